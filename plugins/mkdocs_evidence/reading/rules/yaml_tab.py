"""Front matter is indented with spaces, never with tabs."""

import re

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("yaml-tab", "Front matter is indented with spaces")

_TAB = re.compile(r"^( *)\t", re.MULTILINE)


def find(header: str) -> tuple[int, int] | None:
    """Line and column, from 0, of the first tab in an indentation."""
    match = _TAB.search(header)
    return None if match is None else (header.count("\n", 0, match.start()), len(match[1]))


def tell(place: Place) -> Diagnostic:
    """A tab in an indentation, where YAML takes only spaces."""
    return Diagnostic(
        RULE,
        place,
        "this line is indented with a tab; front matter takes only spaces",
        "delete the tab and type two spaces for each step inwards",
        seen="a tab",
    )
