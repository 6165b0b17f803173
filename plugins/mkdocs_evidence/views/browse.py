"""Finding without a script: every value of every facet has a list, and long lists have pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import SEARCH, facet_address, list_address, part_address, topic_address
from mkdocs_evidence.graph.facets import Facet, FacetIndex, facet_label
from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.views.cards import card_of
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.lists import ListPage
from mkdocs_evidence.views.paging import PER_PAGE, paging, split
from mkdocs_evidence.views.parts import Card, Head, Page, PageLink, Shelf

SEARCH_CRUMB = PageLink("Search", SEARCH)
OPTIONS_SHOWN = 50
"""Values of one facet on the search page; all of them stand on the facet's own page."""
_ORDER = (
    RecordType.REPORT,
    RecordType.PROJECT,
    RecordType.PROTOCOL,
    *(
        kind
        for kind in RecordType
        if kind not in (RecordType.REPORT, RecordType.PROJECT, RecordType.PROTOCOL)
    ),
)


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One value of a facet: how many records have it, and where their list stands."""

    value: str
    label: str
    href: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet with its values; `more` is how many values are left out here."""

    name: str
    label: str
    meaning: str
    href: str
    options: tuple[FacetOption, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class FacetPage(Page):
    """All values of one facet."""

    title: str
    facet: FacetList


def facet_lists(graph: Graph, index: FacetIndex, limit: int = OPTIONS_SHOWN) -> tuple[FacetList, ...]:
    """Every facet that tells records apart, with its most frequent values."""
    return tuple(_facet_list(graph, index, facet, limit) for facet in Facet if index.works[facet])


def browse_lists(graph: Graph, index: FacetIndex) -> Iterator[tuple[str, Callable[[], Iterable[Page]]]]:
    """The page of each facet, and the list of each of its values that has no list elsewhere.

    Each stands under a name, and is made when it is asked for.
    """
    for facet in Facet:
        if not index.works[facet]:
            continue
        yield f"facet {facet.value}", partial(_facet_pages, graph, index, facet)
        if facet not in (Facet.TYPE, Facet.TOPIC):
            for value in index.works[facet]:
                yield f"facet {facet.value}: {value}", partial(_value_pages, graph, index, facet, value)


def _facet_pages(graph: Graph, index: FacetIndex, facet: Facet) -> Iterator[Page]:
    yield _facet_page(graph, index, facet)


def _value_pages(graph: Graph, index: FacetIndex, facet: Facet, value: str) -> Iterator[Page]:
    cards = [(work, card_of(graph, work)) for work in index.works[facet][value]]
    return in_parts((_value_list(graph, facet, value, cards),))


def in_parts(pages: Iterable[Page]) -> Iterator[Page]:
    """The same pages, with every list of more than a page's length cut into several."""
    for page in pages:
        if isinstance(page, ListPage) and page.count > PER_PAGE:
            yield from _parts_of(page)
        else:
            yield page


def _parts_of(page: ListPage) -> Iterator[ListPage]:
    first = page.head
    for number, groups in enumerate(split(page.groups), start=1):
        address = part_address(first.address, number)
        title = f"{first.title} (page {number})" if number > 1 else first.title
        yield replace(
            page.continued() if number > 1 else page,
            head=replace(first, address=address, canonical=address, title=title),
            groups=groups,
            paging=paging(first.address, number, page.count),
        )


def _facet_list(graph: Graph, index: FacetIndex, facet: Facet, limit: int) -> FacetList:
    values = index.works[facet]
    options = tuple(
        FacetOption(value, facet_label(graph, facet, value), value_address(facet, value), len(works))
        for value, works in list(values.items())[: limit or None]
    )
    more = len(values) - len(options)
    return FacetList(facet.value, facet.label, facet.meaning, facet_address(facet.value), options, more)


def value_address(facet: Facet, value: str) -> str:
    """The list of all records with this value."""
    if facet is Facet.TYPE:
        return list_address(RecordType.of(value))
    return topic_address(value) if facet is Facet.TOPIC else facet_address(facet.value, value)


def _facet_page(graph: Graph, index: FacetIndex, facet: Facet) -> FacetPage:
    title = f"Everything by {facet.label.lower()}"
    address = facet_address(facet.value)
    return FacetPage(
        head=Head(
            address=address,
            kind="facet",
            title=title,
            description=facet.meaning,
            crumbs=(HOME_CRUMB, SEARCH_CRUMB),
            canonical=address,
        ),
        title=title,
        facet=_facet_list(graph, index, facet, 0),
    )


def _value_list(graph: Graph, facet: Facet, value: str, works: list[tuple[Key, Card]]) -> ListPage:
    label = facet_label(graph, facet, value)
    title = f"{facet.label}: {label}"
    address = facet_address(facet.value, value)
    return ListPage(
        head=Head(
            address=address,
            kind="list",
            title=title,
            description=f"All records under {facet.label.lower()} “{label}”.",
            crumbs=(HOME_CRUMB, SEARCH_CRUMB, PageLink(facet.label, facet_address(facet.value))),
            canonical=address,
        ),
        title=title,
        lead="",
        count=len(works),
        groups=_by_type(works),
    )


def _by_type(works: Iterable[tuple[Key, Card]]) -> tuple[Shelf, ...]:
    """The cards under their types, findings first, each group newest first."""
    groups: dict[RecordType, list[Card]] = {kind: [] for kind in _ORDER}
    for work, card in works:
        groups[work.type].append(card)
    for cards in groups.values():
        cards.sort(key=lambda card: card.title.casefold())
        cards.sort(key=lambda card: card.date.iso, reverse=True)
    return tuple(Shelf(kind.plural, tuple(cards), kind.value) for kind, cards in groups.items() if cards)
