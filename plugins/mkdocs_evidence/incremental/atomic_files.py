"""Files that are whole or not there, and that are verified before they are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

MAGIC = b"mkdocs-evidence cache 1\n"
_DIGEST = 32


def save_file(path: Path, data: bytes, *, durable: bool = False, staging: Path | None = None) -> None:
    """Replace the file at `path` in one step (rename(2)); nothing is ever half written.

    A `durable` file is on the disk before this returns (fsync(2) of the file and of its folder). The
    temporary file lies in the folder `staging`, or beside the file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = temporary_file(path, data, durable=durable, staging=staging)
    try:
        if path.is_dir() and not path.is_symlink():
            remove_path(path)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        flush_folder(path.parent)


def temporary_file(path: Path, data: bytes, *, durable: bool, staging: Path | None = None) -> Path:
    """Write `data` to a new file on the file system of `path`, to be renamed; return its path."""
    folder = path.parent if staging is None else staging
    if staging is not None:
        staging.mkdir(parents=True, exist_ok=True)
        if staging.stat().st_dev != path.parent.stat().st_dev:  # rename(2) does not cross file systems
            folder = path.parent
    temporary = folder / f".{path.name}.{os.getpid()}.new"
    try:
        with temporary.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary


def flush_folder(folder: Path) -> None:
    """Write the names in a folder to the disk."""
    if os.name == "nt":  # Windows opens no folders, and its rename is durable
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def save_verified(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Save data in the cache with a checksum, which also covers the name of the file."""
    make_folder(path.parent)
    save_file(path, MAGIC + checksum(path.name, data) + data, durable=durable)


def make_folder(folder: Path) -> None:
    """Make a folder of the cache, and those above it; files in their places give way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        in_the_way = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
        remove_path(in_the_way)
        folder.mkdir(parents=True, exist_ok=True)


def load_verified(path: Path) -> bytes | None:
    """Return the data that was saved at a path; None if there is none, or it is damaged."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    start = len(MAGIC) + _DIGEST
    data = whole[start:]
    return data if whole[:start] == MAGIC + checksum(path.name, data) else None


def checksum(name: str, data: bytes) -> bytes:
    """Return the checksum of data under a name: 32 bytes."""
    return blake2b(data, digest_size=_DIGEST, key=blake2b(name.encode()).digest()).digest()


def remove_path(path: Path) -> None:
    """Remove a file, a link or a folder with all that is in it, also where permissions are missing."""
    if path.is_dir() and not path.is_symlink():
        from shutil import rmtree  # here: finding that nothing has changed removes nothing

        rmtree(path, onerror=_permit_and_retry)
    else:
        path.unlink(missing_ok=True)


def _permit_and_retry(do: Callable[..., Any], path: str, _: object) -> None:
    """Give the owner all permissions on what could not be removed and on its folder, and retry once."""
    from shutil import rmtree

    with suppress(FileNotFoundError):
        for one in (os.path.dirname(path), path):  # noqa: PTH120 - as shutil gives it
            if not os.path.islink(one):  # noqa: PTH114
                os.chmod(one, stat.S_IRWXU)  # noqa: PTH101
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            rmtree(path)
        else:
            do(path)
