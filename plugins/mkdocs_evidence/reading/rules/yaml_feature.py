"""Front matter says everything where it stands: no anchors, aliases or tags."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.reading.naming import shortened

RULE = Rule("yaml-feature", "No anchors, aliases or tags in front matter")

_MEANING = {"&": "an anchor", "*": "an alias", "!": "a tag"}


def tell(place: Place, seen: str) -> Diagnostic:
    """A value that begins with &, * or !, which YAML reads as an order and not as text."""
    what = _MEANING.get(seen[:1], "a tag")
    return Diagnostic(
        RULE,
        place,
        f"a value that begins with &, * or ! must be in quotes: else YAML reads it as {what}, not as text",
        "put the value in double quotes if the character belongs to the text; else write the value out",
        seen=shortened(seen),
    )
