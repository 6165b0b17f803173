"""The store: results of earlier builds, found by the fingerprint of what they were made from.

One SQLite file without any path of the machine in it, so that it can be carried to another one.
Each entry has a checksum; what does not fit it is damage, and no result.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from zlib import crc32

APPLICATION = 0x45564944
"""Marks the file as ours (SQLite's application_id: "EVID")."""
VERSION = 2
SPARE = 100
"""So many entries more than twice those in use are kept, so that small sites are not pruned at each build."""


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
        try:
            row = self._connection.execute(
                "SELECT checksum, data FROM entries WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
        except sqlite3.DatabaseError as error:
            raise DamagedStoreError(f"is damaged ({error})") from error
        if row is None:
            return None
        checksum, data = row
        if crc32(data) != checksum:
            raise DamagedStoreError("is damaged")
        return bytes(data)

    def require(self, kind: str, key: str) -> bytes:
        """The entry of a key that was put there; DamagedStoreError where it is gone."""
        data = self.get(kind, key)
        if data is None:
            raise DamagedStoreError("has lost an entry")
        return data

    def keys(self, kind: str) -> frozenset[str]:
        """The keys of all entries of a kind."""
        try:
            rows = self._connection.execute("SELECT key FROM entries WHERE kind = ?", (kind,)).fetchall()
        except sqlite3.DatabaseError as error:
            raise DamagedStoreError(f"is damaged ({error})") from error
        return frozenset(key for (key,) in rows)

    def require_each(self, kind: str, keys: Iterable[str]) -> Iterator[bytes]:
        """The entries of these keys, which were put there, in their order."""
        query = "SELECT key, checksum, data FROM entries WHERE kind = ?"
        try:
            found = {
                key: (checksum, data) for key, checksum, data in self._connection.execute(query, (kind,))
            }
        except sqlite3.DatabaseError as error:
            raise DamagedStoreError(f"is damaged ({error})") from error
        for key in keys:
            checksum, data = found.get(key) or (0, None)
            if data is None or crc32(data) != checksum:
                raise DamagedStoreError("is damaged")
            yield data

    def prune(self, kind: str, number: int, used: Callable[[], Iterable[str]]) -> None:
        """Forget what is not used, once that is more than the `number` that is: sites may share the store."""
        (count,) = self._connection.execute("SELECT count(*) FROM entries WHERE kind = ?", (kind,)).fetchone()
        if count > 2 * number + SPARE:
            self.keep_only(kind, used())

    def put(self, kind: str, entries: Iterable[tuple[str, bytes]]) -> None:
        """Keep these entries; they are lasting once `commit` has been called."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)",
            ((kind, key, crc32(data), data) for key, data in entries),
        )

    def keep_only(self, kind: str, keys: Iterable[str]) -> None:
        """Drop every entry of a kind whose key is not among these."""
        self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (key TEXT PRIMARY KEY)")
        self._connection.execute("DELETE FROM wanted")
        self._connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((key,) for key in keys))
        self._connection.execute(
            "DELETE FROM entries WHERE kind = ? AND key NOT IN (SELECT key FROM wanted)", (kind,)
        )

    def commit(self) -> None:
        """Make what was put lasting, all of it or nothing."""
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
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    try:
        _require_ours(connection)
    except sqlite3.DatabaseError as error:
        raise DamagedStoreError("is damaged") from error
    finally:
        connection.close()
    return Store(path)


def _require_ours(connection: sqlite3.Connection) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("PRAGMA journal_mode = WAL")  # so that forks can read while the parent writes
        connection.execute(
            "CREATE TABLE entries (kind TEXT, key TEXT, checksum INTEGER, data BLOB, PRIMARY KEY (kind, key))"
        )
        connection.commit()
    elif application != APPLICATION:
        raise DamagedStoreError("was made by another program")
    elif version != VERSION:
        age = "newer" if version > VERSION else "older"
        raise DamagedStoreError(
            f"was made by {'a' if age == 'newer' else 'an'} {age} version of this program"
        )
