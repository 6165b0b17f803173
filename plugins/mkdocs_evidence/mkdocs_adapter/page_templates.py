"""The icons and templates that pages name in their front matter, as the theme will look for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jinja2
from mkdocs.theme import Theme

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import missing_template


def missing_templates(meta: Mapping[str, Any], source: Source, theme: Theme) -> Iterator[Diagnostic]:
    """Each icon and template that the front matter of a page names, and no folder of the theme holds.

    Without this the theme fails where it shows the icon, which may be the menu of another page.
    """
    named = {"icon": ".icons/{}.svg", "template": "{}"}
    for field, path in named.items():
        seen = meta.get(field)
        if isinstance(seen, str) and not _has(theme, path.format(seen)):
            yield missing_template(source, field, seen)


def _has(theme: Theme, name: str) -> bool:
    loader = jinja2.FileSystemLoader(theme.dirs)
    try:
        loader.get_source(jinja2.Environment(autoescape=True), name)
    except (jinja2.TemplateNotFound, UnicodeError):
        return False
    return True
