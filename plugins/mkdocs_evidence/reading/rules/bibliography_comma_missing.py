"""Fields of an entry are parted by commas: without one, a field swallows the next."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.raw_bibliography import RawEntry, RawField

RULE = Rule("bibliography-comma-missing", "Fields of the bibliography end with a comma")


def tell(
    place: Place, entry: RawEntry, field: RawField, swallowed: tuple[RawField, ...], rest: str
) -> Diagnostic:
    """A value with something behind it that does not belong there."""
    if not swallowed:
        return Diagnostic(
            RULE,
            place,
            f"there is something after the value of `{field.name}` in `{entry.key}`",
            "put the whole value in braces, as in title = {…}, and a comma after it",
            seen=" ".join(rest.split())[:60],
        )
    names = " and ".join(f"`{one.name}`" for one in swallowed)
    return Diagnostic(
        RULE,
        place,
        f"`{field.name}` in `{entry.key}` swallows {names}: there is no comma after its value",
        f"write a comma after the value of `{field.name}`",
    )
