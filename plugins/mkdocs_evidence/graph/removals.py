"""Removals: what notices have taken down. The address stays, with the reason.

What was taken down stays down in editions of earlier days too: the grounds are legal or ethical
ones, which no date of a build undoes. Only a later notice does (`resolves`), from its own date on.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import cast

from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.names import forms_of
from mkdocs_evidence.graph.register import Permanence, Register
from mkdocs_evidence.graph.removed import Removed, withholds_name
from mkdocs_evidence.graph.resolution import resolve
from mkdocs_evidence.model import Key, Notice, RecordType, Reference
from mkdocs_evidence.model.vocabulary import NoticeKind


def removal_notices(corpus: Corpus, ended: Container[Key]) -> tuple[Notice, ...]:
    """The notices of removal that are no drafts, and that no later notice has ended, oldest first."""
    found = [
        cast("Notice", record)
        for record in corpus.records
        if record.key.type is RecordType.NOTICE
        and not record.index_entry.is_draft
        and record.caption.kind is NoticeKind.REMOVAL
        and record.key not in ended
    ]
    return tuple(sorted(found, key=lambda notice: (notice.index_entry.date, notice.key)))


def removed_by_notices(
    everything: Corpus, permanence: Permanence, ended: Container[Key]
) -> Mapping[Key, Removed]:
    """Every work and version that a notice took down, its file deleted or still there.

    A notice on a work takes down all its versions. Of two notices on one record the older counts.
    """
    notices = removal_notices(everything, ended)
    lost = _lost_keys(everything, permanence.register) if notices else ()
    found: dict[Key, Removed] = {}
    for notice in notices:
        for key in _targets(notice.fields.target, everything, lost):
            found.setdefault(key, _removed(key, notice, everything, permanence))
    return MappingProxyType(dict(sorted(found.items())))


def without_removed(everything: Corpus, removed: Mapping[Key, Removed]) -> Corpus:
    """The corpus in which removed records can be named, and are not there."""
    kept = (one for one in everything.records if one.key not in removed and one.key.work not in removed)
    return Corpus(tuple(kept), removed) if removed else everything


def names_withheld(removed: Mapping[Key, Removed]) -> tuple[Removed, ...]:
    """The works whose names appear in no output, each with every form of its name."""
    return tuple(
        one for key, one in removed.items() if one.names and (not key.version or key.work not in removed)
    )


def _removed(key: Key, notice: Notice, everything: Corpus, permanence: Permanence) -> Removed:
    entries = everything.index.get(key.work, ())
    named = (one for one, known in permanence.identifiers.items() if one in (key, key.work) and known.aliases)
    aliases = (alias for one in named for alias in permanence.identifiers[one].aliases)
    return Removed(
        key,
        notice,
        tuple(entry for entry in entries if not key.version or entry.key == key),
        tuple(dict.fromkeys(aliases)),
        _names(key, notice, everything) if withholds_name(notice, key) else (),
    )


def _names(key: Key, notice: Notice, everything: Corpus) -> tuple[str, ...]:
    if notice.fields.target.version:
        return notice.fields.withhold  # the name of the work stays
    record = everything.get(key) or everything.get(key.work)
    works = {work.id for work in everything.versions_by_work if work != key.work}
    return forms_of(key, notice, record.fields if record else None, works)


def _lost_keys(everything: Corpus, register: Register) -> tuple[Key, ...]:
    """The registered records and versions of which there is no file."""
    registered = (key_at(entry.address) for entry in register.entries)
    return tuple(dict.fromkeys(key for key in registered if key and everything.get(key) is None))


def _targets(reference: Reference, everything: Corpus, lost: Iterable[Key]) -> Iterator[Key]:
    """The record that is meant, and all its versions; nothing where it may be one of several."""
    there = resolve(reference, everything)
    alike = [
        key
        for key in lost
        if key.id == reference.id
        and reference.type in (None, key.type)
        and reference.version in (0, key.version)
    ]
    works = {key.work for key in alike}
    if isinstance(there, Key):
        works.add(there.work)
        yield from (there,) if len(works) == 1 else ()
    if len(works) != 1:
        return
    (work,) = works
    yield from alike
    if not reference.version:
        yield work
        yield from (record.key for record in everything.versions_by_work.get(work, ()))
