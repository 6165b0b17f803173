"""DOIs in the bibliography are DOIs."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-doi", "DOIs in the bibliography are DOIs")


def tell(place: Place, entry: RawEntry, field: RawField, seen: str, reason: str) -> Diagnostic:
    """A DOI that leads nowhere."""
    return Diagnostic(
        RULE,
        place,
        f"`{field.name}` in `{entry.key}` {reason}",
        "write what comes after https://doi.org/, as in 10.1371/journal.pone.0265354",
        seen=seen,
    )
