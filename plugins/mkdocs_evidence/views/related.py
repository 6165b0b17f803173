"""Related records at the end of each record's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.model import Key
from mkdocs_evidence.views.cards import card_of
from mkdocs_evidence.views.parts import Page, RecordFooter, Shelf


def with_related(
    graph: Graph, related: Mapping[Key, tuple[Key, ...]], pages: Iterable[Page]
) -> Iterator[Page]:
    """The pages; the landing page of each record with a shelf of what is `related` to it.

    What another shelf of its footer shows already is left out, and so is what it links.
    """
    for page in pages:
        footer: RecordFooter | None = getattr(page, "footer", None)
        key = key_at(page.head.address)
        works = related.get(key, ()) if key else ()
        if footer is None or not works:
            yield page
            continue
        shown = {card.href for shelf in footer.related for card in shelf.cards}
        cards = tuple(card_of(graph, work) for work in works if address_of(work) not in shown)
        yield _with_shelf(page, footer, Shelf("Related", cards, "related")) if cards else page


def _with_shelf(page: Any, footer: RecordFooter, shelf: Shelf) -> Page:
    changed: Page = replace(page, footer=replace(footer, related=(*footer.related, shelf)))
    return changed
