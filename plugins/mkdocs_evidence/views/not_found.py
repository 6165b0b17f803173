"""The page for addresses that lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph.addresses import NOT_FOUND
from mkdocs_evidence.views.parts import Head, Page


@dataclass(frozen=True, slots=True)
class NotFoundPage(Page):
    """What a reader sees instead of a page that is not there."""

    title: str


def not_found_page() -> NotFoundPage:
    """The view of the page for missing addresses, which hosts serve at any depth."""
    title = "This page is not here"
    return NotFoundPage(
        head=Head(
            address=NOT_FOUND,
            kind="404",
            title=title,
            description="The address leads to no page of this site.",
            indexed=False,
        ),
        title=title,
    )
