"""The store: results of earlier builds, found by the fingerprint of what they were made from.

One SQLite file without any path of the machine in it, so that it can be carried to another one.
Each entry has a checksum over its kind, its key and its data; what does not fit it is damage, and no result.
So an entry is right or missing, whatever generation of the file it is found in.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from mkdocs_evidence.incremental.atomic_files import make_folder, remove_path

APPLICATION = 0x45564944
"""Marks the file as ours (SQLite's application_id: "EVID")."""
VERSION = 3
SPARE = 100
"""So many entries more than twice those in use are kept, so that small sites are not pruned at each build."""
BESIDE = ("", "-wal", "-shm", "-journal")
"""Endings of the files of which SQLite makes up a database."""


class DamagedStoreError(Exception):
    """The store cannot be used; the message says why, in words."""


class Store:
    """Entries by kind and key. Forked processes may read it at the same time; one writes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process = 0
        self._open: sqlite3.Connection | None = None

    def get(self, kind: str, key: str) -> bytes | None:
        """The entry of a key; None where there is none."""
        with _errors_as_damage(self._path):
            row = self._connection.execute(
                "SELECT checksum, data FROM entries WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
        return None if row is None else _verified(kind, key, *row)

    def require(self, kind: str, key: str) -> bytes:
        """The entry of a key that was put there; DamagedStoreError where it is gone."""
        data = self.get(kind, key)
        if data is None:
            raise DamagedStoreError("has lost an entry")
        return data

    def keys(self, kind: str) -> frozenset[str]:
        """The keys of all entries of a kind."""
        with _errors_as_damage(self._path):
            rows = self._connection.execute("SELECT key FROM entries WHERE kind = ?", (kind,)).fetchall()
        return frozenset(key for (key,) in rows)

    def require_each(self, kind: str, keys: Iterable[str]) -> Iterator[bytes]:
        """The entries of these keys, which were put there, in their order."""
        query = "SELECT key, checksum, data FROM entries WHERE kind = ?"
        with _errors_as_damage(self._path):
            rows = self._connection.execute(query, (kind,))
            found = {key: (checksum, data) for key, checksum, data in rows}
        for key in keys:
            if key not in found:
                raise DamagedStoreError("has lost an entry")
            yield _verified(kind, key, *found[key])

    def verify(self, kind: str) -> None:
        """Raise DamagedStoreError unless all entries of a kind are whole."""
        with _errors_as_damage(self._path):
            rows = self._connection.execute("SELECT key, checksum, data FROM entries WHERE kind = ?", (kind,))
            for key, checksum, data in rows:
                _verified(kind, key, checksum, data)

    def prune(self, kind: str, number: int, used: Callable[[], Iterable[str]]) -> None:
        """Forget what is not used, once that is more than the `number` that is: sites may share the store."""
        with _errors_as_damage(self._path):
            query = "SELECT count(*) FROM entries WHERE kind = ?"
            (count,) = self._connection.execute(query, (kind,)).fetchone()
        if count > 2 * number + SPARE:
            self.keep_only(kind, used())

    def put(self, kind: str, entries: Iterable[tuple[str, bytes]]) -> None:
        """Keep these entries; they are lasting once `commit` has been called."""
        rows = ((kind, key, _checksum(kind, key, data), data) for key, data in entries)
        with _errors_as_damage(self._path):
            self._connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)

    def keep_only(self, kind: str, keys: Iterable[str]) -> None:
        """Drop every entry of a kind whose key is not among these."""
        wanted = [(key,) for key in keys]
        with _errors_as_damage(self._path):
            connection = self._connection
            connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY)")
            connection.execute("DELETE FROM wanted")
            connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", wanted)
            connection.execute(
                "DELETE FROM entries WHERE kind = ? AND key NOT IN (SELECT key FROM wanted)", (kind,)
            )

    def commit(self) -> None:
        """Make what was put lasting, all of it or nothing."""
        with _errors_as_damage(self._path):
            self._connection.commit()

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None and self._process == os.getpid():
            self._open.close()
        self._open = None

    @property
    def _connection(self) -> sqlite3.Connection:
        """The connection of this process: one must not be carried through a fork."""
        if self._open is None or self._process != os.getpid():
            self._open = sqlite3.connect(self._path)
            self._open.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
            self._process = os.getpid()
        return self._open


def open_store(path: Path) -> Store:
    """The store at a path, made where there is none; DamagedStoreError where it cannot be used."""
    make_folder(path.parent)
    with _errors_as_damage(path):
        connection = sqlite3.connect(path)
        try:
            _require_ours(connection)
        finally:
            connection.close()
    return Store(path)


def remove_store(path: Path) -> None:
    """Remove the files of a store."""
    for ending in BESIDE:
        remove_path(path.with_name(path.name + ending))


def _checksum(kind: str, key: str, data: bytes) -> int:
    return crc32(data, crc32(f"{kind}\0{key}".encode()))


def _verified(kind: str, key: str, checksum: object, data: object) -> bytes:
    """The data of an entry; DamagedStoreError if they do not fit their checksum."""
    if not isinstance(data, bytes) or _checksum(kind, key, data) != checksum:
        raise DamagedStoreError("is damaged")
    return data


@contextmanager
def _errors_as_damage(path: Path) -> Iterator[None]:
    """Raise DamagedStoreError for whatever SQLite cannot do; OSError if the disk is full."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
        raise DamagedStoreError("is damaged") from error
    except UnicodeDecodeError as error:  # of a key
        raise DamagedStoreError("is damaged") from error


def _require_ours(connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        _set_up(connection)
    elif application != APPLICATION:
        raise DamagedStoreError("was made by another program")
    elif version != VERSION:
        age = "newer" if version > VERSION else "older"
        raise DamagedStoreError(
            f"was made by {'a' if age == 'newer' else 'an'} {age} version of this program"
        )


def _set_up(connection: sqlite3.Connection) -> None:
    """Make an empty store: its table in one transaction with its version, so that a stop leaves nothing."""
    connection.execute("PRAGMA page_size = 16384")  # texts of this size are written in half the time
    connection.execute("PRAGMA journal_mode = WAL")  # so that forks can read while the parent writes
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute(
        "CREATE TABLE entries (kind TEXT, key TEXT, checksum INTEGER, data BLOB, PRIMARY KEY (kind, key))"
    )
    connection.commit()
