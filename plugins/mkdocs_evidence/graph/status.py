"""The four axes of status, each computed here and nowhere else, and never mixed.

Study: declared on the project. Document: declared, then changed by notices only. Version:
computed from the siblings. Results: computed from milestones and the day of the build.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.model import (
    CommonFields,
    Key,
    Notice,
    PartialDate,
    Project,
    ProjectFields,
    Record,
    RecordType,
    Report,
    StatusEntry,
)
from mkdocs_evidence.model.dates import year_after
from mkdocs_evidence.model.vocabulary import (
    DocumentStatus,
    MilestoneEvent,
    NoticeKind,
    NoticeState,
    ReportKind,
    ResultsStatus,
    StudyStatus,
    VersionState,
)

DUE_SOON = timedelta(days=90)
CLOSING_REPORTS = (ReportKind.FINAL, ReportKind.PILOT, ReportKind.REVIEW)


def status_entries(project: Project, as_of: date) -> tuple[StatusEntry, ...]:
    """The status history as it was known on a day; at least its first entry."""
    history = project.fields.status_history
    return tuple(entry for entry in history if entry.date.is_known_by(as_of)) or history[:1]


def study_status(project: Project, as_of: date) -> StatusEntry:
    """The last status that had been declared on a day."""
    return status_entries(project, as_of)[-1]


def unconfirmed_since(project: Project, as_of: date) -> PartialDate | None:
    """Since when nobody has confirmed a status that can still change; None when that is recent."""
    entry = study_status(project, as_of)
    if entry.status.is_final:
        return None
    confirmed = project.fields.status_confirmed
    is_known = confirmed is not None and confirmed.is_known_by(as_of)
    last = max(entry.date, confirmed) if confirmed and is_known else entry.date
    return last if as_of > year_after(last.latest) else None


def notices_on(graph: Graph, key: Key) -> tuple[Notice, ...]:
    """The notices that concern a record or version, oldest first: those in force, and those that ended.

    A notice on a work concerns all its versions; a notice on a version concerns that one, and
    shows on the work's landing page while that version is the current one.
    """
    links = graph.notices_naming(key)
    if not links:
        return ()
    if key.type.is_versioned:
        version = key.version or graph.head(key).key.version
        links = tuple(link for link in links if link.target.version in (0, version))
    notices = (cast("Notice", graph.head(link.source)) for link in links)
    return tuple(sorted(notices, key=lambda notice: (notice.fields.date, notice.key)))


def ending_of(graph: Graph, key: Key) -> Notice | None:
    """The notice that ended another; None while that is in force, and for records of other types."""
    by = graph.ended_by(key) if key.type is RecordType.NOTICE else None
    return cast("Notice", graph.head(by)) if by and graph.shows(by) else None


def in_force(graph: Graph, notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """Those of these notices that no later notice has ended on the day of the build."""
    return tuple(notice for notice in notices if graph.ended_by(notice.key) is None)


def kinds_in_force(graph: Graph, key: Key, notices: Iterable[Notice] | None = None) -> tuple[NoticeKind, ...]:
    """The kinds of the notices in force on a record; `notices` are all those on it, where they are known."""
    known = notices_on(graph, key) if notices is None else notices
    return tuple(notice.fields.kind for notice in in_force(graph, known))


_GRAVITY = (
    DocumentStatus.PUBLISHED,
    DocumentStatus.CONCERN,
    DocumentStatus.WITHDRAWN,
    DocumentStatus.RETRACTED,
    DocumentStatus.REMOVED,
)


def document_status(
    graph: Graph, record: Record[CommonFields], notices: Iterable[Notice] | None = None
) -> DocumentStatus:
    """Draft, published, or what the gravest notice in force on the record makes of it.

    `notices` are those on the record, where they are known.
    """
    if record.index_entry.is_draft:
        return DocumentStatus.DRAFT
    statuses = (kind.document_status for kind in kinds_in_force(graph, record.key, notices))
    return max(statuses, key=_GRAVITY.index, default=DocumentStatus.PUBLISHED)


def version_state(
    graph: Graph, record: Record[CommonFields], notices: Iterable[Notice] | None = None
) -> VersionState:
    """What a version is among its siblings; `notices` are those on it, where they are known."""
    if graph.corpus.latest(record.key).key != record.key:
        return VersionState.SUPERSEDED
    is_corrected = NoticeKind.CORRECTION in kinds_in_force(graph, record.key, notices)
    return VersionState.CORRECTED if is_corrected else VersionState.CURRENT


def notice_state(graph: Graph, notice: Key) -> NoticeState:
    """Return True if a notice is in force on the day of the build."""
    return NoticeState.ENDED if graph.ended_by(notice) else NoticeState.IN_FORCE


def reports_of(graph: Graph, project: Key) -> tuple[Report, ...]:
    """The current versions of a project's reports, oldest first."""
    works = dict.fromkeys(
        link.source.work
        for link in graph.incoming(project, "project")
        if link.source.type is RecordType.REPORT
    )
    reports = (cast("Report", graph.head(work)) for work in works)
    return tuple(sorted(reports, key=lambda report: (report.index_entry.date, report.key)))


@dataclass(frozen=True, slots=True)
class Results:
    """Whether a project's findings are in: the state, when they were owed and when they came.

    `days` is how many days late they are or were, 0 where they are not.
    """

    status: ResultsStatus
    due: PartialDate | None = None
    reported: PartialDate | None = None
    days: int = 0
    reason: str = ""


def results_due(fields: ProjectFields, as_of: date) -> PartialDate | None:
    """When findings are owed: as declared, else one year after the end of data collection (its anniversary).

    That end is the actual one once it is known, before that the newest plan that was announced.
    Of a month or a year, the last day counts.
    """
    if fields.results_due:
        return fields.results_due
    ends = (
        milestone.actual_by(as_of) or milestone.planned_by(as_of)
        for milestone in fields.milestones
        if milestone.event is MilestoneEvent.DATA_COLLECTION_END
    )
    end = max((end for end in ends if end), default=None)
    return PartialDate.of(year_after(end.latest)) if end else None


def results_of(graph: Graph, project: Project) -> Results:
    """The state of a project's findings on the day of the build."""
    results = _results(graph, project)
    if results.status is ResultsStatus.OVERDUE and results.due:
        return replace(results, days=(graph.as_of - results.due.latest).days)
    return results


def results_status(graph: Graph, project: Project) -> ResultsStatus:
    """The state alone, which does not change from day to day, as the number of days does."""
    return _results(graph, project).status


def _results(graph: Graph, project: Project) -> Results:
    """The state of a project's findings, without the days that what is overdue is late today."""
    due = results_due(project.fields, graph.as_of)
    reported = _first_closing_report(graph, project.key)
    if reported:
        late = (reported.earliest - due.latest).days if due else 0
        status = ResultsStatus.REPORTED_LATE if late > 0 else ResultsStatus.REPORTED
        return Results(status, due, reported, max(late, 0))
    exemption = _exemption(graph, project)
    if exemption:
        return Results(ResultsStatus.EXEMPT, due, reason=exemption)
    if due is None:
        return Results(ResultsStatus.UNKNOWN)
    if graph.as_of > due.latest:
        return Results(ResultsStatus.OVERDUE, due)
    is_soon = graph.as_of >= due.latest - DUE_SOON
    return Results(ResultsStatus.DUE if is_soon else ResultsStatus.NOT_DUE, due)


def _first_closing_report(graph: Graph, project: Key) -> PartialDate | None:
    """The day of the first report that closes a study and is not retracted."""
    dates = []
    for report in reports_of(graph, project):
        is_closing = report.caption.kind in CLOSING_REPORTS
        if is_closing and document_status(graph, report) is not DocumentStatus.RETRACTED:
            first = graph.corpus.versions_by_work[report.key.work][0]
            dates.append(first.index_entry.date)
    return min(dates, default=None)


def _exemption(graph: Graph, project: Project) -> str:
    entry = study_status(project, graph.as_of)
    if entry.status in (StudyStatus.STOPPED, StudyStatus.CANCELLED):
        return entry.reason or entry.status.label
    for notice in in_force(graph, notices_on(graph, project.key)):
        if notice.fields.kind is NoticeKind.NON_PUBLICATION:
            return notice.fields.reason
    return ""


__all__ = [
    "CLOSING_REPORTS",
    "Results",
    "document_status",
    "ending_of",
    "in_force",
    "kinds_in_force",
    "notice_state",
    "notices_on",
    "reports_of",
    "results_due",
    "results_of",
    "results_status",
    "status_entries",
    "study_status",
    "unconfirmed_since",
    "version_state",
]
