"""What comes into the reading room, and what goes out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import CommonFields, Key, Record


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the content folder: its bytes, or what reads them when somebody asks.

    `path` is relative to the content folder, with forward slashes; `folder` is that folder's own
    name, which messages show in front of the path.
    """

    path: str
    content: bytes | Callable[[], bytes]
    folder: str = "content"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content if isinstance(self.content, bytes) else self.content()

    @property
    def shown_path(self) -> str:
        """The path as people see it in messages."""
        return f"{self.folder}/{self.path}" if self.folder else self.path


@dataclass(frozen=True, slots=True)
class PartialRecord:
    """What could be read of a record with faults.

    `lost` are the locations of fields that could not be read: what the record has there is a stand-in.
    """

    record: Record[CommonFields]
    lost: frozenset[tuple[str | int, ...]]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The records of all files, the faults of all files, and the keys of what could not be read.

    `unreadable` lets the checks tell a reference to a faulty record from one to no record. `partial` is
    what could be read of those: it is checked, and never published.
    """

    records: tuple[Record[CommonFields], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    unreadable: tuple[Key, ...] = ()
    partial: tuple[PartialRecord, ...] = ()
