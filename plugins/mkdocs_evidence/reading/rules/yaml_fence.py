"""A record begins with front matter between two lines of three hyphens."""

from collections.abc import Sequence

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("yaml-fence", "Front matter stands between two lines ---")


def tell_missing(place: Place, lines: Sequence[str]) -> Diagnostic:
    """A file that does not begin with the opening line."""
    first = next((line.rstrip() for line in lines if line.strip()), "")
    if first == "---":
        step = "delete the empty lines above ---, so that --- is the very first line"
    else:
        step = "write --- as the first line, then the fields (title, summary, date, …), then --- again"
    return Diagnostic(RULE, place, "the file does not begin with ---, so it has no front matter", step)


def tell_bare_field(place: Place) -> Diagnostic:
    """A page whose first line is a word and a colon, which MkDocs does not show."""
    return Diagnostic(
        RULE,
        place,
        "MkDocs takes this line for a field of the page, and does not show it",
        "if it is text, put an empty line above it; if it is a field, write --- above and below the fields",
    )


def tell_unclosed(place: Place) -> Diagnostic:
    """A front matter that never ends."""
    return Diagnostic(
        RULE,
        place,
        "the front matter that begins here is never closed",
        "write --- on a line of its own after the last field, before the text begins",
    )
