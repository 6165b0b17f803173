"""Which records are related: by what they share in the graph, never at random.

Two records are the nearer the more they share (a project, a programme, people, topics, what they are
about, what they cite), and the rarer that is. Of a thing that many records share, each record only
looks at its neighbours in time, so the cost grows with the number of records and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from mkdocs_evidence.graph.facets import projects_of
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.model import CommonFields, Key, Record, RecordType

Trait = tuple[str, str]
"""Something that records share: its kind, and what it is."""

WEIGHTS: Mapping[str, int] = {
    "project": 6000,
    "about": 4000,
    "programme": 3000,
    "person": 3000,
    "cited": 2000,
    "organisation": 1000,
    "topic": 1000,
}
"""In thousandths, so that sums are exact on every machine."""
NEIGHBOURS = 8
"""How far a record looks to either side among those that share a trait, in the order of their dates."""
RELATED = 6
_LEFT_OUT = (RecordType.NOTICE,)
_AGENTS = {RecordType.PERSON: "person", RecordType.ORGANISATION: "organisation"}


def related_works(graph: Graph) -> dict[Key, tuple[Key, ...]]:
    """For each work those that are nearest to it and that it is not linked with, nearest first.

    Within, a work is its place in the order of dates: numbers are looked up in a third of the time.
    """
    works = sorted(_works(graph), key=lambda work: _when(graph, work))
    place = {work: number for number, work in enumerate(works)}
    traits = [tuple(sorted(set(traits_of(graph, work)))) for work in works]
    count = len(works)
    scores = _scores(_sharing(traits), count)
    found = {}
    for number, work in enumerate(works):
        known = {number, *(place[other] for other in _linked(graph, work) if other in place)}
        ranks = [worth * count + other for other, worth in scores[number].items() if other not in known]
        ranks.sort(reverse=True)
        found[work] = tuple(works[rank % count] for rank in ranks[:RELATED])
    return found


def _scores(sharing: Iterable[tuple[Trait, list[int]]], count: int) -> list[dict[int, int]]:
    """For each of so many works the worth of what it shares with each of its neighbours."""
    scores: list[dict[int, int]] = [{} for _ in range(count)]
    for trait, members in sharing:
        worth = WEIGHTS[trait[0]] // len(members).bit_length()
        for place, one in enumerate(members):
            own = scores[one]
            for other in members[place + 1 : place + NEIGHBOURS + 1]:
                own[other] = scores[other][one] = own.get(other, 0) + worth
    return scores


def traits_of(graph: Graph, work: Key) -> Iterator[Trait]:
    """What a work may share with others."""
    record = graph.head(work)
    entry = record.index_entry
    yield from (("topic", topic) for topic in entry.topics)
    yield from (("cited", key) for key in entry.cited)
    yield from _own_trait(work)
    for project in projects_of(graph, record):
        yield "project", project.key.id
        yield from _traits_of_links(graph, project)
    yield from _traits_of_links(graph, record)
    for link in graph.incoming(work):
        if link.source.type is RecordType.PROJECT:
            yield "project", link.source.id


def _own_trait(work: Key) -> Iterator[Trait]:
    if work.type in _AGENTS:
        yield _AGENTS[work.type], work.id
    elif work.type is RecordType.PROGRAMME:
        yield "programme", work.id
    else:
        yield "about", str(work)


def _traits_of_links(graph: Graph, record: Record[CommonFields]) -> Iterator[Trait]:
    for link in graph.outgoing(record.key):
        target = link.target.work
        if link.relation.name in ("about", "evaluates"):
            yield "about", str(target)
        if target.type is RecordType.PROJECT and link.relation.name == "about":
            yield "project", target.id
        elif target.type is RecordType.PROGRAMME:
            yield "programme", target.id
        elif target.type in _AGENTS and link.relation.name != "mentions":
            yield _AGENTS[target.type], target.id


def _works(graph: Graph) -> Iterator[Key]:
    return (work for work in graph.corpus.versions_by_work if work.type not in _LEFT_OUT)


def _when(graph: Graph, work: Key) -> tuple[str, Key]:
    return (str(graph.corpus.versions_by_work[work][0].index_entry.date), work)


def _sharing(traits: Iterable[tuple[Trait, ...]]) -> Iterable[tuple[Trait, list[int]]]:
    """Each trait with the places of the works that have it, oldest first."""
    groups: dict[Trait, list[int]] = {}
    for number, own in enumerate(traits):
        for trait in own:
            groups.setdefault(trait, []).append(number)
    return groups.items()


def _linked(graph: Graph, work: Key) -> Iterator[Key]:
    """The works that this one's page links already, through any relation in either direction."""
    versions = graph.corpus.versions_by_work[work]
    outgoing = chain.from_iterable(graph.outgoing(version.key) for version in versions)
    yield from (link.target.work for link in outgoing)
    yield from (link.source.work for link in graph.incoming(work))
