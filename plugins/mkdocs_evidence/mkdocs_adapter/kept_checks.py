"""Checks that need not be run again: where the last build found no fault and only words have changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from typing import TypeAlias

from mkdocs_evidence.checks import run_text_checks
from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.incremental import Store
from mkdocs_evidence.mkdocs_adapter.kept_records import KeptRecords
from mkdocs_evidence.model import CommonFields, Record

KIND = "faultless"
Faults: TypeAlias = tuple[Diagnostic, ...]
Check: TypeAlias = Callable[[Graph, Callable[[], Faults]], Faults]
"""Gives the faults of a graph; the second is what looks for all of them."""


def check_all(graph: Graph, look: Callable[[], Faults]) -> Faults:
    """Look for all faults."""
    return look()


class KeptChecks:
    """Remembers on which ground nothing was amiss.

    `ground` gives the fingerprint of all that the rules look at but the words of texts; empty where
    nobody knows all of it. While it stands, only the rules on words are run, on the texts that are new.
    A text that was sealed may not have become new at all: then everything is looked at.
    """

    def __init__(self, store: Store, name: str, reader: KeptRecords, ground: Callable[[], str]) -> None:
        self._store = store
        self._name = name
        self._reader = reader
        self._ground = ground

    def __call__(self, graph: Graph, look: Callable[[], Faults]) -> Faults:
        """The faults of a graph."""
        ground = self._ground()
        kept = self._store.get(KIND, self._name)
        before, known = pickle.loads(kept) if kept else ("", frozenset())  # noqa: S301 - our own cache
        if ground and ground == before:
            new = [one for one in graph.everything.records if self._reader.files[one.file] not in known]
            if not _any_sealed(graph, new) and not _faults_of_texts(graph, new):
                return ()
        faults = look()
        if ground and not faults:
            kept = pickle.dumps((ground, frozenset(self._reader.files.values())), protocol=5)
            self._store.put(KIND, [(self._name, kept)])
        return faults


def _any_sealed(graph: Graph, records: Iterable[Record[CommonFields]]) -> bool:
    sealed = graph.permanence.register.by_address
    return any(record.key.version and address_of(record.key) in sealed for record in records)


def _faults_of_texts(graph: Graph, records: Iterable[Record[CommonFields]]) -> Faults:
    return run_text_checks(build_graph(records, graph.settings, graph.as_of, with_hidden=True))
