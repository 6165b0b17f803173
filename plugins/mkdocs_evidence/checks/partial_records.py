"""The rules over a corpus in which some records could be read only in part.

A rule says nothing that rests on a field that could not be read: what it finds in a record whose stand-ins it
has read is dropped, and what it finds in sound records is then what it finds without the partial ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from mkdocs_evidence.checks.scope import Scope, Texts
from mkdocs_evidence.checks.stand_ins import Location, Reads, watched
from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.model import CommonFields, Record, Source
from mkdocs_evidence.reading import PartialRecord, lines_of_field, locate

Check = Callable[[Scope], Iterable[Diagnostic]]
_IN_ORDER = frozenset({"status_history"})
"""Lists of which each entry is judged by the one before."""


def no_texts(graph: Graph) -> Texts | None:
    """Nobody renders the texts of a graph."""
    return None


@dataclass(frozen=True, slots=True)
class PartialRun:
    """The scopes with and without partial records, the stand-ins that a rule has read, what could not be."""

    sound: Scope
    wider: Scope
    reads: Reads
    lost: dict[str, tuple[Source, frozenset[Location]]]

    @classmethod
    def of(
        cls,
        scope: Scope,
        records: Iterable[Record[CommonFields]],
        partial: tuple[PartialRecord, ...],
        texts_of: Callable[[Graph], Texts | None],
    ) -> PartialRun:
        """The run over the `scope` of sound `records`, and over these partial ones too."""
        reads: Reads = set()
        graph = scope.graph
        every = chain(records, (watched(one, reads) for one in partial))
        wider = build_graph(every, graph.settings, graph.as_of, permanence=graph.permanence)
        wider = replace(wider, citations=graph.citations)
        lost = {one.record.source.shown_path: (one.record.source, one.lost) for one in partial}
        return cls(scope, replace(scope, graph=wider, texts=texts_of(wider)), reads, lost)

    def faults_of_works(self, checks: Iterable[Check]) -> Iterator[Diagnostic]:
        """Faults of rules that check the records of a work."""
        for work in self.wider.graph.everything.versions_by_work:
            for check in checks:
                yield from self.faults(check, replace(self.wider, work=work), replace(self.sound, work=work))

    def faults_of_whole(self, checks: Iterable[Check]) -> Iterator[Diagnostic]:
        """Faults of rules that check all records."""
        for check in checks:
            yield from self.faults(check, self.wider, self.sound)

    def faults(self, check: Check, wider: Scope, sound: Scope) -> Iterator[Diagnostic]:
        """Faults of a rule that depend on no stand-in."""
        self.reads.clear()
        found = tuple(check(wider))
        reads = frozenset(self.reads)
        if not reads:
            yield from (one for one in found if not self._is_told(one))
            return
        for one in found:
            if one.place.path in self.lost and self._is_certain(one, reads, is_whole=wider.work is None):
                yield one
        if sound.work is None or sound.work in sound.graph.everything.versions_by_work:
            yield from (one for one in check(sound) if one.place.path not in self.lost)

    def _is_certain(
        self, fault: Diagnostic, reads: frozenset[tuple[str, Location]], *, is_whole: bool
    ) -> bool:
        source, _ = self.lost[fault.place.path]
        own = [location for path, location in reads if path == source.path]
        if self._is_told(fault) or (len(own) < len(reads) and not is_whole):
            return False
        return all(self._is_of_other_entry(source, fault.place.line, location) for location in own)

    def _is_told(self, fault: Diagnostic) -> bool:
        """Return True if the place is that of a field which could not be read: its fault is told."""
        if fault.place.path not in self.lost:
            return False
        source, lost = self.lost[fault.place.path]
        at = (fault.place.line, fault.place.column)
        places = [place for one in lost for place in (locate(source, one), locate(source, one, at="key"))]
        return any((place.line, place.column) == at and place.line >= source.header_line for place in places)

    @staticmethod
    def _is_of_other_entry(source: Source, line: int, lost: Location) -> bool:
        """Return True if a line belongs to another entry of the same list."""
        if len(lost) < 2 or lost[0] in _IN_ORDER or not isinstance(lost[1], int):
            return False
        field, entry = lines_of_field(source, lost[:1]), lines_of_field(source, lost[:2])
        return field is not None and entry is not None and line in field and line not in entry
