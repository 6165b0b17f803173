"""The icon and the template that a page that is no record names are there."""

from __future__ import annotations

import re

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.model import Source

RULE = Rule("page-template", "The icon and the template that a page names are there")

FIELDS = {
    "icon": "look the icon's name up in the documentation of Material for MkDocs, as in material/school; or "
    "leave the line out",
    "template": "leave the line out; or write the name of a template in the `custom_dir` of mkdocs.yml",
}
"""The fields of a page that lead to files of the theme, and what to do where there is none."""


def missing_template(source: Source, field: str, seen: str) -> Diagnostic:
    """An icon or a template that neither the theme nor the site has."""
    line, text = _line_of(source, field)
    start = text.find(seen)
    place = Place(source.shown_path, line, max(start, 0) + 1, len(seen) if start >= 0 else 1, text)
    return Diagnostic(RULE, place, f"the theme has no {field} of this name", FIELDS[field], seen=seen)


def _line_of(source: Source, field: str) -> tuple[int, str]:
    """Number and text of the line of a field, from 1; the first line where it is not found."""
    for number, text in enumerate(source.header.split("\n"), 2):
        if re.match(rf"['\"]?{field}['\"]?\s*:", text):
            return number, text
    return 1, ""
