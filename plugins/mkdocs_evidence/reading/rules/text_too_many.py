"""A text holds so many of a kind of thing as people can follow."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("text-too-many", "Texts hold a readable number of things")


def tell(place: Place, what: str, number: int, most: int, step: str) -> Diagnostic:
    """Return the fault of more things of a kind than may be; `step` says what to do."""
    return Diagnostic(RULE, place, f"there are {number:,} {what}", step, allowed=(f"at most {most:,}",))
