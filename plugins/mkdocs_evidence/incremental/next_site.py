"""The next site: a second tree beside the published one, brought up to date and exchanged with it.

Files that do not change are shared by both trees (hard links), so that they keep their times and
cost nothing. After the exchange the second tree lags behind by exactly the last list of changes,
with which the next build catches up: publishing costs what changed, not what there is.
A file is never written in place, for the published tree may share it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs_evidence.incremental.atomic_files import remove_path
from mkdocs_evidence.incremental.exchange import exchange


class NextSite:
    """The tree that will be the site. `changed` and `removed` are the paths in which it differs.

    `caught_up` are those in which it lagged behind; None where all of it was made anew.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self.tree = site.with_name(f".{site.name}.next")
        self.changed: set[str] = set()
        self.removed: set[str] = set()
        self.caught_up: tuple[str, ...] | None = None

    def catch_up(self, lag: tuple[str, ...] | None) -> None:
        """Make the tree equal to the site, from which it differs in these paths (None: nobody knows)."""
        if lag is None or not self.tree.is_dir() or not self.site.is_dir():
            remove_path(self.tree)
            _link_tree(self.site, self.tree)
            return
        self.caught_up = lag
        for path in lag:
            file, twin = self.site / path, self.tree / path
            if twin.is_file():
                twin.unlink()
            if file.is_file():
                _make_room(twin)
                twin.parent.mkdir(parents=True, exist_ok=True)
                link(file, twin)
            else:
                self._drop_empty_folders(twin.parent)

    def write(self, path: str, data: bytes) -> bool:
        """Put a file into the tree; whether it was not there already with the same bytes."""
        if not write_if_new(self.tree / path, data):
            return False
        self.changed.add(path)
        return True

    def remove(self, path: str) -> None:
        """Take a file, and folders that it leaves empty, out of the tree."""
        file = self.tree / path
        if file.is_file():
            file.unlink()
            self.removed.add(path)
            self._drop_empty_folders(file.parent)

    def remove_all_but(self, kept: Iterable[str], known: Iterable[str] | None = None) -> None:
        """Take out every file that is not among these; `known` are all that may be there (None: look)."""
        there = files_below(self.tree) if known is None else known
        for path in sorted(set(there) - set(kept)):
            self.remove(path)

    def swap_in(self) -> None:
        """Publish the tree: in one step where the system can, else with an instant without a site."""
        self.tree.mkdir(parents=True, exist_ok=True)
        exchange(self.tree, self.site)

    @property
    def lag(self) -> tuple[str, ...]:
        """The paths in which the two trees differ after the exchange."""
        return tuple(sorted(self.changed | self.removed))

    def _drop_empty_folders(self, folder: Path) -> None:
        while folder != self.tree and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def write_if_new(file: Path, data: bytes) -> bool:
    """Store a file unless it is there with the same bytes; whether it was stored.

    A file that stood there is replaced, not overwritten: another tree may share it.
    """
    name = str(file)
    try:
        if os.stat(name).st_size == len(data) and _content(name) == data:  # noqa: PTH116 - see _content
            return False
        file.unlink()
    except FileNotFoundError:
        pass
    except (NotADirectoryError, IsADirectoryError, PermissionError):
        _make_room(file)
    try:
        _store(name, data)
    except FileNotFoundError:  # its folder is missing: seldom, since a folder holds some ten files
        _make_room(file)
        file.parent.mkdir(parents=True, exist_ok=True)
        _store(name, data)
    return True


def _make_room(file: Path) -> None:
    """Remove a folder in the place of a file, or a file in the place of one of its folders.

    Where a file was taken down, its address is answered by the page of a folder of its name.
    """
    if file.is_dir():
        remove_path(file)
    above = next(folder for folder in file.parents if folder.exists())
    if above.is_file():
        above.unlink()


def _store(name: str, data: bytes) -> None:
    with open(name, "wb", buffering=0) as stream:  # noqa: PTH123
        stream.write(data)


def _content(name: str) -> bytes:
    """The bytes of a file. By the plainest of calls: a site has some ten files for each page."""
    with open(name, "rb", buffering=0) as stream:  # noqa: PTH123
        return stream.read()


def files_below(folder: Path) -> Iterator[str]:
    """The paths of all files and links below a folder, relative and with forward slashes."""
    for root, folders, names in os.walk(folder):
        base = os.path.relpath(root, folder).replace(os.sep, "/")
        links = (name for name in folders if os.path.islink(f"{root}/{name}"))  # noqa: PTH114
        for name in (*names, *links):
            yield name if base == "." else f"{base}/{name}"


def _link_tree(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for root, folders, names in os.walk(source):
        base = target / os.path.relpath(root, source)
        for name in folders:
            if os.path.islink(f"{root}/{name}"):  # noqa: PTH114
                link(Path(root) / name, base / name)
            else:
                (base / name).mkdir(exist_ok=True)
        for name in names:
            link(Path(root) / name, base / name)


def link(file: Path, twin: Path) -> None:
    """Give a file a second name; copy it where the file system has no hard links."""
    if file.is_symlink():
        twin.symlink_to(file.readlink())
        return
    try:
        os.link(file, twin)
    except OSError:  # a file system without hard links
        from shutil import copy2

        copy2(file, twin)
