"""All pages of the site, as views: one frozen value for each address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.answers import blog_years
from mkdocs_evidence.graph.facets import FacetIndex, facet_index
from mkdocs_evidence.graph.relatedness import related_works
from mkdocs_evidence.model import Key, Project, Protocol, RecordType, Report
from mkdocs_evidence.views.bibliography import bibliography_pages
from mkdocs_evidence.views.board import board_pages
from mkdocs_evidence.views.browse import browse_pages, in_parts
from mkdocs_evidence.views.comparison import comparison_pages
from mkdocs_evidence.views.contribute import contribute_pages
from mkdocs_evidence.views.editions import edition_pages
from mkdocs_evidence.views.home import home_page
from mkdocs_evidence.views.lists import blog_year_list, type_list
from mkdocs_evidence.views.machine_head import with_machine_heads
from mkdocs_evidence.views.not_found import not_found_page
from mkdocs_evidence.views.parts import Page
from mkdocs_evidence.views.project import project_page
from mkdocs_evidence.views.protocol import protocol_landing, protocol_version
from mkdocs_evidence.views.records import record_page
from mkdocs_evidence.views.register import register_page
from mkdocs_evidence.views.related import with_related
from mkdocs_evidence.views.report import report_landing, report_version
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
        pages = with_search_entries(graph, index, with_related(graph, whole.related, pages))
        return with_machine_heads(graph, pages)

    def group(name: str, pages: Callable[[], Iterable[Page]]) -> PageGroup:
        return PageGroup(name, lambda: finished(pages()))

    yield group("site", lambda: _single_pages(graph, index))
    yield group("lists", lambda: in_parts(_list_pages(graph)))
    yield group("facets", lambda: in_parts(browse_pages(graph, index)))
    for work in graph.corpus.versions_by_work:
        yield group(str(work), partial(pages_of_work, graph, work))


def _single_pages(graph: Graph, index: FacetIndex) -> Iterator[Page]:
    yield home_page(graph)
    yield words_page()
    yield not_found_page()
    yield from contribute_pages(graph)
    yield search_page(graph, index)
    yield register_page(graph)
    yield from bibliography_pages(graph)
    yield from edition_pages(graph)
    yield from tombstone_pages(graph)


def _list_pages(graph: Graph) -> Iterator[Page]:
    for kind in RecordType:
        yield type_list(graph, kind)
    for year in blog_years(graph):
        yield blog_year_list(graph, year)
    yield topics_page(graph)
    for topic in graph.settings.topics:
        yield topic_page(graph, topic)
    yield from board_pages(graph)


def pages_of_work(graph: Graph, work: Key) -> Iterator[Page]:
    """The pages of one record: its own, and for a versioned one its versions and its history."""
    if work.type is RecordType.PROJECT:
        yield project_page(graph, cast("Project", graph.head(work)))
    elif work.type is RecordType.PROTOCOL:
        yield protocol_landing(graph, work)
        for version in graph.corpus.versions_by_work[work]:
            yield protocol_version(graph, cast("Protocol", version))
        yield history_page(graph, work)
        yield from comparison_pages(graph, work)
    elif work.type is RecordType.REPORT:
        yield report_landing(graph, work)
        for version in graph.corpus.versions_by_work[work]:
            yield report_version(graph, cast("Report", version))
        yield history_page(graph, work)
        yield from comparison_pages(graph, work)
    else:
        yield record_page(graph, graph.head(work))
