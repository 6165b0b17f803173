"""A graph that notes what is asked of it, so that whoever keeps an answer knows when to ask again.

What is made of such a graph stands for as long as the answers do to every question that was noted
on the way. The questions are those of `graph.questions`, which also gives the answers in short.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar, cast

from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.notes import Note, Notes, NotingMapping
from mkdocs_evidence.graph.noting_citations import NotingCitations
from mkdocs_evidence.graph.noting_day import NotingDay
from mkdocs_evidence.graph.questions import (
    ENDED_BY,
    EVERY_ENDED,
    EVERY_RECORD,
    HAPPENED,
    INDEX,
    LINKS_TO,
    NAME,
    NOTICES_ON,
    OWN_WORKS,
    PERMANENCE,
    RECORD,
    REMOVALS,
    SEALED_DATA_OF,
    TEXT,
    WORKS,
    about,
)
from mkdocs_evidence.graph.register import Permanence
from mkdocs_evidence.graph.relations import AnyLink, Link, RemovedLink
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.resolution import Unresolved
from mkdocs_evidence.model import (
    CommonFields,
    IndexEntry,
    Key,
    PartialDate,
    Record,
    RecordType,
    Reference,
    SealedData,
)

T = TypeVar("T")


class NotingCorpus(Corpus):
    """A corpus that notes what is asked of it."""

    def __init__(self, whole: Corpus, note: Note) -> None:
        values = {
            "_whole": whole,
            "_note": note,
            "_by_key": NotingMapping(whole.by_key, note, _record, EVERY_RECORD),
            "_versions": NotingMapping(whole.versions_by_work, note, _record, EVERY_RECORD),
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    _whole: Corpus
    _note: Note
    _by_key: Mapping[Key, Record[CommonFields]]
    _versions: Mapping[Key, tuple[Record[CommonFields], ...]]

    @property
    def records(self) -> tuple[Record[CommonFields], ...]:
        """Every record."""
        self._note(EVERY_RECORD)
        return self._whole.records

    @property
    def removed(self) -> Mapping[Key, Removed]:
        """What notices took down."""
        self._note(REMOVALS)
        return self._whole.removed

    @property
    def by_key(self) -> Mapping[Key, Record[CommonFields]]:
        """Every record under its key."""
        return self._by_key

    @property
    def versions_by_work(self) -> Mapping[Key, tuple[Record[CommonFields], ...]]:
        """Every work's records."""
        return self._versions

    @property
    def index(self) -> Mapping[Key, tuple[IndexEntry, ...]]:
        """Every work's index entries."""
        self._note(INDEX)
        return self._whole.index

    @property
    def happened(self) -> Mapping[Key, tuple[PartialDate, ...]]:
        """When something happened to each work."""
        self._note(HAPPENED)
        return self._whole.happened

    @property
    def works_by_id(self) -> Mapping[str, tuple[Key, ...]]:
        """The works that share an id."""
        return NotingMapping(
            self._whole.works_by_id, self._note, lambda name: about(NAME, name), EVERY_RECORD
        )

    def works(self, kind: RecordType) -> tuple[Key, ...]:
        """The works of one type, in the order of their ids."""
        self._note(about(WORKS, kind.value))
        return self._whole.works(kind)

    def removal_of(self, key: Key) -> Removed | None:
        """What a notice took down, where that is the work or version of this key."""
        self._note(REMOVALS)
        return self._whole.removal_of(key)

    def latest(self, work: Key) -> Record[CommonFields]:
        """The newest record of a work; KeyError when there is no such work."""
        self._note(_record(work))
        return self._whole.latest(work)

    def get(self, key: Key) -> Record[CommonFields] | None:
        """The record of a key; for a work, its newest version; None when there is none."""
        self._note(_record(key))
        return self._whole.get(key)


class NotingGraph(Graph):
    """A graph that notes what is asked of it in `notes`.

    Settings are not noted: who keeps what was made must keep them beside it.
    """

    def __init__(self, whole: Graph, notes: Notes) -> None:
        values = {
            "_whole": whole,
            "notes": notes,
            "everything": NotingCorpus(whole.everything, notes.note),
            "corpus": NotingCorpus(whole.corpus, notes.note),
            "settings": whole.settings,
            "_day": NotingDay.like(whole.as_of, notes.note),
            "citations": NotingCitations(whole.citations, notes.note),
            "_kept": {},
        }
        for name, value in values.items():
            object.__setattr__(self, name, value)

    _whole: Graph
    _day: NotingDay
    notes: Notes
    _kept: dict[Hashable, tuple[object, tuple[str, ...]]]

    @property
    def as_of(self) -> date:
        """The day, which notes what is asked of it."""
        return self._day

    @property
    def permanence(self) -> Permanence:
        """What the site has promised to keep."""
        self.notes.note(PERMANENCE)
        return self._whole.permanence

    @property
    def own_works(self) -> Mapping[str, Key]:
        """Which keys of the bibliography mean records of this site."""
        self.notes.note(OWN_WORKS)
        return self._whole.own_works

    def shows(self, key: Key) -> bool:
        """Whether this build shows a work or a version."""
        self.notes.note(_record(key))
        return self._whole.shows(key)

    def outgoing(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """The links from a record."""
        self.notes.note(_record(key))
        return self._whole.outgoing(key, *relations)

    def links_in(self, record: Record[CommonFields]) -> tuple[AnyLink, ...]:
        """What a record names."""
        self.notes.note(_record(record.key))
        return self._whole.links_in(record)

    def named_by(self, key: Key) -> tuple[Link, ...]:
        """Every link from a record, to records that this build does not show too."""
        self.notes.note(_record(key))
        return self._whole.named_by(key)

    def removed_links(self, key: Key, *relations: str) -> tuple[RemovedLink, ...]:
        """The links from a record to what was taken down."""
        self.notes.note(_record(key))
        return self._whole.removed_links(key, *relations)

    def named(self, reference: Reference) -> Record[CommonFields] | Removed | Unresolved:
        """What a reference names."""
        self.notes.note(about(NAME, reference.id))
        found = self._whole.named(reference)
        if isinstance(found, Record):
            self.notes.note(_record(found.key))
        if isinstance(found, Removed):
            self.notes.note(REMOVALS)
        return found

    def incoming(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """The links to a work or to any of its versions."""
        self.notes.note(about(LINKS_TO, key.work))
        return self._whole.incoming(key, *relations)

    def notices_naming(self, work: Key) -> tuple[Link, ...]:
        """The links from notices to a work or any of its versions."""
        self.notes.note(about(NOTICES_ON, work))
        return self._whole.notices_naming(work)

    def naming(self, work: Key) -> Iterator[Link]:
        """Every link to a work."""
        self.notes.note(about(LINKS_TO, work))
        return self._whole.naming(work)

    def sealed_data(self, key: Key) -> SealedData | None:
        """The data that a sealed version draws in."""
        self.notes.note(about(SEALED_DATA_OF, key))
        return self._whole.sealed_data(key)

    def ended_by(self, notice: Key) -> Key | None:
        """The notice that has ended another."""
        self.notes.note(about(ENDED_BY, notice))
        return self._whole.ended_by(notice)

    @property
    def ended(self) -> Mapping[Key, Key]:
        """Every ended notice, with the notice that ended it."""
        self.notes.note(EVERY_ENDED)
        return MappingProxyType(dict(self._whole.ended))

    def text_of(self, record: Record[CommonFields]) -> str:
        """The Markdown of a record."""
        self.notes.note(about(TEXT, record.key.work))
        return self._whole.text_of(record)

    def file_of(self, record: Record[CommonFields]) -> str:
        """The whole file of a record."""
        self.notes.note(about(TEXT, record.key.work))
        return self._whole.file_of(record)

    def original_file_of(self, record: Record[CommonFields]) -> str:
        """The whole file of a record as it was read."""
        self.notes.note(about(TEXT, record.key.work))
        return self._whole.original_file_of(record)

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once; what was asked for it counts as asked each time."""
        kept = self._kept.get(name)
        if kept is None:
            kept = self._kept[name] = self.notes.while_making(make)
        else:
            self.notes.note_all(kept[1])
        return cast("T", kept[0])


def _record(key: Key) -> str:
    return about(RECORD, key.work)
