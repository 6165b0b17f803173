"""A study's timeline: what was planned, what happened, what was published, in one order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.status import notices_on, status_entries
from mkdocs_evidence.model import Call, Event, Key, PartialDate, Project, RecordType
from mkdocs_evidence.model.words import Word
from mkdocs_evidence.views.drawings.timeline import DrawnStep, TimelineDrawing, timeline_drawing
from mkdocs_evidence.views.notices import notice_label
from mkdocs_evidence.views.parts import ShownDate


class StepKind(Word):
    """What a step of a timeline is; each has a shape of its own."""

    MILESTONE = "milestone", "Milestone"
    STATUS = "status", "Status"
    PROTOCOL = "protocol", "Protocol"
    REPORT = "report", "Report"
    NOTICE = "notice", "Notice"
    EVENT = "event", "Event or call"


@dataclass(frozen=True, slots=True)
class Step:
    """One dated step. `planned` steps have not happened; `slip` says how the plan moved.

    `name` is the label in short, as the drawing has it.
    """

    date: ShownDate
    kind: StepKind
    label: str
    href: str = ""
    planned: bool = False
    slip: str = ""
    slipped_from: ShownDate | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps in the order of their dates."""

    steps: tuple[Step, ...]
    drawing: TimelineDrawing | None = None


def timeline_of(graph: Graph, project: Project) -> Timeline:
    """Milestones, statuses, protocol versions, reports, notices, events and calls of a project."""
    dated = [
        *_milestones(graph, project),
        *_statuses(graph, project),
        *_documents(graph, project.key),
        *_gatherings(graph, project.key),
        *_notices(graph, project.key),
    ]
    dated.sort(key=lambda step: (step.date, step.shown.label))
    return Timeline(
        steps=tuple(step.shown for step in dated),
        drawing=timeline_drawing((step.drawn for step in dated), graph.as_of),
    )


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step with its dates as dates."""

    date: PartialDate
    shown: Step
    plans: tuple[PartialDate, ...] = ()

    @property
    def drawn(self) -> DrawnStep:
        """The step as the drawing needs it."""
        step = self.shown
        return DrawnStep(
            step.name or step.label, step.kind.value, step.kind.label, self.date, step.planned, self.plans
        )


def _milestones(graph: Graph, project: Project) -> Iterator[DatedStep]:
    for milestone in project.fields.milestones:
        actual = milestone.actual_by(graph.as_of)
        planned = milestone.plans_by(graph.as_of)
        date = actual or (planned[-1] if planned else None)
        if date is None:
            continue
        plans = _plans_moved(planned, actual)
        first = ShownDate.of(plans[0]) if plans else None
        step = Step(
            ShownDate.of(date),
            StepKind.MILESTONE,
            milestone.name,
            planned=actual is None,
            slip=_slip(plans, date, actual) or _undated(date, actual, graph.as_of),
            slipped_from=first,
        )
        yield DatedStep(date, step, plans)


def _plans_moved(planned: tuple[PartialDate, ...], actual: PartialDate | None) -> tuple[PartialDate, ...]:
    """The plans that did not hold, oldest first; none where the one plan did."""
    if actual is None:
        return planned[:-1]
    held = len(planned) == 1 and _overlap(planned[0], actual)
    return () if held else planned


def _overlap(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _slip(plans: tuple[PartialDate, ...], date: PartialDate, actual: PartialDate | None) -> str:
    """How the plan moved, in words."""
    if not plans:
        return ""
    moves = [plan.in_words for plan in plans]
    if actual is None:
        return f"planned for {', then '.join([*moves, date.in_words])}"
    return f"planned for {', then '.join(moves)}; came {actual.in_words}"


def _undated(planned: PartialDate, actual: PartialDate | None, as_of: date) -> str:
    """What is said of a plan whose day is past, and of which nothing more is known."""
    is_past = actual is None and planned.is_known_by(as_of)
    return "no date is known on which it happened" if is_past else ""


def _statuses(graph: Graph, project: Project) -> Iterator[DatedStep]:
    for entry in status_entries(project, graph.as_of):
        reason = f": {entry.reason}" if entry.reason else ""
        label = f"{entry.status.label}{reason}"
        step = Step(ShownDate.of(entry.date), StepKind.STATUS, label, name=entry.status.label)
        yield DatedStep(entry.date, step)


def _documents(graph: Graph, project: Key) -> Iterator[DatedStep]:
    for key in unique_ends(graph.incoming(project, "project"), sources=True):
        record = graph.head(key)
        protocol = key.type is RecordType.PROTOCOL
        kind = StepKind.PROTOCOL if protocol else StepKind.REPORT
        version = f", version {key.version}" if _has_versions(graph, key) else ""
        name = f"{record.caption.kind.label}{version}"
        label = f"{name}: {record.caption.title}"
        date = record.index_entry.date
        yield DatedStep(date, Step(ShownDate.of(date), kind, label, address_of(key), name=name))


def _has_versions(graph: Graph, key: Key) -> bool:
    return len(graph.corpus.versions_by_work[key.work]) > 1


def _gatherings(graph: Graph, project: Key) -> Iterator[DatedStep]:
    for key in unique_ends(graph.incoming(project, "about"), sources=True):
        record = graph.head(key)
        if key.type is RecordType.EVENT:
            moment = cast("Event", record).fields.start
        elif key.type is RecordType.CALL:
            moment = cast("Call", record).fields.opens
        else:
            continue
        step = Step(
            ShownDate.of(moment.date),
            StepKind.EVENT,
            f"{key.type.label}: {record.caption.title}",
            address_of(key),
            planned=moment.date.earliest > graph.as_of,
        )
        yield DatedStep(moment.date, step)


def _notices(graph: Graph, project: Key) -> Iterator[DatedStep]:
    """Every notice on the project, its protocols and reports, and on any of their versions."""
    documents = unique_ends(graph.incoming(project, "project"), sources=True)
    notices = {one.key: one for target in (project, *documents) for one in notices_on(graph, target)}
    for notice in notices.values():
        date = notice.fields.date
        label = f"{notice_label(graph, notice)}: {notice.fields.title}"
        yield DatedStep(date, Step(ShownDate.of(date), StepKind.NOTICE, label, address_of(notice.key)))
