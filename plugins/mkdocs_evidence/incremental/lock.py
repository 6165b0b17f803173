"""One build, or one sealing, at a time for each site: a second one waits, and says for whom."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

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
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("a+b") as file:
        if not _try_to_lock(file.fileno()):
            file.seek(0)
            holder = file.read(20).decode(errors="replace").strip()
            who = f" (process {holder})" if holder else ""
            tell(f"Another build or publish is at work{who}; waiting for it")
            while not _try_to_lock(file.fileno()):
                time.sleep(0.05)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()).encode())
        file.flush()
        _held.add(folder.resolve())
        try:
            yield
        finally:
            _held.discard(folder.resolve())


def _try_to_lock(descriptor: int) -> bool:
    """Lock an open file for this process alone, and tell whether that worked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
