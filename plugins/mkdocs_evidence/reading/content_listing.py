"""The faults of a content folder before any of its files is opened: what is no file, and bad names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_evidence.content_folder import FolderListing, printable
from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.reading.portable_names import collision_key, unportable_because
from mkdocs_evidence.reading.rules import file_name_portable, file_ordinary


def listing_faults(listing: FolderListing, folder: str = "content") -> Iterator[Diagnostic]:
    """Yield every fault of the names and kinds of files; messages name them below `folder`."""
    for entry in listing.refused:
        yield file_ordinary.tell(_place(folder, printable(entry.path)), entry)
    seen: set[str] = set()
    for path in listing.files:
        yield from _name_faults(path, folder, seen)
    yield from _twins(listing.files, folder)


def _name_faults(path: str, folder: str, seen: set[str]) -> Iterator[Diagnostic]:
    """The faults of the parts of a path; a folder's own is told once, with its first file."""
    parts = path.split("/")
    for number, part in enumerate(parts, 1):
        above = "/".join(parts[:number])
        reason = unportable_because(part)
        if reason and above not in seen:
            seen.add(above)
            yield file_name_portable.tell(_place(folder, path), part, reason)


def _twins(paths: Iterable[str], folder: str) -> Iterator[Diagnostic]:
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(collision_key(path), path)
        if other != path:
            shown = f"{folder}/{other}" if folder else other
            yield file_name_portable.tell_twins(_place(folder, path), path, shown)


def _place(folder: str, path: str) -> Place:
    return Place(f"{folder}/{path}" if folder else path)
