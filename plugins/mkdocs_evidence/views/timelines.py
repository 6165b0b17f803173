"""A study's timeline: what was planned, what happened, what was published, in one order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.status import notices_on, status_entries
from mkdocs_evidence.model import Key, Milestone, PartialDate, Project, RecordType
from mkdocs_evidence.model.words import Word
from mkdocs_evidence.views.cards import kind_label
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
    """One dated step. `planned` steps have not happened; `slip` says how the plan moved."""

    date: ShownDate
    kind: StepKind
    label: str
    href: str = ""
    planned: bool = False
    slip: str = ""
    slipped_from: ShownDate | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps in the order of their dates."""

    steps: tuple[Step, ...]
    as_of: ShownDate


def timeline_of(graph: Graph, project: Project) -> Timeline:
    """Milestones, statuses, protocol versions, reports, notices, events and calls of a project."""
    dated = [
        *_milestones(graph, project),
        *_statuses(graph, project),
        *_documents(graph, project.key),
        *_gatherings(graph, project.key),
        *_notices(graph, project.key),
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].label))
    return Timeline(tuple(step for _, step in dated), ShownDate.of(PartialDate.of(graph.as_of)))


DatedStep = tuple[PartialDate, Step]


def _milestones(graph: Graph, project: Project) -> Iterator[DatedStep]:
    for milestone in project.fields.milestones:
        actual = milestone.actual
        if actual and not actual.is_known_by(graph.as_of):
            actual = None
        planned = _plans_known(graph, milestone)
        date = actual or (planned[-1] if planned else None)
        if date is None:
            continue
        slip = _slip(planned, actual)
        first = ShownDate.of(planned[0]) if slip else None
        step = Step(
            ShownDate.of(date),
            StepKind.MILESTONE,
            milestone.name,
            planned=actual is None,
            slip=slip,
            slipped_from=first,
        )
        yield date, step


def _plans_known(graph: Graph, milestone: Milestone) -> tuple[PartialDate, ...]:
    """The planned dates that had been announced on the day of the build, oldest first."""
    later = (
        plan.date
        for plan in milestone.replanned
        if plan.announced is None or plan.announced.is_known_by(graph.as_of)
    )
    return ((milestone.planned,) if milestone.planned else ()) + tuple(later)


def _slip(planned: tuple[PartialDate, ...], actual: PartialDate | None) -> str:
    moves = [date.in_words for date in planned]
    if actual and planned and (actual.earliest > planned[-1].latest):
        return f"planned for {', then '.join(moves)}; came {actual.in_words}"
    if len(planned) > 1:
        return f"planned for {', then '.join(moves)}"
    return ""


def _statuses(graph: Graph, project: Project) -> Iterator[DatedStep]:
    for entry in status_entries(project, graph.as_of):
        reason = f": {entry.reason}" if entry.reason else ""
        label = f"{entry.status.label}{reason}"
        yield entry.date, Step(ShownDate.of(entry.date), StepKind.STATUS, label)


def _documents(graph: Graph, project: Key) -> Iterator[DatedStep]:
    for key in unique_ends(graph.incoming(project, "project"), sources=True):
        record = graph.head(key)
        protocol = key.type is RecordType.PROTOCOL
        kind = StepKind.PROTOCOL if protocol else StepKind.REPORT
        version = f", version {key.version}" if _has_versions(graph, key) else ""
        label = f"{kind_label(record)}{version}: {record.fields.title}"
        date = record.fields.date
        yield date, Step(ShownDate.of(date), kind, label, address_of(key))


def _has_versions(graph: Graph, key: Key) -> bool:
    return len(graph.corpus.versions_by_work[key.work]) > 1


def _gatherings(graph: Graph, project: Key) -> Iterator[DatedStep]:
    for key in unique_ends(graph.incoming(project, "about"), sources=True):
        fields = graph.head(key).fields
        moment = getattr(fields, "start", None) or getattr(fields, "opens", None)
        if moment is not None:
            yield (
                moment.date,
                Step(
                    ShownDate.of(moment.date),
                    StepKind.EVENT,
                    f"{key.type.label}: {fields.title}",
                    address_of(key),
                    planned=moment.date.earliest > graph.as_of,
                ),
            )


def _notices(graph: Graph, project: Key) -> Iterator[DatedStep]:
    documents = unique_ends(graph.incoming(project, "project"), sources=True)
    targets = dict.fromkeys((project, *(key.work for key in documents)))
    for target in targets:
        for notice in notices_on(graph, target):
            fields = notice.fields
            label = f"{fields.kind.label}: {fields.title}"
            yield (
                fields.date,
                Step(ShownDate.of(fields.date), StepKind.NOTICE, label, address_of(notice.key)),
            )
