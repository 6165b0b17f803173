"""The workshop of one site: its cache folder with the store, the ledger, and the list of changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.incremental.canonical import digest
from mkdocs_evidence.incremental.exchange import mend_exchange
from mkdocs_evidence.incremental.ledger import Ledger, load_ledger, save_ledger
from mkdocs_evidence.incremental.next_site import NextSite
from mkdocs_evidence.incremental.store import DamagedStoreError, Store, open_store
from mkdocs_evidence.incremental.unchanged import (
    FolderTimes,
    Inputs,
    State,
    Told,
    Witness,
    circumstances,
    folder_times,
    folder_times_after,
    load_witness,
)

FOLDER = ".cache"
DEFAULT = "default-site.txt"
STORE = "store.sqlite"
CHANGED = "changed.txt"
CHECKS = ".checks.ledger"
KEPT_FOLDERS = ("templates", "citations")
"""What others keep beside the store: compiled templates, formatted citations."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a build finds what earlier ones left, and leaves what later ones may use.

    `witness` is that of the last build; `is_intact` says whether the site is as that build left it.
    """

    folder: Path
    name: str
    site: Path
    store: Store
    ledger: Ledger
    next_site: NextSite
    witness: Witness | None
    is_intact: bool

    def remember_as_default(self) -> None:
        """Remember that the site lies where the configuration says."""
        path = os.path.relpath(self.site, self.folder).replace(os.sep, "/")
        (self.folder / DEFAULT).write_text(path, encoding="utf-8")

    def begin(self) -> None:
        """Make the tree of the next site equal to the published one; from here on it is being changed."""
        lag = _lines(self._lag_file)
        self._lag_file.unlink(missing_ok=True)
        self.witness_file.unlink(missing_ok=True)
        self.next_site.catch_up(lag)

    def publish(self, ledger: Ledger) -> None:
        """Exchange the trees, and keep the ledger: in an order in which a crash leaves no lie."""
        self.store.commit()
        (self.folder / f"{self.name}.ledger").unlink(missing_ok=True)
        self.next_site.swap_in()
        save_ledger(self.folder / f"{self.name}.ledger", ledger)
        lag = "".join(f"{path}\n" for path in self.next_site.lag)
        self._lag_file.write_text(lag, encoding="utf-8")
        (self.folder / CHANGED).write_text(_told(self.next_site), encoding="utf-8")

    def keep_witness(
        self, inputs: Inputs, states: Mapping[str, State], options: tuple[str, ...], told: Told
    ) -> None:
        """Keep a witness of what the files were before a build: what changes meanwhile is seen next time."""
        around = circumstances((inputs.base / name).read_text("utf-8-sig") for name in inputs.files)
        site, other = self._folder_times()
        witness = Witness(options, around, inputs.folders, inputs.files, dict(states), site, other, told)
        witness.save(self.witness_file)

    def _folder_times(self) -> tuple[FolderTimes, FolderTimes]:
        """The times of the folders of the site that was published, and of the tree beside it, where known."""
        before, caught_up = self.witness, self.next_site.caught_up
        if before is None or not self.is_intact:
            return folder_times(self.site), {}
        if caught_up is None or not before.other:
            return folder_times(self.site), before.site
        touched = (*caught_up, *self.next_site.lag)
        return folder_times_after(before.other, self.site, touched), before.site

    @property
    def witness_file(self) -> Path:
        """Where the witness is kept that tells whether anything has changed."""
        return witness_file(self.folder, self.site)

    @property
    def checks_file(self) -> Path:
        """Where it is kept which rules were run without finding a fault."""
        return self.folder / f"{self.name}{CHECKS}"

    @property
    def _lag_file(self) -> Path:
        return self.folder / f"{self.name}.lag"


def name_of(folder: Path, site: Path) -> str:
    """What a site is called in a cache folder: from where they lie to each other, so that both can move."""
    return digest(os.path.relpath(site, folder).replace(os.sep, "/"))[:12]


def witness_file(folder: Path, site: Path) -> Path:
    """Where the witness of a site is kept in a cache folder."""
    return folder / f"{name_of(folder, site)}.witness"


@dataclass(frozen=True, slots=True)
class LastBuild:
    """What the last build told people of, and where its site is."""

    site: Path
    told: str
    summary: str


def unchanged_since(base: Path, out: Path | None, options: tuple[str, ...]) -> LastBuild | None:
    """The last build of a site, if another one would change nothing.

    `base` is the folder of the site's configuration; without `out` the site is where the last build
    without it has put it.
    """
    folder = base / FOLDER
    default = folder / DEFAULT
    if out is None and default.is_file():
        out = Path(os.path.normpath(folder / default.read_text(encoding="utf-8")))
    witness = load_witness(witness_file(folder, out)) if out else None
    if witness is None or out is None or not witness.stands(base, options, out):
        return None
    return LastBuild(out, *witness.told)


def open_workshop(folder: Path, site: Path, *, clean: bool, tell: Callable[[str], None]) -> Workshop:
    """The workshop of a site in a cache folder; a cache that cannot be used is told, and begun anew."""
    name = name_of(folder, site)
    next_site = NextSite(site)
    mend_exchange(next_site.tree, site)
    if clean:
        _discard(folder)
    try:
        store = open_store(folder / STORE)
    except DamagedStoreError as error:
        tell(f"The build cache {error}; everything is built anew")
        _empty(folder, name)
        store = open_store(folder / STORE)
    witness = load_witness(witness_file(folder, site))
    is_intact = witness is not None and witness.is_intact(site)
    ledger = load_ledger(folder / f"{name}.ledger")
    return Workshop(folder, name, site, store, ledger, next_site, witness, is_intact)


def _discard(folder: Path) -> None:
    """Throw away all that builds have kept; other things may lie in the cache too, and stay."""
    for kept in KEPT_FOLDERS:
        shutil.rmtree(folder / kept, ignore_errors=True)
    for pattern in (f"{STORE}*", "*.ledger", "*.witness"):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)


def _empty(folder: Path, name: str) -> None:
    for path in (
        f"{name}.ledger",
        f"{name}{CHECKS}",
        f"{name}.witness",
        STORE,
        f"{STORE}-wal",
        f"{STORE}-shm",
        f"{STORE}-journal",
    ):
        (folder / path).unlink(missing_ok=True)


def _lines(file: Path) -> tuple[str, ...] | None:
    return tuple(file.read_text(encoding="utf-8").splitlines()) if file.is_file() else None


def _told(next_site: NextSite) -> str:
    """What changed, a line each: + for what is new or other than before, - for what is gone."""
    changed = next_site.changed - next_site.removed
    lines = [*((path, "+") for path in changed), *((path, "-") for path in next_site.removed - changed)]
    return "".join(f"{sign} {path}\n" for path, sign in sorted(lines))
