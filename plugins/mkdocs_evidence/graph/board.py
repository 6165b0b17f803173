"""Where every project stands on a day: how late it is, why, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.status import Results, results_of, study_status, unconfirmed_since
from mkdocs_evidence.model import PartialDate, Project, RecordType, StatusEntry
from mkdocs_evidence.model.vocabulary import MilestoneEvent, ResultsStatus, StudyStatus

URGENCY = (
    ResultsStatus.OVERDUE,
    ResultsStatus.DUE,
    ResultsStatus.NOT_DUE,
    ResultsStatus.UNKNOWN,
    ResultsStatus.REPORTED_LATE,
    ResultsStatus.REPORTED,
    ResultsStatus.EXEMPT,
)
"""The states of results, the most urgent first."""

WAITING = (ResultsStatus.OVERDUE, ResultsStatus.DUE, ResultsStatus.NOT_DUE, ResultsStatus.UNKNOWN)
"""The states of results in which findings are still to come."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """A planned step that has not happened, on the newest date that is known for it."""

    date: PartialDate
    label: str


@dataclass(frozen=True, slots=True)
class ProjectState:
    """A project on the board: its study, its results, why they are late, what comes next."""

    project: Project
    study: StatusEntry
    unconfirmed: PartialDate | None
    results: Results
    why: str
    steps: tuple[NextStep, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many projects there are in each state of results.

    `stopped` and `no_findings` divide the exempt ones. `fallen_due` are those whose findings were
    owed by the day of the build, or are out already.
    """

    total: int
    by_status: tuple[tuple[ResultsStatus, int], ...]
    stopped: int
    no_findings: int
    fallen_due: int
    reported: int
    late: int
    overdue: int


def project_states(graph: Graph) -> tuple[ProjectState, ...]:
    """All projects, the most urgent first: the longest overdue, then what is due next."""
    states = [
        _state(graph, cast("Project", graph.head(work))) for work in graph.corpus.works(RecordType.PROJECT)
    ]
    return tuple(sorted(states, key=_order))


def tally(states: tuple[ProjectState, ...]) -> Tally:
    """The counts of the board."""
    counts = {status: sum(state.results.status is status for state in states) for status in URGENCY}
    stopped = sum(_is_stopped(state) for state in states)
    reported = counts[ResultsStatus.REPORTED] + counts[ResultsStatus.REPORTED_LATE]
    overdue = counts[ResultsStatus.OVERDUE]
    return Tally(
        total=len(states),
        by_status=tuple(counts.items()),
        stopped=stopped,
        no_findings=counts[ResultsStatus.EXEMPT] - stopped,
        fallen_due=reported + overdue,
        reported=reported,
        late=counts[ResultsStatus.REPORTED_LATE],
        overdue=overdue,
    )


def _state(graph: Graph, project: Project) -> ProjectState:
    study = study_status(project, graph.as_of)
    results = results_of(graph, project)
    return ProjectState(
        project=project,
        study=study,
        unconfirmed=unconfirmed_since(project, graph.as_of),
        results=results,
        why=_why(project, study, results, graph.as_of),
        steps=tuple(sorted(_steps(project, results, graph.as_of), key=lambda step: (step.date, step.label))),
    )


def _is_stopped(state: ProjectState) -> bool:
    ended = (StudyStatus.STOPPED, StudyStatus.CANCELLED)
    return state.results.status is ResultsStatus.EXEMPT and state.study.status in ended


def _why(project: Project, study: StatusEntry, results: Results, as_of: date) -> str:
    """The newest reason that is given for the delay: of a pause, or of a date that was moved."""
    if results.status is ResultsStatus.EXEMPT:
        return results.reason
    if results.status not in (*WAITING, ResultsStatus.REPORTED_LATE):
        return ""
    if study.status is StudyStatus.PAUSED and study.reason:
        return f"The study is paused. {study.reason}"
    moved = (MilestoneEvent.REPORT, MilestoneEvent.ANALYSIS_END, MilestoneEvent.DATA_COLLECTION_END)
    for event in moved:
        for milestone in project.fields.milestones:
            for plan in reversed(milestone.replanned):
                known = plan.announced is None or plan.announced.is_known_by(as_of)
                if milestone.event is event and plan.reason and known:
                    return plan.reason
    return ""


def _steps(project: Project, results: Results, as_of: date) -> Iterator[NextStep]:
    if results.status in WAITING and results.due and results.due.latest >= as_of:
        yield NextStep(results.due, "Findings owed")
    for milestone in project.fields.milestones:
        planned = milestone.planned_by(as_of)
        if planned and not milestone.actual_by(as_of) and planned.latest >= as_of:
            yield NextStep(planned, milestone.name)


def _order(state: ProjectState) -> tuple[int, int, str, str]:
    results = state.results
    urgency = URGENCY.index(results.status)
    when = str(results.due or results.reported or "")
    return (urgency, -results.days, when, state.project.fields.title.casefold())


__all__ = [
    "URGENCY",
    "WAITING",
    "NextStep",
    "ProjectState",
    "Tally",
    "project_states",
    "tally",
]
