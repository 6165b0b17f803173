"""A key names one work."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry

RULE = Rule("bibliography-key-duplicate", "Keys of the bibliography are unique")


def tell(place: Place, entry: RawEntry, first_line: int) -> Diagnostic:
    """A second entry with the key of an earlier one."""
    return Diagnostic(
        RULE,
        place,
        f"`{entry.key}` is the key of another entry, on line {first_line}",
        "take one of the two out if they are the same work; else give this one a key of its own",
        seen=entry.key,
    )
