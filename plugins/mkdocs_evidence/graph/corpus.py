"""The corpus: every record that was read, found by its key, its type or its work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar, cast

from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import (
    FIELDS_BY_TYPE,
    CommonFields,
    IndexEntry,
    Key,
    PartialDate,
    Record,
    RecordType,
)

F = TypeVar("F", bound=CommonFields)


@dataclass(frozen=True)
class Corpus:
    """Records in the order of their keys. Of two records with one key the first is kept.

    `removed` are the works and versions that a notice took down: they can be named, not shown, and are
    not among the records.
    """

    records: tuple[Record[CommonFields], ...]
    removed: Mapping[Key, Removed] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, records: Iterable[Record[CommonFields]]) -> Corpus:
        """The corpus of these records, sorted by key."""
        return cls(tuple(sorted(records, key=lambda record: record.key)))

    @cached_property
    def by_key(self) -> Mapping[Key, Record[CommonFields]]:
        """Every record under its key (with its version, where it has one)."""
        return MappingProxyType({record.key: record for record in reversed(self.records)})

    @cached_property
    def versions_by_work(self) -> Mapping[Key, tuple[Record[CommonFields], ...]]:
        """Every work's records, oldest version first; one record where the type keeps no versions."""
        works: dict[Key, list[Record[CommonFields]]] = {}
        for record in self.records:
            works.setdefault(record.key.work, []).append(record)
        return MappingProxyType({work: tuple(records) for work, records in works.items()})

    @cached_property
    def index(self) -> Mapping[Key, tuple[IndexEntry, ...]]:
        """The index entries of every work's records, oldest version first: without opening any."""
        works = self.versions_by_work.items()
        return MappingProxyType({work: tuple(one.index_entry for one in records) for work, records in works})

    @cached_property
    def happened(self) -> Mapping[Key, tuple[PartialDate, ...]]:
        """When something happened to each work that its newest record tells: without opening any."""
        works = self.versions_by_work.items()
        return MappingProxyType({work: records[-1].happened for work, records in works})

    @cached_property
    def works_by_id(self) -> Mapping[str, tuple[Key, ...]]:
        """The works that share an id, in the order of their types.

        A renamed work is found under its former id too: a sealed text that names it cannot be edited.
        """
        works: dict[str, list[Key]] = {}
        for work in dict.fromkeys((*self.versions_by_work, *(key.work for key in self.removed))):
            works.setdefault(work.id, []).append(work)
        for former, work in self._former_keys():
            works.setdefault(former.id, []).append(work)
        return MappingProxyType({name: tuple(dict.fromkeys(keys)) for name, keys in works.items()})

    def _former_keys(self) -> Iterator[tuple[Key, Key]]:
        """What renamed works were called, by the aliases that were their own addresses, and are now."""
        for record in self.records:
            work = record.key.work
            for alias in record.index_entry.aliases:
                former = key_at(canonical_address(alias))
                if former and former.type is work.type and former not in self.versions_by_work:
                    yield former.work, work

    @cached_property
    def _works_by_type(self) -> Mapping[RecordType, tuple[Key, ...]]:
        return MappingProxyType(
            {kind: tuple(work for work in self.versions_by_work if work.type is kind) for kind in RecordType}
        )

    def works(self, kind: RecordType) -> tuple[Key, ...]:
        """The works of one type, in the order of their ids."""
        return self._works_by_type[kind]

    def latest(self, work: Key) -> Record[CommonFields]:
        """The newest record of a work; KeyError when there is no such work."""
        return self.versions_by_work[work.work][-1]

    def get(self, key: Key) -> Record[CommonFields] | None:
        """The record of a key; for a work, its newest version; None when there is none."""
        if key.type.is_versioned and key.version == 0:
            versions = self.versions_by_work.get(key)
            return versions[-1] if versions else None
        return self.by_key.get(key)

    def removal_of(self, key: Key) -> Removed | None:
        """What a notice took down, where that is the work or version of this key."""
        found = self.removed.get(key) or self.removed.get(key.work)
        if found is None and not key.version and key not in self.versions_by_work:
            versions = (one for one in reversed(tuple(self.removed)) if one.work == key)
            found = next((self.removed[one] for one in versions), None)
        return replace(found, key=key) if found else None

    def latest_of(self, kind: RecordType, fields: type[F]) -> Iterator[Record[F]]:
        """The newest record of every work of one type, typed by its fields."""
        assert FIELDS_BY_TYPE[kind] is fields, f"{kind} has other fields than {fields.__name__}"
        for work in self.works(kind):
            yield cast("Record[F]", self.latest(work))


def is_public(record: Record[CommonFields], as_of: date) -> bool:
    """Whether a record is no draft and is proven to have been published on or before that day."""
    entry = record.index_entry
    return not entry.is_draft and entry.date.is_known_by(as_of)


def public_part(corpus: Corpus, as_of: date) -> Corpus:
    """The records that the public sees on that day."""
    return Corpus(tuple(record for record in corpus.records if is_public(record, as_of)), corpus.removed)
