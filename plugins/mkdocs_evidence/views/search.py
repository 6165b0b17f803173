"""The search page, and what each page tells the search index of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import SEARCH, key_at
from mkdocs_evidence.graph.facets import UNDATED, FacetIndex
from mkdocs_evidence.model import Key
from mkdocs_evidence.views.browse import FacetList, facet_lists
from mkdocs_evidence.views.cards import card_of
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Card, Head, Page
from mkdocs_evidence.views.small_parts import SearchEntry


@dataclass(frozen=True, slots=True)
class SearchPage(Page):
    """Search with filters; without a script, the same questions as lists."""

    title: str
    facets: tuple[FacetList, ...]


def search_page(graph: Graph, index: FacetIndex) -> SearchPage:
    """The view of the search page."""
    return SearchPage(
        head=Head(
            address=SEARCH,
            kind="search",
            title="Search",
            description=f"Search {graph.settings.name} by words, type, topic, design, status and year.",
            crumbs=(HOME_CRUMB,),
            canonical=SEARCH,
        ),
        title="Search",
        facets=facet_lists(graph, index),
    )


def with_search_entries(graph: Graph, index: FacetIndex, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages; the landing page of each record with what the search index must know of it.

    Only those are searched: old versions, histories, lists and what was taken down stay out.
    """
    for page in pages:
        work = key_at(page.head.address)
        if work is None or work not in index.values:
            yield page
        else:
            yield replace(page, head=replace(page.head, search=_entry(graph, index, work)))


def _entry(graph: Graph, index: FacetIndex, work: Key) -> SearchEntry:
    card = card_of(graph, work)
    undated = work.type in UNDATED
    return SearchEntry(
        shown=tuple((name, value) for name, value in _shown(card, undated=undated) if value),
        filters=tuple((facet.value, value) for facet, value in index.values[work]),
        date="0000" if undated else card.date.iso,
    )


def _shown(card: Card, *, undated: bool) -> Iterator[tuple[str, str]]:
    """What a search result shows beside its excerpt."""
    yield "title", card.title
    yield "kind", card.kind_label
    yield "date", "" if undated else card.date.words
    yield "mark", card.mark
    yield "byline", card.byline
    yield "status", " · ".join(chip.label for chip in card.chips if chip.label != card.mark)
