"""All pages of the site, as views: one frozen value for each address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.answers import blog_years
from mkdocs_evidence.graph.canonical_addresses import file_at
from mkdocs_evidence.graph.facets import FacetIndex, facet_index
from mkdocs_evidence.graph.relatedness import related_works
from mkdocs_evidence.model import Key, Project, RecordType
from mkdocs_evidence.views.bibliography import bibliography_pages
from mkdocs_evidence.views.board import board_pages
from mkdocs_evidence.views.browse import browse_lists, in_parts
from mkdocs_evidence.views.comparison import comparison_pages
from mkdocs_evidence.views.contribute import contribute_pages
from mkdocs_evidence.views.editions import edition_pages
from mkdocs_evidence.views.headers import bodies_of
from mkdocs_evidence.views.home import home_page
from mkdocs_evidence.views.lists import blog_year_list, type_list
from mkdocs_evidence.views.machine_head import with_machine_heads
from mkdocs_evidence.views.not_found import not_found_page
from mkdocs_evidence.views.parts import Page
from mkdocs_evidence.views.project import project_page
from mkdocs_evidence.views.protocol import protocol_pages
from mkdocs_evidence.views.records import record_page
from mkdocs_evidence.views.register import register_page
from mkdocs_evidence.views.related import with_related
from mkdocs_evidence.views.report import report_pages
from mkdocs_evidence.views.search import search_page, with_search_entries
from mkdocs_evidence.views.tombstone import tombstone_pages
from mkdocs_evidence.views.topics import topic_page, topics_page
from mkdocs_evidence.views.versions import history_page
from mkdocs_evidence.views.words import words_page


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages that are made together, when they are asked for; the name is that of no other group."""

    name: str
    pages: Callable[[], Iterator[Page]]


def site_pages(graph: Graph) -> Iterator[Page]:
    """Every page of the site, home first, then lists, then records."""
    return (page for group in page_groups(graph) for page in group.pages())


@dataclass(frozen=True, slots=True)
class Overview:
    """What is computed of all records at once, and of no text: facets, and what is related to what."""

    facets: FacetIndex
    related: Mapping[Key, tuple[Key, ...]]


def overview_of(graph: Graph) -> Overview:
    """The overview of all records."""
    return Overview(facet_index(graph), related_works(graph))


def page_groups(graph: Graph, overview: Overview | None = None) -> Iterator[PageGroup]:
    """All pages of the site in groups that can be made apart from each other.

    The `overview` is computed unless it is given.
    """
    whole = overview or overview_of(graph)
    index = whole.facets

    def finished(pages: Iterable[Page]) -> Iterator[Page]:
        pages = _without_taken(graph, pages)
        pages = with_search_entries(graph, index, with_related(graph, whole.related, pages))
        return with_machine_heads(graph, pages)

    def group(name: str, pages: Callable[[], Iterable[Page]]) -> PageGroup:
        return PageGroup(name, lambda: finished(pages()))

    for name, pages in (*_single_pages(graph, index), *_list_pages(graph), *browse_lists(graph, index)):
        yield group(name, pages)
    for work in graph.corpus.versions_by_work:
        yield group(str(work), partial(pages_of_work, graph, work))


def addresses_of_lists(graph: Graph) -> Iterator[str]:
    """The addresses of all pages but those of the records."""
    index = facet_index(graph)
    for _, pages in (*_single_pages(graph, index), *_list_pages(graph), *browse_lists(graph, index)):
        yield from (page.head.address for page in _without_taken(graph, pages()))


def _without_taken(graph: Graph, pages: Iterable[Page]) -> Iterable[Page]:
    """The pages but for those where the site has a file of its own."""
    settings = graph.settings
    if not settings.taken_paths:
        return pages
    return (page for page in pages if not settings.is_taken(file_at(page.head.address)))


Named = tuple[str, Callable[[], Iterable[Page]]]


def _single_pages(graph: Graph, index: FacetIndex) -> Iterator[Named]:
    yield "home", lambda: (home_page(graph),)
    yield "words and not found", lambda: (words_page(graph), not_found_page())
    yield "contribute", lambda: contribute_pages(graph)
    yield "search", lambda: (search_page(graph, index),)
    yield "register", lambda: (register_page(graph),)
    yield "bibliography", lambda: bibliography_pages(graph)
    yield "editions", lambda: edition_pages(graph)
    yield "tombstones", lambda: tombstone_pages(graph)


def _list_pages(graph: Graph) -> Iterator[Named]:
    def listed(make: Callable[[], Page]) -> Callable[[], Iterable[Page]]:
        return lambda: in_parts((make(),))

    for kind in RecordType:
        yield f"list of {kind.value}", listed(partial(type_list, graph, kind))
    for year in blog_years(graph):
        yield f"posts of {year}", listed(partial(blog_year_list, graph, year))
    yield "topics", listed(partial(topics_page, graph))
    for topic in graph.settings.topics:
        yield f"topic {topic.id}", listed(partial(topic_page, graph, topic))
    yield "board", lambda: in_parts(board_pages(graph))


def pages_of_work(graph: Graph, work: Key) -> Iterator[Page]:
    """The pages of one record: its own, and for a versioned one its versions and its history."""
    if work.type is RecordType.PROJECT:
        yield project_page(graph, cast("Project", graph.head(work)))
    elif work.type is RecordType.PROTOCOL:
        bodies = bodies_of(graph)
        yield from protocol_pages(graph, work, bodies)
        yield history_page(graph, work)
        yield from comparison_pages(graph, work, bodies)
    elif work.type is RecordType.REPORT:
        bodies = bodies_of(graph)
        yield from report_pages(graph, work, bodies)
        yield history_page(graph, work)
        yield from comparison_pages(graph, work, bodies)
    else:
        yield record_page(graph, graph.head(work))
