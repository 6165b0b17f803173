"""Reading that keeps what it has read: a file with the same bytes is not taken apart twice."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from mkdocs_evidence.incremental import Store, spread
from mkdocs_evidence.reading import FileResult, SourceFile, read_file

KIND = "record"


class KeptRecords:
    """Reads files, those that the store does not have on all cores. `used` are the keys of all."""

    def __init__(self, store: Store, made_by: str, processes: int) -> None:
        self._store = store
        self._made_by = made_by.encode()
        self._processes = processes
        self.used: tuple[str, ...] = ()

    def __call__(self, files: Sequence[SourceFile]) -> Iterator[FileResult]:
        """What each file says, in their order."""
        keys = [self._key(file) for file in files]
        self.used = tuple(keys)
        kept = {key: self._store.get(KIND, key) for key in keys}
        missing = [(key, file) for key, file in zip(keys, files, strict=True) if kept[key] is None]
        read = spread(_read, [file for _, file in missing], self._processes)
        new = {key: data for (key, _), data in zip(missing, read, strict=True)}
        self._store.put(KIND, new.items())
        self._store.commit()
        for key in keys:
            yield pickle.loads(kept[key] or new[key])  # noqa: S301 - our own cache, as trusted as our code

    def _key(self, file: SourceFile) -> str:
        hashed = blake2b(self._made_by, digest_size=16)
        for part in (file.folder.encode(), file.path.encode(), file.data):
            hashed.update(len(part).to_bytes(8, "big"))
            hashed.update(part)
        return hashed.hexdigest()


def _read(file: SourceFile) -> bytes:
    return pickle.dumps(read_file(file), protocol=5)
