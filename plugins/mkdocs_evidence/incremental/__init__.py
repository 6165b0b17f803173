"""What is stale and what is kept: fingerprints, the build cache, and how a finished site is put in place.

This room knows neither records nor MkDocs: values, names, bytes and folders only.
What it offers is imported when it is first used: to find that nothing has changed takes little of it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs_evidence.incremental.atomic_files import (
        flush_folder,
        load_verified,
        remove_path,
        save_file,
        save_verified,
        temporary_file,
    )
    from mkdocs_evidence.incremental.canonical import digest, tell_once_in_a_row
    from mkdocs_evidence.incremental.commit_record import InputSnapshot, snapshot_of
    from mkdocs_evidence.incremental.last_build import FOLDER, unchanged_since
    from mkdocs_evidence.incremental.ledger import (
        NOTHING,
        Entries,
        Ledger,
        Made,
        Notes,
        load_ledger,
        save_ledger,
    )
    from mkdocs_evidence.incremental.lock import only_build
    from mkdocs_evidence.incremental.next_site import NextSite, files_below, write_if_new
    from mkdocs_evidence.incremental.parallel import collector_passing_by, collector_paused, spread
    from mkdocs_evidence.incremental.site_files import named
    from mkdocs_evidence.incremental.store import DamagedStoreError, Store, open_store, remove_store
    from mkdocs_evidence.incremental.unchanged import (
        Inputs,
        State,
        circumstances,
        hash_of,
    )
    from mkdocs_evidence.incremental.workshop import Workshop, open_workshop

__all__ = [
    "FOLDER",
    "NOTHING",
    "DamagedStoreError",
    "Entries",
    "InputSnapshot",
    "Inputs",
    "Ledger",
    "Made",
    "NextSite",
    "Notes",
    "State",
    "Store",
    "Workshop",
    "circumstances",
    "collector_passing_by",
    "collector_paused",
    "digest",
    "files_below",
    "flush_folder",
    "hash_of",
    "load_ledger",
    "load_verified",
    "named",
    "only_build",
    "open_store",
    "open_workshop",
    "remove_path",
    "remove_store",
    "save_file",
    "save_ledger",
    "save_verified",
    "snapshot_of",
    "spread",
    "tell_once_in_a_row",
    "temporary_file",
    "unchanged_since",
    "write_if_new",
]

_MODULES = {
    "DamagedStoreError": "store",
    "Entries": "ledger",
    "FOLDER": "last_build",
    "InputSnapshot": "commit_record",
    "Inputs": "unchanged",
    "Ledger": "ledger",
    "Made": "ledger",
    "NOTHING": "ledger",
    "NextSite": "next_site",
    "Notes": "ledger",
    "State": "unchanged",
    "Store": "store",
    "Workshop": "workshop",
    "circumstances": "unchanged",
    "collector_passing_by": "parallel",
    "collector_paused": "parallel",
    "digest": "canonical",
    "files_below": "next_site",
    "flush_folder": "atomic_files",
    "hash_of": "unchanged",
    "load_ledger": "ledger",
    "load_verified": "atomic_files",
    "named": "site_files",
    "only_build": "lock",
    "open_store": "store",
    "open_workshop": "workshop",
    "remove_path": "atomic_files",
    "remove_store": "store",
    "save_file": "atomic_files",
    "save_ledger": "ledger",
    "save_verified": "atomic_files",
    "snapshot_of": "commit_record",
    "spread": "parallel",
    "tell_once_in_a_row": "canonical",
    "temporary_file": "atomic_files",
    "unchanged_since": "last_build",
    "write_if_new": "next_site",
}


def __getattr__(name: str) -> Any:
    """Import a name from the module that defines it."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = found
    return found
