"""From what was written to the record that is meant, to a removed one, or to why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import Key, RecordType, Reference


class Failure(Enum):
    """Why a reference leads nowhere."""

    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    VERSION_UNKNOWN = "version_unknown"
    UNVERSIONED = "unversioned"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A reference that leads nowhere, why, and what it may have meant."""

    reference: Reference
    failure: Failure
    candidates: tuple[Key, ...] = ()


Resolved: TypeAlias = Key | Removed | Unresolved
"""A work or version that is there, one that was taken down, or neither."""


def resolve(reference: Reference, corpus: Corpus) -> Resolved:
    """What a reference names: a work, or a version where it says `@N`."""
    works = _candidates(reference, corpus)
    if not works:
        return Unresolved(reference, Failure.UNKNOWN)
    if len(works) > 1:
        return Unresolved(reference, Failure.AMBIGUOUS, works)
    work = works[0]
    if reference.version and not work.type.is_versioned:
        return Unresolved(reference, Failure.UNVERSIONED, works)
    key = Key(work.type, work.id, reference.version)
    removed = corpus.removal_of(key)
    if removed is not None:
        return removed
    if key.version and key not in corpus.by_key:
        versions = tuple(record.key for record in corpus.versions_by_work.get(work, ()))
        return Unresolved(reference, Failure.VERSION_UNKNOWN, versions)
    return key


def _candidates(reference: Reference, corpus: Corpus) -> tuple[Key, ...]:
    allowed = (reference.type,) if reference.type else reference.allowed or tuple(RecordType)
    works = corpus.works_by_id.get(reference.id, ())
    return tuple(work for work in works if work.type in allowed)
