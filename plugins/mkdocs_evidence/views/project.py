"""The page of a project: where it stands, from plan to findings, and all that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.board import WAITING
from mkdocs_evidence.graph.outcomes import comparisons_of
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.status import (
    Results,
    reports_of,
    results_of,
    study_status,
    unconfirmed_since,
)
from mkdocs_evidence.model import Key, PartialDate, Project, RecordType
from mkdocs_evidence.views.cards import about_shelves, shelf
from mkdocs_evidence.views.drawn_findings import DrawnFindings, drawn_findings
from mkdocs_evidence.views.findings import ReportFindings, findings_of
from mkdocs_evidence.views.headers import (
    body_of,
    record_footer,
    record_head,
    record_header,
    relation_facts,
)
from mkdocs_evidence.views.parts import (
    Body,
    Chip,
    Fact,
    Page,
    PageLink,
    RecordFooter,
    RecordHeader,
    Shelf,
    ShownDate,
)
from mkdocs_evidence.views.promised import PromisedTable, promised_tables
from mkdocs_evidence.views.timelines import Timeline, timeline_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a study stands, and its findings, each on its own axis: as of a day, or settled."""

    as_of: ShownDate | None
    study: Chip
    since: ShownDate
    reason: str
    confirmed: ShownDate | None
    unconfirmed_since: ShownDate | None
    results: Chip
    results_sentence: str


@dataclass(frozen=True, slots=True)
class ProjectPage(Page):
    """A project's hub."""

    header: RecordHeader
    standing: Standing
    body: Body
    timeline: Timeline
    protocols: Shelf
    reports: Shelf
    found: tuple[ReportFindings, ...]
    drawn: DrawnFindings | None
    promised: tuple[PromisedTable, ...]
    came_next: Shelf
    came_next_found: tuple[ReportFindings, ...]
    follows: Shelf
    key_figures: tuple[tuple[str, str], ...]
    footer: RecordFooter


def project_page(graph: Graph, project: Project) -> ProjectPage:
    """The view of a project's page."""
    key = project.key
    next_projects = unique_ends(graph.incoming(key, "follows_on_from"), sources=True)
    earlier = unique_ends(graph.outgoing(key, "follows_on_from"), sources=False)
    protocols = _documents(graph, key, RecordType.PROTOCOL, "Protocols")
    reports = _documents(graph, key, RecordType.REPORT, "Reports")
    came_next = shelf(graph, "What came next", next_projects, "what-came-next")
    follows = shelf(graph, "What it follows on from", earlier, "follows-on-from")
    above = (protocols, reports, came_next, follows)
    return ProjectPage(
        head=record_head(graph, project, "project"),
        header=record_header(graph, project, _facts(graph, project)),
        standing=standing_of(graph, project),
        body=body_of(graph, project),
        timeline=timeline_of(graph, project),
        protocols=protocols,
        reports=reports,
        found=_found(graph, key),
        drawn=drawn_findings(graph, key, reversed(reports_of(graph, key))),
        promised=_promised(graph, key),
        came_next=came_next,
        came_next_found=tuple(part for later in next_projects for part in _found(graph, later)),
        follows=follows,
        key_figures=tuple((figure.label, figure.value) for figure in project.fields.key_figures),
        footer=record_footer(graph, project, about_shelves(graph, key), above),
    )


def _documents(graph: Graph, project: Key, kind: RecordType, heading: str) -> Shelf:
    keys = unique_ends(graph.incoming(project, "project"), sources=True)
    works = (key.work for key in keys if key.type is kind)
    return shelf(graph, heading, works, heading.lower())


def _found(graph: Graph, project: Key) -> tuple[ReportFindings, ...]:
    """What each report of a project found, newest first; reports without findings are left out."""
    found = (findings_of(graph, report, project) for report in reversed(reports_of(graph, project)))
    return tuple(part for part in found if part.findings)


def _promised(graph: Graph, project: Key) -> tuple[PromisedTable, ...]:
    """Each report of the project against the protocols that it evaluates, newest first."""
    reports = reversed(reports_of(graph, project))
    return promised_tables(graph, (one for report in reports for one in comparisons_of(graph, report)))


def _facts(graph: Graph, project: Project) -> tuple[Fact, ...]:
    fields = project.fields
    return (
        Fact("Design", text=fields.design.label),
        *relation_facts(
            graph,
            project,
            "programme",
            "lead",
            "evaluator",
            "delivered_by",
            "funders",
            "partners",
            "translation_of",
        ),
        *_registration(project, graph.as_of),
    )


def _registration(project: Project, as_of: date) -> tuple[Fact, ...]:
    """The entry in a registry, from the day on which it was made."""
    entry = project.fields.registration
    if entry is None or (entry.date and not entry.date.is_known_by(as_of)):
        return ()
    when = f"registered {entry.date.in_words}" if entry.date else ""
    link = PageLink(f"{entry.registry} {entry.id}", entry.url or "", when)
    return (Fact("Registration", (link,)),)


def standing_of(graph: Graph, project: Project) -> Standing:
    """Where a study stands on the day of the build."""
    entry = study_status(project, graph.as_of)
    results = results_of(graph, project)
    is_settled = entry.status.is_final and results.status not in WAITING
    confirmed = project.fields.status_confirmed
    if confirmed and not confirmed.is_known_by(graph.as_of):
        confirmed = None
    unconfirmed = unconfirmed_since(project, graph.as_of)
    return Standing(
        as_of=None if is_settled else ShownDate.of(PartialDate.of(graph.as_of)),
        study=Chip.of("study", entry.status),
        since=ShownDate.of(entry.date),
        reason=entry.reason or "",
        confirmed=ShownDate.of(confirmed) if confirmed else None,
        unconfirmed_since=ShownDate.of(unconfirmed) if unconfirmed else None,
        results=Chip.of("results", results.status),
        results_sentence=results_sentence(results),
    )


def results_sentence(results: Results) -> str:
    """The state of the findings in one sentence."""
    due = f"They were owed by {results.due.in_words}." if results.due else ""
    days = days_late(results)
    sentences = {
        "reported": f"Findings were published {_when(results)}.",
        "reported_late": f"Findings were published {_when(results)}, {days} late. {due}",
        "overdue": f"Findings are {days} overdue. {due}",
        "due": f"Findings are owed by {results.due.in_words if results.due else ''}.",
        "not_due": f"Findings are owed by {results.due.in_words if results.due else ''}.",
        "exempt": f"No findings are owed: {results.reason}",
        "unknown": "The sources give no date from which findings would be owed.",
    }
    return sentences[results.status.value].strip()


def days_late(results: Results) -> str:
    """How many days late, in words; "at least" where a month or a year is all that is known."""
    exact = all(date is None or date.day for date in (results.due, results.reported))
    days = f"{results.days:,} {'day' if results.days == 1 else 'days'}"
    return days if exact else f"at least {days}"


def _when(results: Results) -> str:
    date = results.reported
    if date is None:
        return ""
    return f"on {date.in_words}" if date.day else f"in {date.in_words}"


__all__ = ["ProjectPage", "Standing", "project_page", "results_sentence", "standing_of"]
