"""Front matter is a list of fields, each a name and a value."""

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("yaml-structure", "Front matter is a list of fields")


def tell_no_fields(place: Place) -> Diagnostic:
    """A front matter that is a text or a list."""
    return Diagnostic(
        RULE,
        place,
        "the front matter holds no fields",
        "write one field on each line, as in `title: Social workers in schools`",
    )


def tell_key(place: Place) -> Diagnostic:
    """A field whose name is not a word."""
    return Diagnostic(
        RULE,
        place,
        "the name of a field must be a plain word",
        "write the field's name without brackets, hyphens or question marks in front, then a colon",
    )


def tell_deep(place: Place) -> Diagnostic:
    """Lists in lists in lists."""
    return Diagnostic(
        RULE,
        place,
        "the front matter is nested too deeply here",
        "take out the extra brackets or indentation; no field needs more than a list of groups",
    )
