"""Media types of files, by their endings."""

from __future__ import annotations

import posixpath

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""A list of our own: the host's would differ from machine to machine."""


def media_type_of(name: str) -> str:
    """The media type that a file's ending says, or nothing."""
    return MEDIA_TYPES.get(posixpath.splitext(name.partition("?")[0])[1].lower(), "")
