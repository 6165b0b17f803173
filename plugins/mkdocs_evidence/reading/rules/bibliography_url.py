"""Addresses in the bibliography are whole web addresses."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-url", "Addresses in the bibliography are web addresses")


def tell(place: Place, entry: RawEntry, field: RawField, seen: str, reason: str) -> Diagnostic:
    """An address that does not begin with http, or that cannot be one."""
    return Diagnostic(
        RULE,
        place,
        f"`{field.name}` in `{entry.key}` {reason} that starts with https:// or http://",
        "copy the whole address from the browser, https:// included, without spaces or brackets",
        seen=seen,
    )
