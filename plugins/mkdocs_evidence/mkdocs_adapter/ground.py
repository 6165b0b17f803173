"""The ground of a build: the graph and what is computed of all of it, and what rests on which part.

What is made of a ground that notes is known by its questions. A later build asks them of its own
ground: while all answers are the same, what rests on them need not be looked at.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Generic, TypeVar, cast

from mkdocs_evidence.exports import FormerPlaces, former_folders
from mkdocs_evidence.graph import Graph, questions
from mkdocs_evidence.graph.facets import Facet, FacetIndex, facet_index
from mkdocs_evidence.graph.notes import Notes, NotingMapping
from mkdocs_evidence.graph.noting import NotingGraph
from mkdocs_evidence.graph.questions import Answers, about
from mkdocs_evidence.graph.relatedness import related_works
from mkdocs_evidence.incremental import Store, digest
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords
from mkdocs_evidence.mkdocs_adapter.site_paths import OF_FILES, SitePaths
from mkdocs_evidence.views import Overview

FACETS, RELATED = "facets", "related"
FACETS_OF = "facets of "
FACET = "facet "
RELATED_TO = "related to "
FORMERLY = "former places of "
EVERY = "all"

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ground:
    """All that outputs are made from besides their texts: the graph, and what is computed of all of it."""

    graph: Graph
    overview: Overview
    places: FormerPlaces
    paths: SitePaths

    def noting(self, notes: Notes) -> Ground:
        """The same, with every question noted."""
        facets = self.overview.facets
        index = FacetIndex(
            {facet: _noting_facet(facet, values, notes) for facet, values in facets.works.items()},
            _noting(FACETS_OF, facets.values, notes),
        )
        overview = Overview(index, _noting(RELATED_TO, self.overview.related, notes))
        places = _noting(FORMERLY, self.places, notes)
        return Ground(NotingGraph(self.graph, notes), overview, places, self.paths)


def _noting(kind: str, whole: Mapping[K, V], notes: Notes) -> Mapping[K, V]:
    return NotingMapping(whole, notes.note, partial(about, kind), kind + EVERY)


def _noting_facet(facet: Facet, values: Mapping[str, V], notes: Notes) -> Mapping[str, V]:
    return _noting(f"{FACET}{facet.value}: ", values, notes)


def answers_of_graph(graph: Graph, reader: KeptRecords) -> Answers:
    """The answers of the graph of records that a reader has read."""
    return Answers(
        graph,
        front_of=lambda record: reader.fronts[record.file],
        text_of=lambda record: reader.files[record.file],
        entry_of=lambda record: reader.entries[record.file],
    )


class GroundAnswers:
    """The answers, in short, to all questions on which outputs rest."""

    def __init__(self, ground: Ground, of_graph: Answers) -> None:
        self._ground = ground
        self._of_graph = of_graph
        facets = ground.overview.facets
        self._tables: dict[str, _Table[Any, Any]] = {
            FACETS_OF: _Table(facets.values, _pairs),
            RELATED_TO: _Table(ground.overview.related, _words),
            FORMERLY: _Table(ground.places, _words),
        }
        for facet, values in facets.works.items():
            self._tables[f"{FACET}{facet.value}: "] = _Table(values, _words)

    def of(self, question: str) -> str:
        """The answer as of now."""
        if question.startswith(OF_FILES):
            return self._ground.paths.answer(question) or ""
        for kind, table in self._tables.items():
            if question.startswith(kind):
                return table.of(question.removeprefix(kind))
        return self._of_graph.of(question)


def may_differ(question: str, changed: frozenset[str]) -> bool:
    """Whether a question may have another answer: as `graph.questions` says, and what rests on the index."""
    return not question.startswith((RELATED_TO, FORMERLY)) and questions.may_differ(question, changed)


class _Table(Generic[K, V]):
    """Answers questions about one key of a mapping, or about all of them."""

    def __init__(self, whole: Mapping[K, V], told: Callable[[V], str]) -> None:
        self._whole = whole
        self._told = told

    def of(self, subject: str) -> str:
        """The answer about a key by its name."""
        if subject == EVERY:
            return digest([f"{name}: {self._told(value)}" for name, value in self._by_name.items()])
        return self._told(self._by_name[subject]) if subject in self._by_name else ""

    @cached_property
    def _by_name(self) -> dict[str, V]:
        return {str(key): value for key, value in self._whole.items()}


def _words(values: Iterable[object]) -> str:
    return " ".join(map(str, values))


def _pairs(values: Iterable[tuple[Facet, str]]) -> str:
    return " ".join(f"{facet.value}={value}" for facet, value in values)


def ground_of(graph: Graph, paths: SitePaths, store: Store, *, facts: str, index: str) -> Ground:
    """The ground of a build.

    `facts` is the fingerprint of all from which the overview is computed, `index` that of the index of
    all records, which is enough for what is related to what.
    """
    works, values = _kept(store, FACETS, facts, lambda: _plain(facet_index(graph)))
    related = _kept(store, RELATED, index, lambda: dict(related_works(graph)))
    overview = Overview(FacetIndex(works, values), related)
    return Ground(graph, overview, former_folders(graph), paths)


def _kept(store: Store, kind: str, name: str, make: Callable[[], T]) -> T:
    """What the store has of a kind, or what is made and then kept in the place of what it had."""
    data = store.get(kind, name)
    if data is not None:
        return cast("T", pickle.loads(data))  # noqa: S301 - our own cache, as trusted as our code
    made = make()
    store.keep_only(kind, ())
    store.put(kind, [(name, pickle.dumps(made, protocol=5))])
    return made


def _plain(index: FacetIndex) -> tuple[Any, Any]:
    works = {facet: dict(found) for facet, found in index.works.items()}
    return works, dict(index.values)
