"""The workshop of one site: its cache folder with the store, the ledger, and the list of changes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.incremental.canonical import digest
from mkdocs_evidence.incremental.exchange import mend_exchange
from mkdocs_evidence.incremental.ledger import Ledger, load_ledger, save_ledger
from mkdocs_evidence.incremental.next_site import NextSite
from mkdocs_evidence.incremental.store import DamagedStoreError, Store, open_store

STORE = "store.sqlite"
CHANGED = "changed.txt"


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a build finds what earlier ones left, and leaves what later ones may use."""

    folder: Path
    name: str
    site: Path
    store: Store
    ledger: Ledger
    next_site: NextSite

    def begin(self) -> None:
        """Make the tree of the next site equal to the published one; from here on it is being changed."""
        lag = _lines(self._lag_file)
        self._lag_file.unlink(missing_ok=True)
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

    @property
    def _lag_file(self) -> Path:
        return self.folder / f"{self.name}.lag"


def open_workshop(folder: Path, site: Path, *, clean: bool, tell: Callable[[str], None]) -> Workshop:
    """The workshop of a site in a cache folder; a cache that cannot be used is told, and begun anew."""
    name = digest(os.path.relpath(site, folder).replace(os.sep, "/"))[:12]
    next_site = NextSite(site)
    mend_exchange(next_site.tree, site)
    if clean:
        _empty(folder, name)
    try:
        store = open_store(folder / STORE)
    except DamagedStoreError as error:
        tell(f"The build cache {error}; everything is built anew")
        _empty(folder, name)
        store = open_store(folder / STORE)
    return Workshop(folder, name, site, store, load_ledger(folder / f"{name}.ledger"), next_site)


def discard(folder: Path) -> None:
    """Throw the cache away, but for the lock that its user holds."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != "lock":
            path.unlink(missing_ok=True)


def _empty(folder: Path, name: str) -> None:
    for path in (f"{name}.ledger", STORE, f"{STORE}-wal", f"{STORE}-shm", f"{STORE}-journal"):
        (folder / path).unlink(missing_ok=True)


def _lines(file: Path) -> tuple[str, ...] | None:
    return tuple(file.read_text(encoding="utf-8").splitlines()) if file.is_file() else None


def _told(next_site: NextSite) -> str:
    """What changed, a line each: + for what is new or other than before, - for what is gone."""
    changed = next_site.changed - next_site.removed
    lines = [*((path, "+") for path in changed), *((path, "-") for path in next_site.removed - changed)]
    return "".join(f"{sign} {path}\n" for path, sign in sorted(lines))
