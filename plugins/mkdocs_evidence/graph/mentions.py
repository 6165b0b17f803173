"""Which records may name a work: told from what is written, before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.model import CommonFields, IndexEntry, Key, Record


class Mentions:
    """The ids that each record of a corpus writes, in fields and text, looked up by id."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def records_that_may_name(self, work: Key) -> Iterator[Record[CommonFields]]:
        """The records that write an id under which the work is found, in the order of the corpus."""
        places = {place for name in self._names.get(work, ()) for place in self._writers.get(name, ())}
        return (self._corpus.records[place] for place in sorted(places))

    @cached_property
    def _names(self) -> Mapping[Key, tuple[str, ...]]:
        """The ids under which each work is found: its own, and those that it had before it was renamed."""
        names: dict[Key, tuple[str, ...]] = {}
        for name, works in self._corpus.works_by_id.items():
            for work in works:
                names[work] = (*names.get(work, ()), name)
        return names

    @cached_property
    def _writers(self) -> Mapping[str, list[int]]:
        """The places in the corpus of the records that write each id."""
        writers: dict[str, list[int]] = {}
        for place, record in enumerate(self._corpus.records):
            for name in _ids_in(record.index_entry):
                writers.setdefault(name, []).append(place)
        return writers


def _ids_in(entry: IndexEntry) -> set[str]:
    """Every id that is written: in a link, what stands after the type and before the version."""
    linked = (link.target.partition("@")[0].rpartition("/")[2] for link in entry.links)
    return {*linked, *(reference.id for _, reference in entry.references)}
