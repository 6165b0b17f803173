"""Where records live: which paths are records, and what they are called."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from mkdocs_evidence.model.references import ID_PATTERN, Key
from mkdocs_evidence.model.vocabulary import RecordType

_ID = re.compile(ID_PATTERN, re.ASCII)
_VERSION = re.compile(r"v([1-9]\d{0,3})\.md", re.ASCII)
_TYPES = {kind.value: kind for kind in RecordType}
_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
_RESERVED = ("index", "readme")


def is_id(text: str) -> bool:
    """Whether `text` can be the id of a record."""
    return bool(_ID.fullmatch(text)) and text not in _RESERVED


def is_version_name(name: str) -> bool:
    """Whether a file of this name is a version: v1.md, v2.md …"""
    return bool(_VERSION.fullmatch(name))


def is_reserved(name: str) -> bool:
    """Whether MkDocs would take a file of this name for the page of its folder."""
    return name.lower().startswith(_RESERVED) and PurePosixPath(name).stem.lower() in _RESERVED


def is_record_path(path: str) -> bool:
    """Whether a file at this path of the content folder is a record."""
    return key_for_path(path) is not None


def key_for_path(path: str) -> Key | None:
    """The key of the record at this path; None where no record can be."""
    kind = type_of(path)
    parts = path.split("/")
    if kind is None:
        return None
    if not kind.is_versioned:
        record_id = parts[-1].removesuffix(".md")
        is_record = len(parts) == 2 and parts[-1].endswith(".md") and is_id(record_id)
        return Key(kind, record_id) if is_record else None
    version = _VERSION.fullmatch(parts[-1])
    if len(parts) != 3 or version is None or not is_id(parts[1]):
        return None
    return Key(kind, parts[1], int(version[1]))


def type_of(path: str) -> RecordType | None:
    """The type of record whose folder this path lies in."""
    folder, slash, _ = path.partition("/")
    return _TYPES.get(folder) if slash else None


def is_markdown(path: str) -> bool:
    """Whether MkDocs would take the file for a page."""
    return PurePosixPath(path).suffix.lower() in _SUFFIXES


def is_for_reading(path: str) -> bool:
    """Whether `read_file` has anything to say of a file at this path: its bytes are wanted.

    Wider than `is_record_path`: a misplaced or misnamed record must be told, not passed over.
    """
    return is_markdown(path) and not is_attached(path) and "/" in path


def is_page(path: str) -> bool:
    """Return True if a file at this path becomes a page: a record, or a text beside them."""
    return is_markdown(path) and not is_attached(path)


def is_attached(path: str) -> bool:
    """Whether the file lies in the `files` folder of a protocol or report: it is no page."""
    kind = type_of(path)
    parts = path.split("/")
    return kind is not None and kind.is_versioned and len(parts) > 3 and parts[2] == "files"
