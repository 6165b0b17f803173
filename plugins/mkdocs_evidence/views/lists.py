"""Lists: of each type, of each topic, of each year of the blog."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import (
    blog_year_address,
    list_address,
)
from mkdocs_evidence.graph.answers import blog_years
from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.views.cards import card_of, first_date
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.paging import Paging
from mkdocs_evidence.views.parts import Card, Head, Page, PageLink, Shelf


@dataclass(frozen=True, slots=True)
class ListPage(Page):
    """Cards in groups, with links to neighbouring lists."""

    title: str
    lead: str
    count: int
    groups: tuple[Shelf, ...]
    neighbours: tuple[PageLink, ...] = ()
    paging: Paging | None = None

    def continued(self) -> Self:
        """The same without what stands on the first page of a long list alone."""
        return self


def type_list(graph: Graph, kind: RecordType) -> ListPage:
    """All records of a type: by year, newest first; people and organisations by name."""
    works = graph.corpus.works(kind)
    by_name = kind in (RecordType.PERSON, RecordType.ORGANISATION)
    groups = _by_letter(graph, works) if by_name else _by_year(graph, works)
    years = tuple(PageLink(str(year), blog_year_address(year)) for year in blog_years(graph))
    return ListPage(
        head=list_head(list_address(kind), kind.plural, kind.meaning),
        title=kind.plural,
        lead=kind.meaning,
        count=len(works),
        groups=groups,
        neighbours=years if kind is RecordType.BLOG else (),
    )


def blog_year_list(graph: Graph, year: int) -> ListPage:
    """The blog posts of a year."""
    posts = graph.corpus.works(RecordType.BLOG)
    works = tuple(work for work in posts if first_date(graph, work).year == year)
    title = f"Blog posts of {year}"
    crumb = PageLink(RecordType.BLOG.plural, list_address(RecordType.BLOG))
    return ListPage(
        head=list_head(blog_year_address(year), title, f"All blog posts of {year}.", crumb),
        title=title,
        lead="",
        count=len(works),
        groups=(Shelf("", sorted_cards(graph, works)),),
        neighbours=tuple(
            PageLink(str(other), blog_year_address(other)) for other in blog_years(graph) if other != year
        ),
    )


def sorted_cards(graph: Graph, works: Iterable[Key]) -> tuple[Card, ...]:
    """The cards of these works, newest first."""
    cards = [card_of(graph, work) for work in works]
    cards.sort(key=lambda card: card.title.casefold())
    cards.sort(key=lambda card: card.date.iso, reverse=True)
    return tuple(cards)


def _by_year(graph: Graph, works: Iterable[Key]) -> tuple[Shelf, ...]:
    groups: dict[str, list[Card]] = {}
    for card in sorted_cards(graph, works):
        groups.setdefault(card.date.iso[:4], []).append(card)
    return tuple(Shelf(year, tuple(cards), f"y{year}") for year, cards in groups.items())


def _by_letter(graph: Graph, works: Iterable[Key]) -> tuple[Shelf, ...]:
    cards = sorted((card_of(graph, work) for work in works), key=lambda card: card.title.casefold())
    return (Shelf("", tuple(cards)),) if cards else ()


def list_head(address: str, title: str, description: str, *crumbs: PageLink, kind: str = "list") -> Head:
    """The head of a list at an address."""
    return Head(
        address=address,
        kind=kind,
        title=title,
        description=description or title,
        crumbs=(HOME_CRUMB, *crumbs),
        canonical=address,
    )
