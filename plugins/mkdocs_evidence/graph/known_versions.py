"""The versions of a work: those that are shown, and all that there have been."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, cast

from mkdocs_evidence.graph import addresses
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.model import Key, Record, VersionedFields

Version: TypeAlias = Record[VersionedFields]


def versions_of(graph: Graph, work: Key) -> tuple[Version, ...]:
    """The versions of a work that this build shows, oldest first."""
    return cast("tuple[Version, ...]", graph.corpus.versions_by_work[work.work])


def known_versions(graph: Graph, work: Key) -> tuple[int, ...]:
    """The numbers of all versions of a work that there are, or that the register remembers."""
    there = (record.key for record in graph.everything.versions_by_work.get(work, ()))
    remembered = (addresses.key_at(entry.address) for entry in graph.permanence.register.entries)
    return _numbers((*there, *graph.everything.removed, *(key for key in remembered if key)), work)


def _numbers(keys: Iterable[Key], work: Key) -> tuple[int, ...]:
    return tuple(sorted({key.version for key in keys if key.work == work and key.version}))
