"""Commit record of a site: one file, written last, that vouches for all that a build takes over.

It has two parts. The first says from which inputs the site was made, and the state of its tree and of the
staging tree beside it; it is small, and enough to find that nothing has changed. The second is the ledger.
Each has a checksum, which is verified before the part is read; that of the second is in the first, so that
parts of two generations never go together. A record that does not fit the trees vouches for no file that is
not in the state that it names.
"""

from __future__ import annotations

import marshal
import os
from array import array
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs_evidence.incremental.atomic_files import MAGIC, checksum, save_file
from mkdocs_evidence.incremental.meanwhile import meanwhile
from mkdocs_evidence.incremental.tree_state import FileStates, FolderTimes, Numbers, folders_are
from mkdocs_evidence.incremental.unchanged import Inputs, State, circumstances

if TYPE_CHECKING:
    from mkdocs_evidence.incremental.ledger import Ledger

FORMAT = "evidence-commit 1"
_SUM, _LENGTH = 32, 8
Told = tuple[str, str]


class InputSnapshot(NamedTuple):
    """States of all files on which a build depends, its options and circumstances, and what it told."""

    options: tuple[str, ...]
    around: tuple[str, ...]
    folders: tuple[str, ...]
    files: tuple[str, ...]
    states: dict[str, State]
    told: Told

    def is_same(self, base: Path) -> bool:
        """Return True if all that the build depended on is as it was."""
        try:
            now = Inputs(base, self.folders, self.files).look(self.states)
            texts = [(base / name).read_text(encoding="utf-8-sig") for name in self.files]
        except (OSError, UnicodeDecodeError):
            return False
        if circumstances(texts) != self.around:
            return False
        return now.keys() == self.states.keys() and all(
            one.hash == self.states[path].hash for path, one in now.items()
        )


class CommitRecord:
    """Everything that a finished build knows of its site.

    `tree` has the states of its outputs and `site` the times of its folders; `other` has those of the staging
    tree, which differs from it in the paths of `lag`. `foreign` are files in it that no build has made. A
    record that was read knows where it was, and the checksum of its ledger.
    """

    def __init__(
        self,
        snapshot: InputSnapshot | None,
        tree: FileStates,
        site: FolderTimes,
        other: FolderTimes,
        lag: tuple[str, ...] = (),
        foreign: tuple[str, ...] = (),
    ) -> None:
        self.snapshot, self.tree, self.site, self.other = snapshot, tree, site, other
        self.lag, self.foreign = lag, foreign
        self.at: Path | None = None
        self.sum_of_ledger = b""

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger; an empty one if its part of the file is damaged."""
        from mkdocs_evidence.incremental.ledger import Ledger, unpacked_ledger

        try:
            data = _second_part(self.at) if self.at else b""
        except OSError:
            return Ledger()
        if not self.at or checksum(self.at.name, data) != self.sum_of_ledger:
            return Ledger()
        return unpacked_ledger(data)

    def is_whole(self) -> bool:
        """Return True if the ledger is not damaged."""
        return bool(self.ledger.shell)

    def has_intact_folders(self, site: Path) -> bool:
        """Return True if no file of the site has come or gone since."""
        return folders_are(site, self.site)

    def has_intact_site(self, site: Path) -> bool:
        """Return True if the site is as the build left it."""
        return self.has_intact_folders(site) and self.tree.is_in(site)

    def has_intact_staging_tree(self, tree: Path) -> bool:
        """Return True if the staging tree is as the build left it; what lags behind is replaced anyway."""
        if not self.other or not folders_are(tree, self.other):
            return False
        return not self.tree.differing(tree, frozenset(self.lag))

    def is_current(self, base: Path, options: tuple[str, ...], site: Path) -> bool:
        """Return True if another build would change nothing."""
        if self.snapshot is None or self.snapshot.options != options:
            return False
        is_intact = meanwhile(lambda: self.has_intact_site(site))
        is_same = self.snapshot.is_same(base)
        return is_intact() and is_same

    def save(self, path: Path, ledger: Ledger) -> None:
        """Write the record with its ledger, durably, in one step."""
        from mkdocs_evidence.incremental.ledger import packed_ledger

        second = packed_ledger(ledger)
        first = marshal.dumps((FORMAT, *self._plain, checksum(path.name, second)))
        head = MAGIC + len(first).to_bytes(_LENGTH, "big") + checksum(path.name, first)
        save_file(path, head + first + second, durable=True)

    @property
    def _plain(self) -> tuple[Any, ...]:
        snapshot = None
        if one := self.snapshot:
            states = {name: tuple(state) for name, state in one.states.items()}
            snapshot = (one.options, one.around, one.folders, one.files, states, one.told)
        tree = (self.tree.joined, self.tree.numbers.tobytes())
        return (snapshot, tree, self.site, self.other, self.lag, self.foreign)


def load_record(path: Path) -> CommitRecord | None:
    """The record at a path; None where there is none, or it is damaged or of another format."""
    try:
        with path.open("rb") as file:
            magic, length, summed = file.read(len(MAGIC)), file.read(_LENGTH), file.read(_SUM)
            size = min(int.from_bytes(length, "big"), os.fstat(file.fileno()).st_size)
            first = file.read(size)
    except OSError:
        return None
    if magic != MAGIC or checksum(path.name, first) != summed:
        return None
    kind, *parts = marshal.loads(first)  # noqa: S302 - plain values of our own cache, verified
    if kind != FORMAT:
        return None
    snapshot, (joined, numbers), site, other, lag, foreign, sum_of_ledger = parts
    tree = FileStates(joined, _numbers(numbers))
    record = CommitRecord(_snapshot(snapshot), tree, site, other, lag, foreign)
    record.at, record.sum_of_ledger = path, sum_of_ledger
    return record


def _snapshot(plain: tuple[Any, ...] | None) -> InputSnapshot | None:
    if plain is None:
        return None
    options, around, folders, files, states, told = plain
    known = {name: State._make(one) for name, one in states.items()}
    return InputSnapshot(options, around, folders, files, known, told)


def _numbers(data: bytes) -> Numbers:
    numbers = array("q")
    numbers.frombytes(data)
    return numbers


def _second_part(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(len(MAGIC))
        length = int.from_bytes(file.read(_LENGTH), "big")
        file.seek(_SUM + length, 1)
        return file.read()


def snapshot_of(
    inputs: Inputs, states: Mapping[str, State], options: Iterable[str], told: Told
) -> InputSnapshot:
    """A snapshot of what the files were before a build: what changes meanwhile is seen next time."""
    around = circumstances((inputs.base / name).read_text("utf-8-sig") for name in inputs.files)
    return InputSnapshot(tuple(options), around, inputs.folders, inputs.files, dict(states), told)
