"""The files of the content folder that go with removed records: pictures, attached files."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import IndexEntry, Key

HolderOf = Callable[[str], Removed | None]
"""Gives the removed record with which a file at a path of the content folder went."""


def withheld_files(graph: Graph) -> HolderOf:
    """What gives the removed record of a file that is not served any more.

    Those are files with a withheld name in their path; those that lie beside the removed record under its
    id, be they shown by others or not; and those that it showed and nobody else shows.
    """
    removed = graph.everything.removed
    if not removed:
        return lambda path: None
    names = names_withheld(removed)
    works = tuple((_beginnings(key), one) for key, one in removed.items() if not key.version)
    shown = frozenset(
        path for entries in graph.everything.index.values() for one in entries for path in shown_paths(one)
    )
    own = {path: one for path, one in _files_of_removed(graph) if path not in shown}

    def holder_of(path: str) -> Removed | None:
        by_name = (one for one in names if one.holds_name(path))
        by_place = (one for beginnings, one in works if path.startswith(beginnings))
        return next(by_name, None) or next(by_place, None) or own.get(path)

    return holder_of


def _files_of_removed(graph: Graph) -> Iterator[tuple[str, Removed]]:
    """The files that removed records show, and those that the register holds of removed versions."""
    removed = graph.everything.removed
    for taken in removed.values():
        for entry in taken.entries:
            yield from ((path, taken) for path in shown_paths(entry))
    for line in graph.permanence.register.entries:
        key = key_at(line.address) if line.files else None
        one = removed.get(key) if key else None
        if one is not None:
            names = (path for path, _ in line.files)
            yield from ((path, one) for path in _below(posixpath.dirname(line.source), names))


def shown_paths(entry: IndexEntry) -> Iterator[str]:
    """The paths in the content folder that a record shows or offers."""
    kind = entry.key.type
    folder = f"{kind.value}/{entry.key.id}" if kind.is_versioned else kind.value
    return _below(folder, (name for name in entry.shown if name))


def _below(folder: str, names: Iterable[str]) -> Iterator[str]:
    return (posixpath.normpath(posixpath.join(folder, name)) for name in names)


def _beginnings(work: Key) -> tuple[str, str]:
    """How the paths of a work's own files begin."""
    return f"{work.type.value}/{work.id}/", f"{work.type.value}/{work.id}."
