"""Facets: the questions by which records are found, and each record's answers.

Search, its filters and the static lists ask here, so that their counts agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.status import results_status, study_status
from mkdocs_evidence.model import CommonFields, Key, Project, Record, RecordType
from mkdocs_evidence.model.vocabulary import Design, ResultsStatus, StudyStatus
from mkdocs_evidence.model.words import Word


class Facet(Word):
    """One question by which records are found."""

    TYPE = "type", "Type", "What kind of record it is."
    TOPIC = "topic", "Topic", "What it is about."
    DESIGN = "design", "Design", "How the study was built."
    STUDY = "study", "Study status", "Where the study stands."
    RESULTS = "results", "Findings", "Whether what the study owes is public."
    PROGRAMME = "programme", "Programme", "The family of projects that it belongs to."
    ORGANISATION = "organisation", "Organisation", "Who led, did, paid for or wrote it."
    YEAR = "year", "Year", "When it was first published."


UNDATED = (RecordType.PERSON, RecordType.ORGANISATION)
"""For a person or an organisation, the date of the record says nothing of them."""
_VOCABULARIES: Mapping[Facet, type[Word]] = MappingProxyType(
    {Facet.TYPE: RecordType, Facet.DESIGN: Design, Facet.STUDY: StudyStatus, Facet.RESULTS: ResultsStatus}
)
_ROLES = ("lead", "evaluator", "delivered_by", "funders", "partners")
_AUTHORSHIP = ("authors", "original", "roles")


@dataclass(frozen=True, slots=True)
class FacetIndex:
    """Which works have which values: for each facet its values in their order, each with its works."""

    works: Mapping[Facet, Mapping[str, tuple[Key, ...]]]
    values: Mapping[Key, tuple[tuple[Facet, str], ...]]


def facet_index(graph: Graph) -> FacetIndex:
    """The facets of every work that is shown. Only projects and their reports are opened for it."""
    found: dict[Facet, dict[str, list[Key]]] = {facet: {} for facet in Facet}
    values = {work: tuple(dict.fromkeys(facets_of(graph, work))) for work in graph.corpus.versions_by_work}
    for work, pairs in values.items():
        for facet, value in pairs:
            found[facet].setdefault(value, []).append(work)
    works = {facet: _ordered(graph, facet, groups) for facet, groups in found.items()}
    return FacetIndex(MappingProxyType(works), MappingProxyType(values))


def facets_of(graph: Graph, work: Key) -> Iterator[tuple[Facet, str]]:
    """Every value of a work: its own, and those of the projects that it belongs to."""
    record = graph.head(work)
    projects = projects_of(graph, record)
    yield Facet.TYPE, work.type.value
    yield from ((Facet.TOPIC, topic) for topic in record.index_entry.topics if graph.settings.topic(topic))
    for project in projects:
        yield from _facets_of_project(graph, project)
    for key in _agents_and_programmes(graph, record, projects):
        if key.type is RecordType.PROGRAMME:
            yield Facet.PROGRAMME, key.id
        elif key.type is RecordType.ORGANISATION:
            yield Facet.ORGANISATION, key.id
    if work.type not in UNDATED:
        yield Facet.YEAR, str(graph.corpus.versions_by_work[work][0].index_entry.date.year)


def _facets_of_project(graph: Graph, project: Project) -> tuple[tuple[Facet, str], ...]:
    """What a project's records are found by too; computed once for all of them."""
    return graph.once(
        ("facets", project.key),
        lambda: (
            (Facet.DESIGN, project.fields.design.value),
            (Facet.STUDY, study_status(project, graph.as_of).status.value),
            (Facet.RESULTS, results_status(graph, project).value),
        ),
    )


def facet_label(graph: Graph, facet: Facet, value: str) -> str:
    """A facet's value as people read it."""
    if facet is Facet.TYPE:
        return RecordType.of(value).plural
    if facet in _VOCABULARIES:
        return _VOCABULARIES[facet].of(value).label
    if facet is Facet.TOPIC:
        topic = graph.settings.topic(value)
        return topic.label if topic else value
    if facet is Facet.PROGRAMME:
        return graph.head(Key(RecordType.PROGRAMME, value)).caption.title
    if facet is Facet.ORGANISATION:
        return graph.head(Key(RecordType.ORGANISATION, value)).caption.title
    return value


def projects_of(graph: Graph, record: Record[CommonFields]) -> tuple[Project, ...]:
    """The projects that a record belongs to; of a project, itself."""
    if record.key.type is RecordType.PROJECT:
        return (cast("Project", record),)
    keys = unique_ends(graph.outgoing(record.key, "project"), sources=False)
    return tuple(cast("Project", graph.head(key)) for key in keys)


def _agents_and_programmes(
    graph: Graph, record: Record[CommonFields], projects: Iterable[Project]
) -> Iterator[Key]:
    yield record.key
    for link in graph.outgoing(record.key, "programme", *_ROLES, *_AUTHORSHIP):
        yield link.target
    for project in projects:
        for link in graph.outgoing(project.key, "programme", *_ROLES):
            yield link.target


def _ordered(graph: Graph, facet: Facet, groups: Mapping[str, list[Key]]) -> Mapping[str, tuple[Key, ...]]:
    """The values of a vocabulary in its order, years newest first, all others by their number of works."""
    if facet in _VOCABULARIES:
        order = [value for value in _VOCABULARIES[facet].values() if value in groups]
    elif facet is Facet.YEAR:
        order = sorted(groups, reverse=True)
    else:
        order = sorted(
            groups,
            key=lambda value: (-len(groups[value]), facet_label(graph, facet, value).casefold(), value),
        )
    return MappingProxyType({value: tuple(groups[value]) for value in order})
