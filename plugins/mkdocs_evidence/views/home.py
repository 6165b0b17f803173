"""The home page: what this is, what was found, what is new, what is due, how to take part."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.gatherings import EventState, event_state
from mkdocs_evidence.graph.status import results_status
from mkdocs_evidence.model import CallFields, EventFields, Key, Project, RecordType, Report
from mkdocs_evidence.model.vocabulary import ResultsStatus
from mkdocs_evidence.views.board import BoardGlance, board_glance
from mkdocs_evidence.views.cards import card_of, shelf
from mkdocs_evidence.views.findings import ReportFindings, findings_of, with_findings
from mkdocs_evidence.views.parts import Card, Head, Page, PageLink, Shelf
from mkdocs_evidence.views.topics import topics_page

NEWEST = 5
NEWEST_FINDINGS = 3
MOST_DUE = 5


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The front of the site."""

    title: str
    statement: str
    featured: Card | None
    counts: tuple[tuple[PageLink, int], ...]
    found: tuple[ReportFindings, ...]
    newest: Shelf
    protocols: Shelf
    overdue: Shelf
    board: BoardGlance
    taking_part: Shelf
    topics: tuple[tuple[PageLink, str, int], ...]


def home_page(graph: Graph) -> HomePage:
    """The view of the home page."""
    settings = graph.settings
    featured = featured_work(graph)
    found = _newest_findings(graph)
    told = {part.report.href for part in found} | ({address_of(featured)} if featured else set())
    return HomePage(
        head=Head(
            address="/",
            kind="home",
            title=settings.name,
            description=settings.description,
            canonical="/",
        ),
        title=settings.name,
        statement=settings.statement,
        featured=card_of(graph, featured) if featured else None,
        counts=tuple(
            (PageLink(kind.plural, f"/{kind.value}/"), len(graph.corpus.works(kind)))
            for kind in (RecordType.PROJECT, RecordType.PROTOCOL, RecordType.REPORT, RecordType.BLOG)
        ),
        found=found,
        newest=Shelf("New", _newest(graph, (RecordType.BLOG, RecordType.REPORT), told), "new"),
        protocols=Shelf("Protocols", _newest(graph, (RecordType.PROTOCOL,)), "protocols"),
        overdue=shelf(graph, "Overdue", _overdue(graph), "overdue"),
        board=board_glance(graph, MOST_DUE),
        taking_part=shelf(graph, "Take part", _open_invitations(graph), "take-part"),
        topics=topics_page(graph).topics,
    )


def featured_work(graph: Graph) -> Key | None:
    """The record with which new readers begin; None where the site names none that is public."""
    named = graph.settings.featured
    found = (work for kind in RecordType for work in graph.corpus.works(kind) if str(work) == named)
    return next(found, None) if named else None


def _newest(
    graph: Graph, kinds: tuple[RecordType, ...], told: Container[str] = frozenset()
) -> tuple[Card, ...]:
    """The newest works of these types, without what the page has `told` already."""
    works = [work for kind in kinds for work in graph.corpus.works(kind) if address_of(work) not in told]
    index = graph.corpus.index
    works.sort(key=lambda work: (index[work][0].date, work), reverse=True)
    return tuple(card_of(graph, work) for work in works[:NEWEST])


def _newest_findings(graph: Graph) -> tuple[ReportFindings, ...]:
    """The findings of the newest reports on projects that hold any; others are not opened."""
    newest = with_findings(graph, graph.corpus.works(RecordType.REPORT))
    keys = (key for key in newest if graph.outgoing(key, "project"))
    reports = (cast("Report", graph.head(key)) for key in islice(keys, NEWEST_FINDINGS))
    return tuple(findings_of(graph, report) for report in reports)


def _overdue(graph: Graph) -> tuple[Key, ...]:
    works = graph.corpus.works(RecordType.PROJECT)
    return tuple(
        work
        for work in works
        if results_status(graph, cast("Project", graph.head(work))) is ResultsStatus.OVERDUE
    )


def _open_invitations(graph: Graph) -> tuple[Key, ...]:
    """The calls that are open and the events that are still to come."""
    calls = (
        call.key
        for call in graph.corpus.latest_of(RecordType.CALL, CallFields)
        if _is_open(call.fields, graph.as_of)
    )
    events = (
        event.key
        for event in graph.corpus.latest_of(RecordType.EVENT, EventFields)
        if event_state(event.fields, graph.as_of) is not EventState.PAST
    )
    return (*calls, *events)


def _is_open(fields: CallFields, as_of: date) -> bool:
    if fields.closes is None:
        return False
    return fields.opens.date.earliest <= as_of <= fields.closes.date.latest
