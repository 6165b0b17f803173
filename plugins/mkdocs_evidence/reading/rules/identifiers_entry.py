"""Every entry of identifiers.yml names a record and gives it identifiers of known kinds."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("identifiers-entry", "identifiers.yml gives records identifiers of known kinds")

SHAPE = "write `protocols/<id>@2:` and below it, indented, `doi:` or `aliases:`"


def tell_key(place: Place, seen: str) -> Diagnostic:
    """An entry whose name is no record."""
    return Diagnostic(RULE, place, f"`{seen}` does not name a record by type and id", SHAPE, seen=seen)


def tell_value(place: Place, name: str, reason: str, seen: str | None) -> Diagnostic:
    """An entry with a value that no identifier can have; None where the value is no text."""
    step = SHAPE if seen is None else "write it as in the example, with nothing before or after it"
    return Diagnostic(RULE, place, f"`{name}` {reason}", step, seen=seen)
