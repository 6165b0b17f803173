"""All pages of the site, as views: one frozen value for each address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import Key, Project, Protocol, RecordType, Report
from mkdocs_evidence.views.home import home_page
from mkdocs_evidence.views.lists import list_pages
from mkdocs_evidence.views.machine_head import with_machine_heads
from mkdocs_evidence.views.not_found import not_found_page
from mkdocs_evidence.views.parts import Page
from mkdocs_evidence.views.project import project_page
from mkdocs_evidence.views.protocol import protocol_landing, protocol_version
from mkdocs_evidence.views.records import record_page
from mkdocs_evidence.views.report import report_landing, report_version
from mkdocs_evidence.views.versions import history_page
from mkdocs_evidence.views.words import words_page


def site_pages(graph: Graph) -> Iterator[Page]:
    """Every page of the site, home first, then lists, then records."""
    return with_machine_heads(graph, _pages(graph))


def _pages(graph: Graph) -> Iterator[Page]:
    yield home_page(graph)
    yield words_page()
    yield not_found_page()
    yield from list_pages(graph)
    for work in graph.corpus.versions_by_work:
        yield from pages_of_work(graph, work)


def pages_of_work(graph: Graph, work: Key) -> Iterator[Page]:
    """The pages of one record: its own, and for a versioned one its versions and its history."""
    if work.type is RecordType.PROJECT:
        yield project_page(graph, cast("Project", graph.head(work)))
    elif work.type is RecordType.PROTOCOL:
        yield protocol_landing(graph, work)
        for version in graph.corpus.versions_by_work[work]:
            yield protocol_version(graph, cast("Protocol", version))
        yield history_page(graph, work)
    elif work.type is RecordType.REPORT:
        yield report_landing(graph, work)
        for version in graph.corpus.versions_by_work[work]:
            yield report_version(graph, cast("Report", version))
        yield history_page(graph, work)
    else:
        yield record_page(graph, graph.head(work))
