"""How to begin a record or its next version, in a terminal and without one: one wording for all messages."""

from __future__ import annotations


def amending(work: str) -> str:
    """The command that begins the next version of a protocol or report."""
    return f"python3 build.py amend {work}"


def amending_in_the_browser(work: str) -> str:
    """The same without a terminal."""
    return (
        "on the record's page choose “Propose an amendment”, “Begin an amendment” and “Run workflow”; pick "
        f"`amend`, and give `{work}`"
    )


def beginning(kind: str, record_id: str) -> str:
    """The command that begins a record of a type."""
    return f"python3 build.py new {kind} {record_id}"


def taking_down(target: str) -> str:
    """The command that begins the notice by which a record is taken down."""
    name = target.rpartition("/")[2].replace("@", "-v")
    return f"python3 build.py new notice removal-of-{name} --set kind=removal --set target={target}"


PUBLISHING = "python3 build.py publish"
