"""The files of the content folder that go with removed records: pictures, attached files."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator

from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.model import IndexEntry, Key


def withheld_files(graph: Graph) -> Callable[[str], bool]:
    """What says whether a path is that of a file of a removed record alone, or holds a withheld name."""
    removed = graph.everything.removed
    if not removed:
        return lambda path: False
    names = names_withheld(removed)
    own = frozenset(_files_of_removed(graph))
    beginnings = tuple(one for key in removed if not key.version for one in _beginnings(key))
    shown = frozenset(
        path for one in graph.corpus.index.values() for entry in one for path in _shown_by(entry)
    )

    def is_withheld(path: str) -> bool:
        if any(one.holds_name(path) for one in names):
            return True
        return path not in shown and (path in own or path.startswith(beginnings))

    return is_withheld


def _files_of_removed(graph: Graph) -> Iterator[str]:
    """The files that removed records show, and those that the register holds of removed versions."""
    removed = graph.everything.removed
    for one in removed.values():
        for entry in one.entries:
            yield from _shown_by(entry)
    for line in graph.permanence.register.entries:
        if line.files and key_at(line.address) in removed:
            yield from _below(posixpath.dirname(line.source), (path for path, _ in line.files))


def _shown_by(entry: IndexEntry) -> Iterator[str]:
    kind = entry.key.type
    folder = f"{kind.value}/{entry.key.id}" if kind.is_versioned else kind.value
    return _below(folder, (name for name in entry.shown if name))


def _below(folder: str, names: Iterable[str]) -> Iterator[str]:
    return (posixpath.normpath(posixpath.join(folder, name)) for name in names)


def _beginnings(work: Key) -> tuple[str, str]:
    """How the paths of a work's own files begin."""
    return f"{work.type.value}/{work.id}/", f"{work.type.value}/{work.id}."
