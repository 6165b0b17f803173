"""Reading that keeps what it has read: a file with the same bytes is not taken apart twice."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TypeAlias

from mkdocs_evidence.incremental import Store, digest, spread
from mkdocs_evidence.reading import FileResult, SourceFile, read_file

KIND = "record"


Front: TypeAlias = str
"""The fingerprint of all that a file says, but for the words of its text."""


class KeptRecords:
    """Reads files, those that the store does not have on all cores.

    `files` has a fingerprint for each file that was read, and `fronts` one of what it says besides
    the words of its text: what it links to and cites belongs to the front, where in the text does not.
    """

    def __init__(self, store: Store, made_by: str, processes: int) -> None:
        self._store = store
        self._made_by = made_by.encode()
        self._processes = processes
        self.files: dict[str, str] = {}
        self.fronts: dict[str, Front] = {}

    def __call__(self, files: Sequence[SourceFile]) -> Iterator[FileResult]:
        """What each file says, in their order."""
        keys = [self._key(file) for file in files]
        self.files = {file.path: key for key, file in zip(keys, files, strict=True)}
        kept = {key: self._store.get(KIND, key) for key in keys}
        missing = [(key, file) for key, file in zip(keys, files, strict=True) if kept[key] is None]
        read = spread(_read, [file for _, file in missing], self._processes)
        new = {key: data for (key, _), data in zip(missing, read, strict=True)}
        self._store.put(KIND, new.items())
        self._store.commit()
        for path, key in self.files.items():
            self.fronts[path], result = pickle.loads(kept[key] or new[key])  # noqa: S301 - our own cache
            yield result

    def _key(self, file: SourceFile) -> str:
        hashed = blake2b(self._made_by, digest_size=16)
        for part in (file.folder.encode(), file.path.encode(), file.data):
            hashed.update(len(part).to_bytes(8, "big"))
            hashed.update(part)
        return hashed.hexdigest()


def _read(file: SourceFile) -> bytes:
    result = read_file(file)
    return pickle.dumps((_front_of(file, result), result), protocol=5)


def _front_of(file: SourceFile, result: FileResult) -> Front:
    record, faults = result
    if record is None or faults:
        return digest(file.data)
    links = tuple((link.target, link.text) for link in record.links)
    cites = tuple(cluster.cites for cluster in record.citations)
    return digest(record.key, record.source.header, links, cites)
