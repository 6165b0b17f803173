"""The workshop of one site: its cache folder with the store, the commit record, and the list of changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from mkdocs_evidence.incremental.atomic_files import (
    load_verified,
    make_folder,
    remove_path,
    save_file,
    save_verified,
)
from mkdocs_evidence.incremental.commit_record import CommitRecord, InputSnapshot, load_record
from mkdocs_evidence.incremental.exchange import mend_exchange
from mkdocs_evidence.incremental.last_build import DEFAULT, name_of, record_file
from mkdocs_evidence.incremental.ledger import Ledger
from mkdocs_evidence.incremental.meanwhile import Answer
from mkdocs_evidence.incremental.next_site import NextSite, files_below, link
from mkdocs_evidence.incremental.site_files import SetAside, in_the_way, is_hidden, named, shortened
from mkdocs_evidence.incremental.store import DamagedStoreError, Store, open_store, remove_store
from mkdocs_evidence.incremental.tree_state import (
    FileStates,
    FolderTimes,
    file_states,
    folder_times,
    folder_times_after,
)
from mkdocs_evidence.incremental.unchanged import State

STORE = "store.sqlite"
CHANGED = "changed.txt"
CHECKS = ".checks.ledger"
ADDING = ".adding"
KEPT_FOLDERS = ("templates", "citations")
"""What others keep beside the store: compiled templates, formatted citations."""
ANEW = "everything is built anew"


@dataclass
class Workshop:
    """Where a build finds what earlier ones left, and leaves what later ones may use.

    `record` is that of the last build; `made` are all paths at which there may be files of ours, None where
    nobody knows them. Of a site that `is_internal`, which lies in the cache, every file is ours. `intact` and
    `staged` say whether the site and the staging tree are as the last build left them.
    """

    folder: Path
    name: str
    site: Path
    store: Store
    next_site: NextSite
    record: CommitRecord | None
    made: frozenset[str] | None
    is_internal: bool
    clean: bool
    intact: Answer
    staged: Answer
    foreign: frozenset[str] = frozenset()
    """Files in the site that no build has made; known once the build has begun."""
    _ledger: Ledger = field(default_factory=Ledger)

    @cached_property
    def is_intact(self) -> bool:
        """Return True if every output of the last build is in the site as that build left it."""
        return not self.clean and self.record is not None and (self.intact() or not self.unsound)

    @cached_property
    def unsound(self) -> frozenset[str]:
        """The outputs of the last build that are in the site in another state, or not at all."""
        return self.record.tree.differing(self.site) if self.record else frozenset()

    @cached_property
    def ledger(self) -> Ledger:
        """What the last build made, and from what; it holds of outputs that are not `unsound`."""
        return self.record.ledger if self.record and not self.clean else Ledger()

    @property
    def holds_what_was_made(self) -> bool:
        """Return True if the site has any output of the last build in its state."""
        return self.record is not None and (self.intact() or len(self.unsound) < len(self.record.tree.paths))

    @property
    def states(self) -> Mapping[str, State]:
        """The states that the files had on which the last build depended."""
        snapshot = self.record.snapshot if self.record else None
        return snapshot.states if snapshot else {}

    @property
    def checks_file(self) -> Path:
        """Where it is kept which rules were run without finding a fault."""
        return self.folder / f"{self.name}{CHECKS}"

    def begin(self) -> None:
        """Make the tree of the next site equal to the published one; from here on it is being changed."""
        if self.record and self.record.has_intact_folders(self.site):
            self.foreign = frozenset(self.record.foreign)
            self.next_site.catch_up(self.record.lag if self.staged() else None)
            return
        self.next_site.catch_up(None)
        made = self.made
        self.foreign = frozenset(
            path for path in files_below(self.site) if (is_hidden(path) if made is None else path not in made)
        )

    def make_way(self, outputs: frozenset[str] | None) -> str:
        """Set aside files that are not ours, or may not be, and that cannot stay; the sentence that says so.

        `outputs` are all paths of the next site; None where those that changed are enough to know.
        """
        tree, lost = self.next_site.tree, in_the_way(self.foreign, outputs or self.next_site.changed)
        self.foreign -= lost
        unknown: frozenset[str] = frozenset()
        if self.made is None and outputs is not None:
            unknown = frozenset(files_below(tree)) - outputs - self.foreign
        if not self.is_internal:
            SetAside(self.next_site).keep(lost | unknown)
        for path in unknown:
            self.next_site.remove(path)
        for path in self.foreign:
            if not os.path.lexists(tree / path) and os.path.lexists(self.site / path):
                (tree / path).parent.mkdir(parents=True, exist_ok=True)
                link(self.site / path, tree / path)
        return "" if self.is_internal else self._told_of(lost | unknown)

    @property
    def told_of_foreign(self) -> str:
        """The sentence that names files in the site that no build has made; empty if there are none."""
        if not self.foreign or self.is_internal:
            return ""
        return f"Left in {self.site}, where it was put by somebody else: {named(shortened(self.foreign))}"

    def _told_of(self, set_aside: frozenset[str]) -> str:
        if not set_aside:
            return ""
        return (
            f"Moved out of {self.site}, since this build did not make it and an earlier one may have: "
            f"{named(set_aside)}. It is in {SetAside(self.next_site).folder}; put back what you want to keep"
        )

    def publish(self, ledger: Ledger, outputs: frozenset[str] | None) -> None:
        """Exchange the trees. `outputs` are all paths of the next site; None where it `is_intact`.

        Before that it is written down which paths are new, so that a stop leaves none of unknown origin.
        """
        self.store.commit()
        if self.record is not None and self.made is not None:
            adding = self.made.union(outputs or self.next_site.changed) - self.record.tree.known
            if adding:
                save_verified(self._adding_file, "\0".join(sorted(adding)).encode())
        self.next_site.swap_in()
        self._ledger, self._outputs = ledger, outputs

    def commit(self, snapshot: InputSnapshot | None, *, is_default: bool) -> None:
        """Write the commit record, after everything for which it vouches.

        It `is_default` if the site lies where the configuration says; the next build remembers that.
        """
        save_file(self.folder / CHANGED, _told(self.next_site).encode())
        lag, site, other = self.next_site.lag, *self._folder_times()
        foreign = tuple(sorted(self.foreign))
        record = CommitRecord(snapshot, self._tree_state(), site, other, lag, foreign)
        record.save(record_file(self.folder, self.site), self._ledger)
        remove_path(self._adding_file)
        if is_default:
            path = os.path.relpath(self.site, self.folder).replace(os.sep, "/")
            save_verified(self.folder / DEFAULT, path.encode())

    def _tree_state(self) -> FileStates:
        """The states of all outputs in the site, of which those that were not written are known."""
        if self._outputs is not None or self.record is None:
            return file_states(self.site, sorted(self._outputs or ()))
        removed = frozenset(self.next_site.removed)
        return self.record.tree.after(self.site, sorted(self.next_site.changed - removed), removed)

    def _folder_times(self) -> tuple[FolderTimes, FolderTimes]:
        """The times of the folders of the site that was published, and of the staging tree, where known."""
        before, caught_up = self.record, self.next_site.caught_up
        if before is None or caught_up is None:
            tree = self.next_site.tree
            return folder_times(self.site), folder_times(tree) if tree.is_dir() else {}
        touched = (*caught_up, *self.next_site.lag)
        return folder_times_after(before.other, self.site, touched), before.site

    _outputs: frozenset[str] | None = None

    @property
    def _adding_file(self) -> Path:
        return self.folder / f"{self.name}{ADDING}"

    def close(self) -> None:
        """Let go of the store, and wait for what looks at the trees."""
        self.store.close()
        self.intact.close()
        self.staged.close()


def open_workshop(
    folder: Path, site: Path, *, clean: bool, tell: Callable[[str], None], forks: bool = False
) -> Workshop:
    """The workshop of a site in a cache folder; a cache that cannot be used is told, and begun anew.

    If it `forks`, the trees are looked at while other things are done.
    """
    name, next_site, is_internal = name_of(folder, site), NextSite(site), folder in site.parents
    if is_internal:
        make_folder(site.parent)
        if site.is_file():
            remove_path(site)
    mend_exchange(next_site.tree, site)
    record = load_record(record_file(folder, site))
    if clean:
        discard(folder, name)
    store, faults = _opened_store(folder)
    if not clean and not (record and record.is_whole()) and os.path.lexists(record_file(folder, site)):
        faults.append("is damaged, or of another version of this program")
    if faults:
        tell(f"The build cache {faults[0]}; {ANEW}")
        discard(folder, name, store=False)
    return Workshop(
        folder,
        name,
        site,
        store,
        next_site,
        record,
        _made(folder / f"{name}{ADDING}", record),
        is_internal,
        clean or bool(faults),
        Answer(lambda: record is not None and record.tree.is_in(site), forks=forks and record is not None),
        Answer(
            lambda: record is not None and record.has_intact_staging_tree(next_site.tree),
            forks=forks and record is not None,
        ),
    )


def _opened_store(folder: Path) -> tuple[Store, list[str]]:
    """The store, and why it had to be begun anew, if it had to."""
    try:
        return open_store(folder / STORE), []
    except DamagedStoreError as error:
        remove_store(folder / STORE)
        return open_store(folder / STORE), [str(error)]


def _made(adding: Path, record: CommitRecord | None) -> frozenset[str] | None:
    """All paths at which earlier builds have put files into the site; None where nobody knows them."""
    if record is None:
        return None
    if not os.path.lexists(adding):
        return record.tree.known
    data = load_verified(adding)
    return None if data is None else record.tree.known.union(data.decode().split("\0"))


def discard(folder: Path, name: str, *, store: bool = True) -> None:
    """Throw away what builds have kept to make other things of it.

    Other things may lie in the cache too, and stay; so does what tells which files of a site are ours.
    """
    for kept in KEPT_FOLDERS:
        remove_path(folder / kept)
    if store:
        remove_store(folder / STORE)
    remove_path(folder / f"{name}{CHECKS}")


def _told(next_site: NextSite) -> str:
    """What changed, a line each: + for what is new or other than before, - for what is gone."""
    changed = next_site.changed - next_site.removed
    lines = [*((path, "+") for path in changed), *((path, "-") for path in next_site.removed - changed)]
    return "".join(f"{sign} {path}\n" for path, sign in sorted(lines))
