"""Exchange two folders: in one step on Linux, in two renames elsewhere."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Flag of renameat2(2): Linux 3.15, glibc 2.28."""


def exchange(new: Path, old: Path) -> None:
    """Put the folder `new` in the place of `old`, and `old` (where there is one) in that of `new`."""
    if not old.exists():
        old.parent.mkdir(parents=True, exist_ok=True)
        new.rename(old)
    elif not _exchange_at_once(new, old):
        aside = old.with_name(f".{old.name}.old")
        old.rename(aside)
        new.rename(old)
        aside.rename(new)


def mend_exchange(new: Path, old: Path) -> None:
    """Finish an exchange in two renames that was cut short."""
    aside = old.with_name(f".{old.name}.old")
    if aside.is_dir():
        if not old.exists():
            aside.rename(old)
        elif not new.exists():
            aside.rename(new)


def _exchange_at_once(new: Path, old: Path) -> bool:
    """Ask the system for the exchange; whether it could."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done: int = rename(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
    return done == 0
