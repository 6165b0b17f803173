"""What is wrong with a file's name or folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from mkdocs_evidence.diagnostics import Diagnostic, Place, nearest
from mkdocs_evidence.model.vocabulary import RecordType
from mkdocs_evidence.reading import paths
from mkdocs_evidence.reading.rules import file_misplaced, file_name
from mkdocs_evidence.reading.source_file import SourceFile

_RECORD_START = re.compile(rb"\A(?:\xef\xbb\xbf)?---\s.{0,4000}?^summary:", re.DOTALL | re.MULTILINE)
_NOT_OF_IDS = re.compile(r"[^a-z0-9]+")
_DIGITS = re.compile(r"[1-9]\d{0,3}", re.ASCII)


def folder_faults(file: SourceFile) -> Iterator[Diagnostic]:
    """A file with a record's front matter in a folder whose name is nearly that of a type."""
    folder, slash, _ = file.path.partition("/")
    meant = nearest(folder.lower(), RecordType.values()) if slash else None
    if meant and _RECORD_START.match(file.data):
        yield file_misplaced.tell_folder(Place(file.shown_path), folder, meant)


def path_faults(file: SourceFile, kind: RecordType) -> Iterator[Diagnostic]:
    """The faults of a path in the folder of a type of record."""
    place = Place(file.shown_path)
    parts = file.path.split("/")
    name = PurePosixPath(parts[-1])
    if paths.is_reserved(parts[-1]):
        yield file_misplaced.tell_index(place, kind)
        return
    if name.suffix != ".md":
        yield file_name.tell_suffix(place, parts[-1])
    if len(parts) != (3 if kind.is_versioned else 2):
        yield file_misplaced.tell(place, kind, _wanted(kind, parts, name.stem))
        return
    record_id = parts[1] if kind.is_versioned else name.stem
    if not paths.is_id(record_id):
        yield file_name.tell_id(place, record_id, _as_id(record_id), of_folder=kind.is_versioned)
    if kind.is_versioned and not paths.is_version_name(f"{name.stem}.md"):
        yield file_name.tell_version(place, parts[-1], _as_version(name.stem))


def _wanted(kind: RecordType, parts: list[str], stem: str) -> str:
    """Where a file at the wrong depth most likely belongs."""
    if not kind.is_versioned:
        return f"{kind.value}/{stem}.md"
    if len(parts) == 2:
        return f"{kind.value}/{stem}/v1.md"
    return f"{kind.value}/{parts[1]}/{parts[-1]}"


def _as_id(text: str) -> str | None:
    candidate = _NOT_OF_IDS.sub("-", text.lower()).strip("-")[:80].strip("-")
    return candidate if paths.is_id(candidate) else None


def _as_version(stem: str) -> str | None:
    digits = _DIGITS.search(stem)
    return f"v{digits[0]}.md" if digits else None
