"""Which versions a work has had, also of those whose files are gone."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_evidence.graph import addresses
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.model import Key


def known_versions(graph: Graph, work: Key) -> tuple[int, ...]:
    """The numbers of all versions of a work that there are, or that the register remembers."""
    there = (record.key for record in graph.everything.versions_by_work.get(work, ()))
    remembered = (addresses.key_at(entry.address) for entry in graph.permanence.register.entries)
    return _numbers((*there, *graph.everything.removed, *(key for key in remembered if key)), work)


def _numbers(keys: Iterable[Key], work: Key) -> tuple[int, ...]:
    return tuple(sorted({key.version for key in keys if key.work == work and key.version}))
