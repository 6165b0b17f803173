"""How to bring a file back with Git and in the browser: one wording for all messages."""

from __future__ import annotations

_IN_THE_BROWSER = (
    "open the file on main, choose History and the last good commit, download the file, and upload it to the "
    "same folder of your branch"
)


def restoring_file(path: str) -> str:
    """Further lines of a help text: how to get a file back as it was, one line for each situation."""
    log = f"`git log --oneline -- {path}`"
    steps = {
        "if nothing is committed yet": f"`git restore {path}`",
        "if it is committed": f"`git checkout origin/main -- {path}`",
        "if main has the fault too": f"find the last good commit with {log}, then "
        f"`git checkout COMMIT -- {path}`",
        "in the browser": _IN_THE_BROWSER,
    }
    return "".join(f"\n- {situation}: {step}" for situation, step in steps.items())
