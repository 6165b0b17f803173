"""State of a published tree: its files by time and size, its folders by time.

A build reads no page of the last one again. By this state it knows that a file is the one that was written:
whoever edits it, replaces it or cuts it short changes its time or its size; and whoever adds or removes one
changes the time of its folder.
"""

from __future__ import annotations

import os
import stat
from array import array
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

FolderTimes: TypeAlias = dict[str, int]
Numbers: TypeAlias = "array[int]"
_MISSING = (-1, -1)
_time_and_size = attrgetter("st_mtime_ns", "st_size")
_SEPARATOR = "\0"


class FileStates:
    """Time and size of each file at the given paths; `numbers` has both for one path after the other."""

    def __init__(self, joined: str = "", numbers: Numbers | None = None) -> None:
        self.joined = joined
        self.numbers: Numbers = array("q") if numbers is None else numbers

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths, in the order of `numbers`."""
        return tuple(self.joined.split(_SEPARATOR)) if self.joined else ()

    @cached_property
    def known(self) -> frozenset[str]:
        """The same paths, to look one up."""
        return frozenset(self.paths)

    def is_in(self, folder: Path) -> bool:
        """Return True if every file in the folder is in its state."""
        root = f"{folder}/"  # texts and C functions: there are some ten files for each page
        try:
            found = map(_time_and_size, map(os.stat, map(root.__add__, self.paths)))
            return array("q", chain.from_iterable(found)) == self.numbers
        except (OSError, ValueError):
            return False

    def differing(self, folder: Path, besides: frozenset[str] = frozenset()) -> frozenset[str]:
        """Return the paths of all files in the folder that are not in their state, `besides` these."""
        root, numbers = f"{folder}/", iter(self.numbers)
        pairs = zip(self.paths, numbers, numbers, strict=False)
        return frozenset(
            path
            for path, time, size in pairs
            if path not in besides and _state(f"{root}{path}") != (time, size)
        )

    def after(self, folder: Path, changed: Iterable[str], removed: frozenset[str]) -> FileStates:
        """Return the states when the files at some paths were written anew, and others were removed."""
        numbers = iter(self.numbers)
        states = {path: pair for path, *pair in zip(self.paths, numbers, numbers, strict=False)}
        for path in removed:
            states.pop(path, None)
        for path in changed:
            states[path] = [*_state(f"{folder}/{path}")]
        return FileStates(_SEPARATOR.join(states), array("q", chain.from_iterable(states.values())))


def file_states(folder: Path, paths: Iterable[str]) -> FileStates:
    """Return the states of the files at these paths in a folder."""
    return FileStates().after(folder, paths, frozenset())


def _state(file: str) -> tuple[int, int]:
    try:
        found = os.stat(file)  # noqa: PTH116
    except (OSError, ValueError):
        return _MISSING
    return (found.st_mtime_ns, found.st_size) if stat.S_ISREG(found.st_mode) else _MISSING


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


def folders_are(site: Path, folders: FolderTimes) -> bool:
    """Return True if the folders of a site have these times."""
    root = str(site)
    try:
        return all(os.stat(root + name).st_mtime_ns == changed for name, changed in folders.items())  # noqa: PTH116
    except OSError:
        return False


def _folders_above(path: str) -> Iterator[str]:
    """Of projects/x/index.html: /projects/x, /projects, and the site itself, which is called nothing."""
    while path:
        path = path.rpartition("/")[0]
        yield f"/{path}" if path else ""
