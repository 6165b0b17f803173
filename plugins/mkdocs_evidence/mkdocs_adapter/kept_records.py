"""Reading that keeps what it has read: a file with the same bytes is not taken apart twice."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import blake2b
from typing import TypeAlias

from mkdocs_evidence.incremental import Store, digest, hash_of, spread
from mkdocs_evidence.mkdocs_adapter.index_rows import Row, packed, unpacked
from mkdocs_evidence.model import CommonFields, KeptRecord, KeptSource, Record
from mkdocs_evidence.model.citations import fingerprint_of_citations
from mkdocs_evidence.reading import FileResult, SourceFile, read_file

INDEX, KIND, TEXT = KINDS = ("index", "record", "text")
"""Of each file: what an index of all tells of it, what it says without its text, and the text."""
Rows: TypeAlias = dict[str, Row]
"""Rows of the index by the fingerprints of files."""
OPEN_AT_ONCE = 2048
"""So many records that were opened stay in memory: tens of megabytes, where all of 10,000 took 170."""
Front: TypeAlias = str
"""The fingerprint of all that a file says, but for the words of its text."""


class KeptRecords:
    """Reads files, those that the store does not have on all cores.

    Records stay in the store: of each its index entry is taken out, the rest when somebody asks for it,
    and its text each time that somebody does.

    `hash_of` gives the hash of a file's bytes by its path, where it is known: such a file need not be
    opened again. `rows` is what somebody remembers of the index who builds again and again; it is brought
    up to date. `files` has a fingerprint for each file that was read, and `fronts` one of what it says
    besides the words of its text: what it links to and cites belongs to the front, where in the text
    does not. `entries` has a fingerprint of each index entry.
    """

    def __init__(
        self,
        store: Store,
        made_by: str,
        processes: int,
        hash_of: Callable[[str], str | None],
        rows: Rows | None = None,
    ) -> None:
        self._store = store
        self._rows = {} if rows is None else rows
        self._made_by = made_by
        self._processes = processes
        self._hash_of = hash_of
        self.files: dict[str, str] = {}
        self.fronts: dict[str, Front] = {}
        self.entries: dict[str, str] = {}
        self._text_of = lru_cache(maxsize=64)(self._read_text)  # what is asked for comes in rows
        self._record = lru_cache(maxsize=OPEN_AT_ONCE)(self._read_record)

    def __call__(self, files: Sequence[SourceFile]) -> Iterator[FileResult]:
        """What each file says, in their order."""
        self.files = {file.path: self._key(file, self._hash_of(file.path)) for file in files}
        known = self._store.keys(KIND)
        missing = [file for file in files if self.files[file.path] not in known]
        for file, (hashed, *read) in zip(missing, spread(_read, missing, self._processes), strict=True):
            file_key = self.files[file.path] = self._key(file, hashed)  # it may have been saved meanwhile
            for kind, data in zip(KINDS, read, strict=True):
                self._store.put(kind, [(file_key, data)])
        self._store.commit()
        keys = [self.files[file.path] for file in files]
        rows = dict(zip(keys, self._rows_of(keys), strict=True))
        self._rows.clear()
        self._rows.update(rows)
        for path, file_key in self.files.items():
            row = rows[file_key]
            self.fronts[path], self.entries[path] = row.front, row.print_of_entry
            yield self._kept(file_key, path, row)

    def _rows_of(self, keys: Sequence[str]) -> Iterator[Row]:
        """The rows of files in the index, in their order."""
        if not self._rows:
            return map(unpacked, self._store.require_each(INDEX, keys))
        return (self._rows.get(key) or unpacked(self._store.require(INDEX, key)) for key in keys)

    @property
    def all_fronts(self) -> str:
        """The fingerprint of all that all files say but for the words of their texts."""
        told = "".join(f"{path}\0{front}\n" for path, front in sorted(self.fronts.items()))
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def hash_of_file(self, path: str, read: Callable[[str], bytes]) -> str:
        """The hash of any file of the content folder, which is read only where it is not known."""
        return self._hash_of(path) or hash_of(read(path))

    def prune(self) -> None:
        """Let the store forget files that there are no more."""
        for kind in KINDS:
            self._store.prune(kind, len(self.files), self.files.values)

    def _kept(self, file_key: str, path: str, row: Row) -> FileResult:
        """A record that is opened when somebody asks for more; what is none, or has faults, at once."""
        if row.entry is None:
            return self._opened(file_key)
        whole = partial(self._record, file_key)
        return KeptRecord(path, row.entry, row.happened, lambda: row.caption, whole), ()

    def _read_record(self, file_key: str) -> Record[CommonFields]:
        record, _ = self._opened(file_key)
        assert record is not None
        return record

    def _opened(self, file_key: str) -> FileResult:
        data = self._store.require(KIND, file_key)
        record, faults = pickle.loads(data)  # noqa: S301 - our own cache
        if record is None:
            return None, faults
        source = KeptSource(record.source, lambda: self._text_of(file_key))
        return replace(record, source=source), faults

    def _read_text(self, file_key: str) -> str:
        return self._store.require(TEXT, file_key).decode("utf-8", "surrogatepass")

    def _key(self, file: SourceFile, hashed: str | None) -> str:
        """What a file with this hash is called in the store; without a hash it is opened."""
        whole = "\0".join((self._made_by, file.folder, file.path, hashed or hash_of(file.data)))
        return blake2b(whole.encode(), digest_size=16).hexdigest()


def _read(file: SourceFile) -> tuple[str, bytes, bytes, bytes]:
    """The hash of a file, what it says, in short and without its text, and the text; each as it is kept."""
    file = replace(file, content=file.data)  # once: what is kept under a hash must be that
    record, faults = result = read_file(file)
    front, text = _front_of(file, result), ""
    if record is not None:
        text = record.source.body
        record = replace(record, source=replace(record.source, body=""))
    row = packed(front, None if faults else record)
    whole = pickle.dumps((record, faults), protocol=5)
    return hash_of(file.data), row, whole, text.encode("utf-8", "surrogatepass")


def _front_of(file: SourceFile, result: FileResult) -> Front:
    record, faults = result
    if record is None or faults:
        return digest(file.data)
    links = tuple((link.target, link.text) for link in record.links)
    cites = fingerprint_of_citations(record.citations)
    return digest(record.key, record.source.header, links, cites, record.paths)
