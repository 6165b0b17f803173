"""The pages of a report: its landing page, and the permanent page of each version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.known_versions import versions_of
from mkdocs_evidence.graph.outcomes import comparisons_of
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.model import Key, Report
from mkdocs_evidence.views.cards import about_shelves, shelf
from mkdocs_evidence.views.drawn_findings import DrawnFindings, drawn_findings
from mkdocs_evidence.views.findings import ReportFindings, findings_of, outcomes_evaluated
from mkdocs_evidence.views.headers import (
    BodyOf,
    record_footer,
    record_head,
    record_header,
    relation_facts,
)
from mkdocs_evidence.views.parts import Body, Fact, Head, Page, RecordFooter, RecordHeader, Shelf
from mkdocs_evidence.views.promised import PromisedTable, promised_tables
from mkdocs_evidence.views.protocol import (
    ProjectStanding,
    ShownFile,
    files_of,
    project_standings,
    version_head,
)
from mkdocs_evidence.views.versions import Banner, HistoryEntry, banner_of, history_entries, version_relations


@dataclass(frozen=True, slots=True)
class ShownDeviation:
    """Where the study did something other than its protocol said."""

    where: str
    planned: str
    done: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShownRating:
    """A level on a scale, never without the scale."""

    scheme: str
    aspect: str
    level: int
    of: int
    rationale: str


@dataclass(frozen=True, slots=True)
class ReportPage(Page):
    """A report: on its landing page the current version, on a permanent page any version."""

    header: RecordHeader
    banner: Banner
    standings: tuple[ProjectStanding, ...]
    evaluates: Shelf
    found: ReportFindings
    drawn: DrawnFindings | None
    promised: tuple[PromisedTable, ...]
    deviations: tuple[ShownDeviation, ...]
    not_reported: tuple[tuple[str, str], ...]
    ratings: tuple[ShownRating, ...]
    files: tuple[ShownFile, ...]
    body: Body
    history: tuple[HistoryEntry, ...]
    came_next: Shelf
    footer: RecordFooter
    is_landing: bool


def report_pages(graph: Graph, work: Key, body_of: BodyOf) -> Iterator[ReportPage]:
    """The landing page of a report, then the permanent page of each version.

    That of the current version differs from the landing page in its head, and in where its data stand.
    """
    current = cast("Report", graph.head(work))
    history, about = history_entries(graph, work), about_shelves(graph, work)
    head = replace(record_head(graph, current, "report"), relations=version_relations(graph, None, work))
    landing = _page(graph, current, head, body_of, history, about)
    yield replace(landing, drawn=drawn_findings(graph, work, [current]), is_landing=True)
    for version in versions_of(graph, work):
        report = cast("Report", version)
        head = version_head(graph, report, "report")
        is_current = report.key == current.key
        page = landing if is_current else _page(graph, report, head, body_of, history, about)
        yield replace(page, head=head)


def _page(
    graph: Graph,
    report: Report,
    head: Head,
    body_of: BodyOf,
    history: tuple[HistoryEntry, ...],
    about: tuple[Shelf, ...],
) -> ReportPage:
    return ReportPage(
        head=head,
        header=record_header(graph, report, _facts(graph, report)),
        banner=banner_of(graph, report),
        standings=project_standings(graph, report.key),
        evaluates=shelf(
            graph,
            "The protocol that it evaluates",
            unique_ends(graph.outgoing(report.key, "evaluates"), sources=False),
            "protocol",
        ),
        found=findings_of(graph, report),
        drawn=drawn_findings(graph, report.key, [report]),
        promised=promised_tables(graph, comparisons_of(graph, report)),
        deviations=shown_deviations(report),
        not_reported=shown_omissions(graph, report),
        ratings=shown_ratings(report),
        files=files_of(report),
        body=body_of(report),
        history=history,
        came_next=_came_next(graph, report),
        footer=record_footer(graph, report, about),
        is_landing=False,
    )


def _facts(graph: Graph, report: Report) -> tuple[Fact, ...]:
    return (
        *relation_facts(graph, report, "project", "evaluates", "translation_of"),
        coverage_fact(report),
    )


def coverage_fact(report: Report) -> Fact:
    """Whether the record accounts for every outcome of the report."""
    return Fact("Coverage", text=f"{report.fields.coverage.label}. {report.fields.coverage.meaning}")


def shown_deviations(report: Report) -> tuple[ShownDeviation, ...]:
    """Where the study departed from its protocol."""
    return tuple(
        ShownDeviation(
            where=deviation.section or deviation.outcome or "",
            planned=deviation.planned,
            done=deviation.done,
            reason=deviation.reason or "No reason is given.",
        )
        for deviation in report.fields.deviations
    )


def shown_omissions(graph: Graph, report: Report) -> tuple[tuple[str, str], ...]:
    """The promised outcomes that the report leaves out, each with the reason."""
    measures = {outcome.id: outcome.measure for outcome in outcomes_evaluated(graph, report)}
    return tuple(
        (measures.get(missing.outcome, missing.outcome), missing.reason or "No reason is given.")
        for missing in report.fields.not_reported
    )


def shown_ratings(report: Report) -> tuple[ShownRating, ...]:
    """The ratings that the report gives or was given, each with its scale."""
    return tuple(
        ShownRating(
            scheme=" ".join(part for part in (rating.scheme, rating.scheme_version) if part),
            aspect=rating.aspect.label if rating.aspect else "",
            level=rating.level,
            of=rating.of,
            rationale=rating.rationale or "",
        )
        for rating in report.fields.ratings
    )


def _came_next(graph: Graph, report: Report) -> Shelf:
    """The projects that follow on from this report's projects."""
    projects = unique_ends(graph.outgoing(report.key, "project"), sources=False)
    later = (link.source for project in projects for link in graph.incoming(project, "follows_on_from"))
    return shelf(graph, "What came next", later, "what-came-next")
