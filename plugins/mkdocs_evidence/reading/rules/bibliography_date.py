"""Dates in the bibliography are years, exact dates, ranges, or words that styles know."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-date", "Dates in the bibliography are dates")


def tell(place: Place, entry: RawEntry, field: RawField, seen: str, reason: str) -> Diagnostic:
    """A year, a month or a date that is none."""
    return Diagnostic(
        RULE,
        place,
        f"`{field.name}` in `{entry.key}` {reason}",
        "write 2019, 2019-03-20 (in `date`), 2019/20, c. 2019, n.d., in press or forthcoming",
        seen=seen,
    )
