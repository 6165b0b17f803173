"""A value without braces or quotes is a number, or the name of an @string."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, nearest
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-string-undefined", "Strings of the bibliography are defined")


def tell(place: Place, entry: RawEntry, field: RawField, name: str, known: tuple[str, ...]) -> Diagnostic:
    """A bare word that no @string defines."""
    meant = nearest(name.lower(), known)
    step = f"write {field.name} = {{{name}}} if it is the value itself"
    return Diagnostic(
        RULE,
        place,
        f"`{field.name}` in `{entry.key}` names the string `{name}`, which is not defined",
        f"write `{meant}`, or {step}" if meant else f"{step}, or define it with @string",
        seen=name,
        nearest=meant,
    )
