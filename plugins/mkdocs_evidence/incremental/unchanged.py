"""Whether anything has changed since the last build, decided without importing what builds.

A witness is kept of each build: the size, the time and the hash that every file on which it depends
had when it began; the folders of the site with the times that they had when it ended; and what
people were told. It stands while all of that is as it was. A time that differs proves nothing: then
the hash decides.
"""

from __future__ import annotations

import marshal
import os
import re
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from mkdocs_evidence.content_folder import entries_below
from mkdocs_evidence.incremental.meanwhile import meanwhile

FORMAT = 3
SETTLED = 2_000_000_000
"""Nanoseconds: a file written so shortly before it was looked at may change again without a new time."""
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
Told = tuple[str, str]
FolderTimes = dict[str, int]


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


@dataclass(frozen=True, slots=True)
class Inputs:
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


@dataclass(frozen=True, slots=True)
class Witness:
    """What was so when a build began, what its site looked like when it ended, and what was told.

    `site` has the times of the folders of the site, and `other` those of the tree beside it, where known.
    """

    options: tuple[str, ...]
    around: tuple[str, ...]
    folders: tuple[str, ...]
    files: tuple[str, ...]
    states: dict[str, State]
    site: FolderTimes
    other: FolderTimes
    told: Told

    def save(self, path: Path) -> None:
        """Store the witness, whole or not at all."""
        states = {name: tuple(one) for name, one in self.states.items()}
        parts = (
            FORMAT,
            self.options,
            self.around,
            self.folders,
            self.files,
            states,
            self.site,
            self.other,
            self.told,
        )
        neighbour = path.with_name(f".{path.name}.{os.getpid()}")
        neighbour.write_bytes(marshal.dumps(parts))
        neighbour.replace(path)

    def is_intact(self, site: Path) -> bool:
        """Whether no file of the site has come or gone since."""
        return _folders_are(site, self.site)

    def stands(self, base: Path, options: tuple[str, ...], site: Path) -> bool:
        """Whether another build would change nothing."""
        if self.options != options:
            return False
        is_intact = meanwhile(lambda: self.is_intact(site))  # which takes as long as what follows
        is_same = self._finds_the_same(base)
        return is_intact() and is_same

    def _finds_the_same(self, base: Path) -> bool:
        """Whether all that a build depends on is as it was."""
        try:
            now = Inputs(base, self.folders, self.files).look(self.states)
            texts = [(base / name).read_text(encoding="utf-8-sig") for name in self.files]
        except OSError:
            return False
        if circumstances(texts) != self.around:
            return False
        return now.keys() == self.states.keys() and all(
            one.hash == self.states[path].hash for path, one in now.items()
        )


def load_witness(path: Path) -> Witness | None:
    """The witness of the last build; None where there is none that can be read."""
    try:
        kind, options, around, folders, files, states, site, other, told = marshal.loads(path.read_bytes())  # noqa: S302 - plain values of our own cache
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if kind != FORMAT:
        return None
    known = {name: State._make(one) for name, one in states.items()}
    return Witness(options, around, folders, files, known, site, other, told)


def circumstances(texts: Iterable[str]) -> tuple[str, ...]:
    """What a build depends on besides files: Python, the installed packages, variables that `!ENV` names."""
    names = {name for text in texts if "!ENV" in text for name in _NAME.findall(text)}
    variables = (f"{name}={os.environ[name]}" for name in sorted(names & os.environ.keys()))
    return (sys.version, *_installed(), *variables)


def folder_times(site: Path) -> FolderTimes:
    """The folders of a site with the times of their last change: a file that goes or comes shows there."""
    root = str(site)
    return {folder[len(root) :]: os.stat(folder).st_mtime_ns for folder, _, _ in os.walk(root)}  # noqa: PTH116


def folder_times_after(before: FolderTimes, site: Path, touched: Iterable[str]) -> FolderTimes:
    """The same, where only files at these paths may have come, gone or changed since `before`.

    A file may have come where a folder was.
    """
    root, times, touched = str(site), dict(before), tuple(touched)
    for folder in {above for path in touched for above in _folders_above(path)}:
        try:
            times[folder] = os.stat(root + folder).st_mtime_ns  # noqa: PTH116
        except (FileNotFoundError, NotADirectoryError):
            times.pop(folder, None)
    for path in touched:
        if f"/{path}" in times and not os.path.isdir(f"{root}/{path}"):  # noqa: PTH112
            times = {name: time for name, time in times.items() if not f"{name}/".startswith(f"/{path}/")}
    return times


def _folders_above(path: str) -> Iterator[str]:
    """Of projects/x/index.html: /projects/x, /projects, and the site itself, which is called nothing."""
    while path:
        path = path.rpartition("/")[0]
        yield f"/{path}" if path else ""


def _installed() -> tuple[str, ...]:
    """Every installed package with its version, from the names of folders alone."""
    folders = (folder for folder in sys.path if folder.endswith("site-packages") and os.path.isdir(folder))  # noqa: PTH112
    found = {entry for folder in folders for entry in os.listdir(folder)}  # noqa: PTH208
    return tuple(sorted(entry for entry in found if entry.endswith((".dist-info", ".egg-info"))))


def _folders_are(site: Path, folders: FolderTimes) -> bool:
    root = str(site)
    try:
        return all(os.stat(root + name).st_mtime_ns == changed for name, changed in folders.items())  # noqa: PTH116
    except OSError:
        return False


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
