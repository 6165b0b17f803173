"""One build, or one sealing, at a time for each site: a second one waits, and says for whom."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from mkdocs_evidence.incremental.atomic_files import make_folder, remove_path

LOCKED_BYTE = 1 << 20
"""Windows locks bytes for reading too: this one lies far behind the process id, which others read."""
_held: set[Path] = set()
"""The cache folders whose lock this process holds."""


@contextmanager
def only_build(folder: Path, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a cache folder; the system frees it when this process ends, however it ends.

    Whoever holds it in this process may enter again: sealing builds.
    """
    if folder.resolve() in _held:
        yield
        return
    with _open_lock(folder) as file:
        if not _try_to_lock(file):
            file.seek(0)
            holder = file.read(20).decode(errors="replace").strip()
            who = f" (process {holder})" if holder.isdecimal() else ""
            tell(f"Another build or publish is at work{who}; waiting for it")
            while not _try_to_lock(file):
                time.sleep(0.05)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()).encode())
        _held.add(folder.resolve())
        try:
            yield
        finally:
            _held.discard(folder.resolve())


def _open_lock(folder: Path) -> FileIO:
    """Open the lock file of a cache folder; something else in its place gives way."""
    make_folder(folder)
    path = folder / "lock"
    if path.is_dir():
        remove_path(path)
    try:
        return path.open("a+b", buffering=0)
    except PermissionError:
        path.chmod(0o600)
        return path.open("a+b", buffering=0)


def _try_to_lock(file: FileIO) -> bool:
    """Lock an open file for this process alone; return True if that worked.

    On Windows a lock begins where the file stands, which reading moves: so it is put there first.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
