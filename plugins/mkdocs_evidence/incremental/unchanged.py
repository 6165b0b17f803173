"""States of the files on which a build depends, found without importing what builds.

A state is the size, the time and the hash that a file had. A time that differs proves nothing: then the hash
decides.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from mkdocs_evidence.content_folder import entries_below

SETTLED = 2_000_000_000
"""Nanoseconds: a file written so shortly before it was looked at may change again without a new time."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class State(NamedTuple):
    """What a file was: size, time of its content, time of its entry, hash, and when it was looked at.

    The time of the content can be set back by whoever writes it; that of the entry (ctime) cannot.
    """

    size: int
    written: int
    changed: int
    hash: str
    seen: int

    def still(self, status: os.stat_result) -> bool:
        """Whether size and time alone prove that the file is the same."""
        is_settled = max(self.written, self.changed) < self.seen - SETTLED
        now = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        return is_settled and now == (self.size, self.written, self.changed)


class Inputs(NamedTuple):
    """The files that a build depends on: in folders and by themselves, by paths from `base`."""

    base: Path
    folders: tuple[str, ...]
    files: tuple[str, ...]

    def look(self, before: Mapping[str, State]) -> dict[str, State]:
        """The state of every file now; only those are read that may differ from before."""
        base = f"{self.base}/"  # texts: making a path of each took a tenth of a look
        found = ((path, _state(base + path, before.get(path))) for path in self._paths())
        return {path: state for path, state in found if state is not None}

    def _paths(self) -> Iterator[str]:
        yield from self.files
        for folder in self.folders:
            root = str(self.base / folder)
            for entry in entries_below(root):
                yield f"{folder}/{entry.path}"


def circumstances(texts: Iterable[str]) -> tuple[str, ...]:
    """What a build depends on besides files: Python, the installed packages, variables that `!ENV` names."""
    names = {name for text in texts if "!ENV" in text for name in _NAME.findall(text)}
    variables = (f"{name}={os.environ[name]}" for name in sorted(names & os.environ.keys()))
    return (sys.version, *_installed(), *variables)


def _installed() -> tuple[str, ...]:
    """Every installed package with its version, from the names of folders alone."""
    folders = (folder for folder in sys.path if folder.endswith("site-packages") and os.path.isdir(folder))  # noqa: PTH112
    found = {entry for folder in folders for entry in os.listdir(folder)}  # noqa: PTH208
    return tuple(sorted(entry for entry in found if entry.endswith((".dist-info", ".egg-info"))))


def _state(file: str, before: State | None) -> State | None:
    """The state of a file; None where it went meanwhile. Only an ordinary file is opened."""
    try:
        status = os.lstat(file)
        if before is not None and before.still(status) and not stat.S_ISLNK(status.st_mode):
            return before
        seen = time.time_ns()
        hashed = _hash_at(file, status.st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return State(status.st_size, status.st_mtime_ns, status.st_ctime_ns, hashed, seen)


def _hash_at(file: str, mode: int) -> str:
    """The hash of what is at a path: of a link also what it names, of a pipe or a device its kind alone."""
    try:
        if stat.S_ISREG(mode):
            return hash_of(Path(file).read_bytes())
        if not stat.S_ISLNK(mode):
            return f"kind {stat.S_IFMT(mode)}"
        held = Path(file).read_bytes() if os.path.isfile(file) else b""  # noqa: PTH113
        return f"link {os.readlink(file)} {hash_of(held)}"  # noqa: PTH115
    except PermissionError:
        return "unreadable"


def hash_of(content: bytes) -> str:
    """The hash of a file with these bytes, as its state has it."""
    return blake2b(content, digest_size=16).hexdigest()
