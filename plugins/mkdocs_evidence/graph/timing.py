"""Whether a protocol was public before its study began: what its dates alone prove."""

from __future__ import annotations

from typing import cast

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.model import Key, PartialDate, Project, Protocol
from mkdocs_evidence.model.vocabulary import MilestoneEvent, ProtocolKind
from mkdocs_evidence.model.words import Word


class Timing(Word):
    """What a reader must know of when a protocol became public."""

    AFTER_RECRUITMENT = (
        "after_recruitment",
        "First published after recruitment began",
        "The protocol became public when people or places had already begun to join the study.",
    )
    AFTER_DATA = (
        "after_data",
        "Analysis plan first published after data collection ended",
        "The plan for the analysis became public after the last data had been collected.",
    )


def timing_of(graph: Graph, protocol: Key) -> tuple[Timing, ...]:
    """The labels of a protocol's timing. Where its dates leave doubt, nothing is said."""
    first = cast("Protocol", graph.corpus.versions_by_work[protocol.work][0])
    published = first_published(first)
    labels = []
    if _is_after(published, min(_actual(graph, first, MilestoneEvent.RECRUITMENT_START), default=None)):
        labels.append(Timing.AFTER_RECRUITMENT)
    is_plan = first.fields.kind is ProtocolKind.STATISTICAL_ANALYSIS_PLAN
    closed = max(_actual(graph, first, MilestoneEvent.DATA_COLLECTION_END), default=None)
    if is_plan and _is_after(published, closed):
        labels.append(Timing.AFTER_DATA)
    return tuple(labels)


def first_published(protocol: Protocol) -> PartialDate:
    """When a text first was public: here, or where its original stands."""
    original = protocol.fields.original
    dates = [protocol.fields.date, *([original.date] if original and original.date else [])]
    return min(dates)


def _actual(graph: Graph, protocol: Protocol, event: MilestoneEvent) -> list[PartialDate]:
    """When a step of the protocol's projects is known to have happened."""
    projects = unique_ends(graph.outgoing(protocol.key, "project"), sources=False)
    return [
        milestone.actual
        for project in projects
        for milestone in cast("Project", graph.head(project)).fields.milestones
        if milestone.event is event and milestone.actual and milestone.actual.is_known_by(graph.as_of)
    ]


def _is_after(date: PartialDate, other: PartialDate | None) -> bool:
    return other is not None and date.earliest > other.latest


__all__ = ["Timing", "first_published", "timing_of"]
