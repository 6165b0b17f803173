"""Misspelt fields of the bibliography are noticed; others that nobody reads are passed over."""

from collections.abc import Iterable
from difflib import get_close_matches

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-field-unknown", "Fields of the bibliography are spelt right", Severity.WARNING)
ALIKE = 0.8
"""How alike two names must be to be a slip of the pen: jornal is, journals-of-record is not."""


def tell(place: Place, entry: RawEntry, field: RawField, known: Iterable[str]) -> tuple[Diagnostic, ...]:
    """A field that nobody reads, and that is most like one that somebody does; nothing for others."""
    present = {other.name for other in entry.fields}
    free = sorted(set(known) - present)
    meant = get_close_matches(field.name, free, n=1, cutoff=ALIKE)
    if not meant:
        return ()
    return (
        Diagnostic(
            RULE,
            place,
            f"`{entry.key}` has a field `{field.name}`, which is not read",
            f"write `{meant[0]}` instead",
            seen=field.name,
            nearest=meant[0],
        ),
    )
