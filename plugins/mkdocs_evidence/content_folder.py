"""The one list of the files of a folder, and of what is there and no ordinary file.

Whatever reads, checks, copies or watches content takes its names from here. Links are never followed,
and nothing but an ordinary file is ever opened. Imports the standard library alone: the check for
changes uses it before anything else is loaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

_LEFT_BEHIND = re.compile(  # without IGNORECASE, and parted by how names begin: that is twice as fast
    r"\.(?:#.*|.*\.(?:sw[a-px]|kate-swp)|goutputstream-.*|~lock\..*#)"  # Emacs, Vim, Kate, gedit, LibreOffice
    r"|\.(?:.*\.(?:~[0-9a-f]+|\d+\.new)|nfs[0-9a-f]+|fuse_hidden.*|_.*|DS_Store)"  # copies; drives; a Mac
    r"|#.*#|4913|~\$.*|Icon\r|(?:[Tt]humbs|ehthumbs|ehthumbs_vista)\.db|[Dd]esktop\.ini"
    r"|.*(?:~|\.(?:tmp|TMP|bak|BAK|orig|rej|vsctmp|sw[opx]))|.*___jb_(?:tmp|old|bak)___.*",
    re.DOTALL,
)
_LEFT_FOLDERS = re.compile(r"__pycache__|.+\.sb-[0-9a-f]{8}-\w{6}")
"""Folders of programs: of Python, and those that a Mac saves in. No other is passed over for its name."""
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
PUBLIC_HIDDEN = ".well-known"
"""The one hidden folder that is made to be published (RFC 8615)."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Kind(Enum):
    """Kind of an entry of a folder."""

    FILE = "file"
    LINK = "link"
    SPECIAL = "special file"
    UNREADABLE = "unreadable file"
    UNREADABLE_FOLDER = "unreadable folder"
    UNPRINTABLE = "name that cannot be shown"


class Entry(NamedTuple):
    """One entry below a folder: its path with forward slashes, its kind, and what a link names."""

    path: str
    kind: Kind = Kind.FILE
    target: str = ""


class FolderListing(NamedTuple):
    """The ordinary files of a folder, sorted, and the entries that are no content for a stated reason."""

    files: tuple[str, ...]
    refused: tuple[Entry, ...] = ()


def is_temporary(path: str) -> bool:
    """Return True for what editors, Word and file managers leave beside files: `x~`, `.#x`, `~$x.docx`.

    Such a file is never read, told or published, even where a setting brings hidden files back.
    docs/what-a-text-may-hold.md lists the names.
    """
    folder, _, name = path.rpartition("/")
    if _LEFT_BEHIND.fullmatch(name):
        return True
    return bool(folder) and any(map(_is_left_folder, folder.split("/")))


def _is_left_folder(name: str) -> bool:
    return bool(_LEFT_FOLDERS.fullmatch(name))


def is_hidden(name: str) -> bool:
    """Return True if a name begins with a dot, and is not that of the public folder `.well-known`."""
    return name.startswith(".") and name != PUBLIC_HIDDEN


def is_passed_over(path: str) -> bool:
    """Return True if a path has a part that is hidden or temporary: no content."""
    return is_temporary(path) or any(map(is_hidden, path.split("/")))


def printable(text: str) -> str:
    """A name as it may be shown: control characters, line ends and stray bytes as escapes."""
    return _UNPRINTABLE.sub(lambda found: _escape(found[0]), text)


def list_folder(folder: Path) -> FolderListing:
    """The files of a content folder. Hidden and temporary ones are passed over, links anywhere are not."""
    files: list[str] = []
    refused: list[Entry] = []
    for entry in entries_below(str(folder)):
        kind = entry.kind
        if kind is not Kind.LINK and is_passed_over(entry.path):
            continue
        if kind is Kind.FILE and not os.access(folder / entry.path, os.R_OK):
            if not os.path.lexists(folder / entry.path):  # deleted meanwhile
                continue
            kind = Kind.UNREADABLE
        if kind is Kind.FILE and _UNPRINTABLE.search(entry.path):
            kind = Kind.UNPRINTABLE
        if kind is Kind.FILE:
            files.append(entry.path)
        else:
            refused.append(entry._replace(kind=kind))
    return FolderListing(tuple(sorted(files)), tuple(sorted(refused, key=lambda one: one.path)))


def entries_below(folder: str) -> Iterator[Entry]:
    """Everything below a folder but folders and temporary files. Links are entries, and not followed."""
    waiting = [""]
    while waiting:
        base = waiting.pop()
        try:
            with os.scandir(f"{folder}/{base}") as found:
                entries = list(found)
        except (FileNotFoundError, NotADirectoryError):  # deleted meanwhile
            continue
        except OSError:
            yield Entry(base.rstrip("/"), Kind.UNREADABLE_FOLDER)
            continue
        for entry in entries:
            path = f"{base}{entry.name}"
            if entry.is_symlink():  # whoever follows links to folders would go round in circles
                if not is_temporary(entry.name) or _leads_to_folder(entry):
                    yield Entry(path, Kind.LINK, _target(entry))
            elif entry.is_dir(follow_symlinks=False):
                if not _is_left_folder(entry.name):
                    waiting.append(f"{path}/")
            elif not is_temporary(entry.name):
                yield Entry(path, Kind.FILE if entry.is_file(follow_symlinks=False) else Kind.SPECIAL)


def is_ordinary(folder: Path, path: str) -> bool:
    """Return True if there is an ordinary file at a path, and no part of the path is a link or leads up."""
    parts = path.split("/")
    if Path(path).is_absolute() or any(part in ("", ".", "..") for part in parts):
        return False
    for part in parts:
        folder /= part
        if folder.is_symlink():
            return False
    return folder.is_file()


def read_file_below(folder: Path, path: str, most: int = -1) -> bytes:
    """The bytes of an ordinary file, or `most` of them; OSError where it is a link, or nothing.

    Whoever has a limit asks for one byte more, and sees that there is more.
    """
    descriptor = os.open(folder / path, os.O_RDONLY | _NO_LINK)
    with os.fdopen(descriptor, "rb") as file:
        return file.read(most)


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _target(entry: os.DirEntry[str]) -> str:
    try:
        return os.readlink(entry.path)  # noqa: PTH115 - keeps what was written
    except OSError:
        return ""


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, as Python keeps it
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
