"""An entry has each field once."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-field-duplicate", "Entries of the bibliography have each field once")


def tell(place: Place, entry: RawEntry, field: RawField, first_line: int) -> Diagnostic:
    """A field that the entry has already."""
    return Diagnostic(
        RULE,
        place,
        f"`{entry.key}` has the field `{field.name}` twice; the first is on line {first_line}",
        "keep one of them",
        seen=field.name,
    )
