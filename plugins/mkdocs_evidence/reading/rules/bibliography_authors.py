"""Names in the bibliography are parted by `and`."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-authors", "Names in the bibliography are parted by “and”")


def tell(place: Place, entry: RawEntry, field: RawField, seen: str, reason: str) -> Diagnostic:
    """A list of names that would come out as other people."""
    step = "write {Smith, John and Jones, Mary}; put a body in its own braces: {{World Health Organization}}"
    if "et al" in reason:
        step = "write `and others` in its place, as in {Smith, John and others}"
    return Diagnostic(RULE, place, f"`{field.name}` in `{entry.key}` {reason}", step, seen=seen)
