"""The home page: what this is, what was found, what is new, what is due, how to take part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.gatherings import EventState, event_state
from mkdocs_evidence.graph.status import reports_of, results_of
from mkdocs_evidence.model import CallFields, EventFields, Key, Project, RecordType
from mkdocs_evidence.model.vocabulary import ResultsStatus
from mkdocs_evidence.views.cards import card_of, first_date, shelf
from mkdocs_evidence.views.findings import ReportFindings, findings_of
from mkdocs_evidence.views.lists import topics_page
from mkdocs_evidence.views.parts import Card, Head, Page, PageLink, Shelf

NEWEST = 6
NEWEST_FINDINGS = 3


@dataclass(frozen=True, slots=True)
class HomePage(Page):
    """The front of the site."""

    title: str
    statement: str
    counts: tuple[tuple[PageLink, int], ...]
    found: tuple[ReportFindings, ...]
    newest: Shelf
    protocols: Shelf
    overdue: Shelf
    taking_part: Shelf
    topics: tuple[tuple[PageLink, str, int], ...]


def home_page(graph: Graph) -> HomePage:
    """The view of the home page."""
    settings = graph.settings
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
        counts=tuple(
            (PageLink(kind.plural, f"/{kind.value}/"), len(graph.corpus.works(kind)))
            for kind in (RecordType.PROJECT, RecordType.PROTOCOL, RecordType.REPORT, RecordType.BLOG)
        ),
        found=_newest_findings(graph),
        newest=Shelf("New", _newest(graph, (RecordType.BLOG, RecordType.REPORT)), "new"),
        protocols=Shelf("Protocols", _newest(graph, (RecordType.PROTOCOL,)), "protocols"),
        overdue=shelf(graph, "Overdue", _overdue(graph), "overdue"),
        taking_part=shelf(graph, "Take part", _open_invitations(graph), "take-part"),
        topics=topics_page(graph).topics,
    )


def _newest(graph: Graph, kinds: tuple[RecordType, ...]) -> tuple[Card, ...]:
    works = [work for kind in kinds for work in graph.corpus.works(kind)]
    works.sort(key=lambda work: (first_date(graph, work), work), reverse=True)
    return tuple(card_of(graph, work) for work in works[:NEWEST])


def _newest_findings(graph: Graph) -> tuple[ReportFindings, ...]:
    """The findings of the newest reports that hold any."""
    works = graph.corpus.works(RecordType.PROJECT)
    reports = {report.key: report for work in works for report in reports_of(graph, work)}
    newest = sorted(reports.values(), key=lambda report: (report.fields.date, report.key), reverse=True)
    found = (findings_of(graph, report) for report in newest if report.fields.findings)
    return tuple(part for part, _ in zip(found, range(NEWEST_FINDINGS), strict=False))


def _overdue(graph: Graph) -> tuple[Key, ...]:
    works = graph.corpus.works(RecordType.PROJECT)
    return tuple(
        work
        for work in works
        if results_of(graph, cast("Project", graph.head(work))).status is ResultsStatus.OVERDUE
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
