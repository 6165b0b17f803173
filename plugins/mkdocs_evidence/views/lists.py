"""Lists: of each type, of each topic, of each year of the blog."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import (
    TOPICS,
    blog_year_address,
    list_address,
    topic_address,
)
from mkdocs_evidence.graph.answers import blog_years
from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.model.settings import Topic
from mkdocs_evidence.views.board import board_pages
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


@dataclass(frozen=True, slots=True)
class TopicsPage(Page):
    """All topics, each with how many records it has."""

    title: str
    topics: tuple[tuple[PageLink, str, int], ...]


def list_pages(graph: Graph) -> Iterator[Page]:
    """Every list of the site."""
    for kind in RecordType:
        yield type_list(graph, kind)
    for year in blog_years(graph):
        yield blog_year_list(graph, year)
    yield topics_page(graph)
    for topic in graph.settings.topics:
        yield topic_list(graph, topic)
    yield from board_pages(graph)


def type_list(graph: Graph, kind: RecordType) -> ListPage:
    """All records of a type: by year, newest first; people and organisations by name."""
    works = graph.corpus.works(kind)
    by_name = kind in (RecordType.PERSON, RecordType.ORGANISATION)
    groups = _by_letter(graph, works) if by_name else _by_year(graph, works)
    years = tuple(PageLink(str(year), blog_year_address(year)) for year in blog_years(graph))
    return ListPage(
        head=_list_head(list_address(kind), kind.plural, kind.meaning),
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
        head=_list_head(blog_year_address(year), title, f"All blog posts of {year}.", crumb),
        title=title,
        lead="",
        count=len(works),
        groups=(Shelf("", _cards(graph, works)),),
        neighbours=tuple(
            PageLink(str(other), blog_year_address(other)) for other in blog_years(graph) if other != year
        ),
    )


def topics_page(graph: Graph) -> TopicsPage:
    """All topics of the site."""
    counts = {topic.id: len(_works_of_topic(graph, topic)) for topic in graph.settings.topics}
    return TopicsPage(
        head=_list_head(TOPICS, "Topics", "Everything here, by subject.", kind="topics"),
        title="Topics",
        topics=tuple(
            (PageLink(topic.label, topic_address(topic.id)), topic.description, counts[topic.id])
            for topic in graph.settings.topics
        ),
    )


def topic_list(graph: Graph, topic: Topic) -> ListPage:
    """All records under a topic, by type."""
    works = _works_of_topic(graph, topic)
    order = (
        RecordType.REPORT,
        RecordType.PROJECT,
        RecordType.PROTOCOL,
        *(
            kind
            for kind in RecordType
            if kind not in (RecordType.REPORT, RecordType.PROJECT, RecordType.PROTOCOL)
        ),
    )
    groups = (
        Shelf(kind.plural, _cards(graph, (work for work in works if work.type is kind)), kind.value)
        for kind in order
    )
    return ListPage(
        head=_list_head(topic_address(topic.id), topic.label, topic.description, PageLink("Topics", TOPICS)),
        title=topic.label,
        lead=topic.description,
        count=len(works),
        groups=tuple(group for group in groups if group.cards),
    )


def _works_of_topic(graph: Graph, topic: Topic) -> tuple[Key, ...]:
    works = graph.corpus.versions_by_work
    return tuple(work for work in works if topic.id in graph.head(work).fields.topics)


def _cards(graph: Graph, works: Iterable[Key]) -> tuple[Card, ...]:
    cards = [card_of(graph, work) for work in works]
    cards.sort(key=lambda card: card.title.casefold())
    cards.sort(key=lambda card: card.date.iso, reverse=True)
    return tuple(cards)


def _by_year(graph: Graph, works: Iterable[Key]) -> tuple[Shelf, ...]:
    groups: dict[str, list[Card]] = {}
    for card in _cards(graph, works):
        groups.setdefault(card.date.iso[:4], []).append(card)
    return tuple(Shelf(year, tuple(cards), f"y{year}") for year, cards in groups.items())


def _by_letter(graph: Graph, works: Iterable[Key]) -> tuple[Shelf, ...]:
    cards = sorted((card_of(graph, work) for work in works), key=lambda card: card.title.casefold())
    return (Shelf("", tuple(cards)),) if cards else ()


def _list_head(address: str, title: str, description: str, *crumbs: PageLink, kind: str = "list") -> Head:
    return Head(
        address=address,
        kind=kind,
        title=title,
        description=description or title,
        crumbs=(HOME_CRUMB, *crumbs),
        canonical=address,
    )
