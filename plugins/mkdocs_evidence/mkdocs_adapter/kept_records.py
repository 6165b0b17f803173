"""Reading that keeps what it has read: a file with the same bytes is not taken apart twice."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TypeAlias

from mkdocs_evidence.incremental import Store, digest, spread
from mkdocs_evidence.model import KeptSource
from mkdocs_evidence.reading import FileResult, SourceFile, read_file

KIND, TEXT = "record", "text"
Front: TypeAlias = str
"""The fingerprint of all that a file says, but for the words of its text."""


class KeptRecords:
    """Reads files, those that the store does not have on all cores; texts stay in the store.

    `hash_of` gives the hash of a file's bytes by its path, where it is known: such a file need not be
    opened again. `files` has a fingerprint for each file that was read, and `fronts` one of what it says
    besides the words of its text: what it links to and cites belongs to the front, where in the text
    does not.
    """

    def __init__(
        self, store: Store, made_by: str, processes: int, hash_of: Callable[[str], str | None]
    ) -> None:
        self._store = store
        self._made_by = made_by
        self._processes = processes
        self._hash_of = hash_of
        self.files: dict[str, str] = {}
        self.fronts: dict[str, Front] = {}

    def __call__(self, files: Sequence[SourceFile]) -> Iterator[FileResult]:
        """What each file says, in their order."""
        keys = [self._key(file) for file in files]
        self.files = {file.path: key for key, file in zip(keys, files, strict=True)}
        known = self._store.keys(KIND)
        missing = {key: file for key, file in zip(keys, files, strict=True) if key not in known}
        for key, (data, text) in zip(
            missing, spread(_read, list(missing.values()), self._processes), strict=True
        ):
            self._store.put(KIND, [(key, data)])
            self._store.put(TEXT, [(key, text)])
        self._store.commit()
        rows = self._store.require_each(KIND, keys)
        for (path, key), data in zip(self.files.items(), rows, strict=True):
            self.fronts[path], result = pickle.loads(data)  # noqa: S301 - our own cache
            yield self._with_kept_text(key, result)

    def prune(self) -> None:
        """Let the store forget files that there are no more."""
        for kind in (KIND, TEXT):
            self._store.prune(kind, self.files.values())

    def _with_kept_text(self, key: str, result: FileResult) -> FileResult:
        record, faults = result
        if record is None:
            return result
        source = KeptSource(
            record.source, lambda: self._store.require(TEXT, key).decode("utf-8", "surrogatepass")
        )
        return replace(record, source=source), faults

    def _key(self, file: SourceFile) -> str:
        hashed = self._hash_of(file.path) or blake2b(file.data, digest_size=16).hexdigest()
        whole = "\0".join((self._made_by, file.folder, file.path, hashed))
        return blake2b(whole.encode(), digest_size=16).hexdigest()


def _read(file: SourceFile) -> tuple[bytes, bytes]:
    """What a file says, without its text, and the text."""
    record, faults = result = read_file(file)
    front, text = _front_of(file, result), ""
    if record is not None:
        text = record.source.body
        record = replace(record, source=replace(record.source, body=""))
    return pickle.dumps((front, (record, faults)), protocol=5), text.encode("utf-8", "surrogatepass")


def _front_of(file: SourceFile, result: FileResult) -> Front:
    record, faults = result
    if record is None or faults:
        return digest(file.data)
    links = tuple((link.target, link.text) for link in record.links)
    cites = tuple(cluster.cites for cluster in record.citations)
    return digest(record.key, record.source.header, links, cites, record.paths)
