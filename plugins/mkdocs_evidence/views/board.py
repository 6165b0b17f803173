"""The board: where every project stands, how late, why, what was found, what is due next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import STATUS_BOARD, address_of
from mkdocs_evidence.graph.board import URGENCY, ProjectState, Tally, project_states, tally
from mkdocs_evidence.graph.status import reports_of
from mkdocs_evidence.graph.status_addresses import (
    STATUS_CALENDAR,
    STATUS_CSV,
    STATUS_FEED,
    STATUS_JSON,
    status_list_address,
)
from mkdocs_evidence.model import Key, PartialDate, Project
from mkdocs_evidence.model.vocabulary import OutcomeRole, ResultsStatus
from mkdocs_evidence.views.findings import ShownFinding, finding_address, findings_of
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Chip, Head, Page, PageLink, ShownDate
from mkdocs_evidence.views.project import results_sentence

MOST_DUE = 12


@dataclass(frozen=True, slots=True)
class BoardFinding:
    """The main finding of a project, with its numbers."""

    statement: str
    numbers: str
    direction: Chip
    link: PageLink
    mark: str = ""


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One project on the board."""

    project: PageLink
    study: Chip
    results: Chip
    sentence: str
    why: str
    unconfirmed: str
    next_step: str
    due: ShownDate | None
    found: BoardFinding | None


@dataclass(frozen=True, slots=True)
class DueItem:
    """A planned step of a project that is still to come."""

    date: ShownDate
    project: PageLink
    label: str


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many projects are in a state, which share of all that is, and the list of them."""

    state: Chip
    count: int
    share: str
    list: PageLink
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class BoardPage(Page):
    """All projects by the state of their results, or those in one state."""

    title: str
    lead: str
    as_of: ShownDate
    summary: tuple[str, ...]
    counts: tuple[StatusCount, ...]
    groups: tuple[tuple[Chip, tuple[BoardRow, ...]], ...]
    due_next: tuple[DueItem, ...]
    files: tuple[PageLink, ...]
    total: int


def board_pages(graph: Graph) -> Iterator[BoardPage]:
    """The board, then the list of each state; a list stands even while nothing is on it."""
    states = project_states(graph)
    rows = {status: tuple(_rows(graph, states, status)) for status in URGENCY}
    yield BoardPage(
        head=_head(STATUS_BOARD, "Status", "What is due, overdue, reported and stopped."),
        title="Where every project stands",
        lead="A study owes its findings to the public. This is what is overdue, due and reported.",
        as_of=_today(graph),
        summary=tuple(_summary(tally(states))),
        counts=_counts(states),
        groups=tuple((Chip.of("results", status), rows[status]) for status in URGENCY if rows[status]),
        due_next=_due_next(states),
        files=_FILES,
        total=len(states),
    )
    for status in URGENCY:
        yield _status_list(graph, states, status, rows[status])


@dataclass(frozen=True, slots=True)
class BoardGlance:
    """The board in short: its sentences, how many projects are in each state, what is due next."""

    summary: tuple[str, ...]
    counts: tuple[StatusCount, ...]
    due_next: tuple[DueItem, ...]


def board_glance(graph: Graph, most_due: int) -> BoardGlance:
    """The board as the front page tells of it; states in which no project is are left out."""
    states = project_states(graph)
    return BoardGlance(
        summary=tuple(_summary(tally(states))),
        counts=tuple(one for one in _counts(states) if one.count),
        due_next=_due_next(states)[:most_due],
    )


_FILES = (
    PageLink("CSV", STATUS_CSV, "for spreadsheets"),
    PageLink("JSON", STATUS_JSON, "for programs"),
    PageLink("Atom feed", STATUS_FEED, "changes, as they come"),
    PageLink("Calendar", STATUS_CALENDAR, "what is due, events, calls closing"),
)


def _status_list(
    graph: Graph, states: tuple[ProjectState, ...], status: ResultsStatus, rows: tuple[BoardRow, ...]
) -> BoardPage:
    address = status_list_address(status)
    crumb = PageLink("Status", STATUS_BOARD)
    return BoardPage(
        head=_head(address, f"Findings: {status.label.lower()}", status.meaning, crumb),
        title=f"Findings: {status.label.lower()}",
        lead=status.meaning,
        as_of=_today(graph),
        summary=(),
        counts=_counts(states, shown=status),
        groups=((Chip.of("results", status), rows),),
        due_next=(),
        files=_FILES,
        total=len(rows),
    )


def _today(graph: Graph) -> ShownDate:
    return ShownDate.of(PartialDate.of(graph.as_of))


def _head(address: str, title: str, description: str, *crumbs: PageLink) -> Head:
    return Head(
        address=address,
        kind="board",
        title=title,
        description=description,
        crumbs=(HOME_CRUMB, *crumbs),
        canonical=address,
    )


def _summary(counted: Tally) -> Iterator[str]:
    """What the counts say, in sentences."""
    if counted.fallen_due:
        reported = f"{counted.reported} ({_share(counted.reported, counted.fallen_due)})"
        overdue = (
            f"{counted.overdue} ({_share(counted.overdue, counted.fallen_due)})"
            if counted.overdue
            else "none"
        )
        late = f", {counted.late} of them late" if counted.late else ""
        verb = "is" if counted.overdue < 2 else "are"
        yield (
            f"{counted.fallen_due} of {counted.total} projects have reported, or should have by now: "
            f"{reported} have reported{late}, and {overdue} {verb} overdue."
        )
    if counted.stopped:
        yield f"{_projects(counted.stopped)} stopped or cancelled."
    if counted.no_findings:
        verb = "owes" if counted.no_findings == 1 else "owe"
        yield f"{counted.no_findings} {verb} no findings, for a reason that a notice gives."


def _projects(count: int) -> str:
    return "1 project was" if count == 1 else f"{count} projects were"


def _share(part: int, whole: int) -> str:
    """A share in whole per cent; what is not all and not nothing never reads as 100% or 0%."""
    if not whole:
        return "0%"
    per_cent = round(100 * part / whole)
    if 0 < part < whole:
        per_cent = min(max(per_cent, 1), 99)
    return f"{per_cent}%"


def _counts(states: tuple[ProjectState, ...], shown: ResultsStatus | None = None) -> tuple[StatusCount, ...]:
    counted = tally(states)
    return tuple(
        StatusCount(
            state=Chip.of("results", status),
            count=count,
            share=_share(count, counted.total),
            list=PageLink(status.label, status_list_address(status)),
            is_shown=status is shown,
        )
        for status, count in counted.by_status
    )


def _rows(graph: Graph, states: Iterable[ProjectState], status: ResultsStatus) -> Iterator[BoardRow]:
    for state in states:
        if state.results.status is status:
            yield _row(graph, state)


def _row(graph: Graph, state: ProjectState) -> BoardRow:
    step = state.steps[0] if state.steps else None
    since = state.unconfirmed
    return BoardRow(
        project=_link(state.project),
        study=Chip.of("study", state.study.status),
        results=Chip.of("results", state.results.status),
        sentence=results_sentence(state.results),
        why=state.why if state.results.status is not ResultsStatus.EXEMPT else "",
        unconfirmed=f"Status not confirmed since {since.in_words}." if since else "",
        next_step=f"{step.label}: {step.date.in_words}" if step else "",
        due=ShownDate.of(state.results.due) if state.results.due else None,
        found=_main_finding(graph, state.project.key),
    )


def _link(project: Project) -> PageLink:
    return PageLink(project.fields.title, address_of(project.key))


def _main_finding(graph: Graph, project: Key) -> BoardFinding | None:
    """The finding that says most: on a primary outcome before others, with an interval before without.

    Among equals it is the first of the newest report. What it favours makes no difference.
    """
    reports = [
        (report, findings_of(graph, report, project)) for report in reversed(reports_of(graph, project))
    ]
    candidates = [(report, found, one) for report, found in reports for one in found.findings]
    if not candidates:
        return None
    report, found, finding = max(candidates, key=lambda candidate: _weight(candidate[2]))
    return BoardFinding(
        statement=finding.statement,
        numbers="; ".join(part for part in (finding.estimate, finding.interval) if part),
        direction=finding.direction,
        link=PageLink(found.report.text, finding_address(report, finding)),
        mark=found.report.mark,
    )


def _weight(finding: ShownFinding) -> tuple[bool, bool, bool]:
    is_primary = finding.role == OutcomeRole.PRIMARY.label
    return (is_primary, bool(finding.interval), bool(finding.estimate))


def _due_next(states: tuple[ProjectState, ...]) -> tuple[DueItem, ...]:
    steps = [(step, state.project) for state in states for step in state.steps]
    steps.sort(key=lambda pair: (pair[0].date.latest, pair[0].label, pair[1].key))
    return tuple(
        DueItem(ShownDate.of(step.date), _link(project), step.label) for step, project in steps[:MOST_DUE]
    )


__all__ = [
    "BoardFinding",
    "BoardGlance",
    "BoardPage",
    "BoardRow",
    "DueItem",
    "StatusCount",
    "board_glance",
    "board_pages",
]
