"""How to bring a file back with Git and in the browser: one wording for all messages."""

from __future__ import annotations


def restoring_file(path: str) -> str:
    """Return what to do to get a file back as it was, whether or not the edit is committed already."""
    return (
        f"Not committed yet: `git restore {path}`. Committed: `git checkout origin/main -- {path}`; where "
        f"main has the fault too, `git log --oneline -- {path}` lists the commits, and "
        f"`git checkout COMMIT -- {path}` takes the last good one. In the browser: open the file on main, "
        "choose History and the last good commit, download the file, and upload it to the same folder of "
        "your branch"
    )
