"""Ids of headings, kept apart from those with which the theme finds its own parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from markdown import Markdown
from markdown.extensions.toc import TocTreeprocessor

from mkdocs_evidence.model.body_policy import allows_id

NUMBERED = "_"
"""The one other id that would become a reserved one: a second heading with it gets `__1`."""


def leave_reserved_ids(md: Markdown) -> None:
    """Make a converter give no heading an id of the theme's own; `__init__` becomes `init__`."""
    for part in md.treeprocessors:
        if isinstance(part, TocTreeprocessor):
            part.slugify = partial(_slug, part.slugify)


def _slug(slugify: Callable[[str, str], str], title: str, separator: str) -> str:
    slug = slugify(title, separator)
    return slug if allows_id(slug) and slug != NUMBERED else slug.lstrip(NUMBERED)
