"""What is stale and what is kept: fingerprints, the build cache, and how a finished site is put in place.

This room knows neither records nor MkDocs: values, names, bytes and folders only.
"""

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
from mkdocs_evidence.incremental.ledger import NOTHING, Entries, Ledger, Made, Notes, load_ledger, save_ledger
from mkdocs_evidence.incremental.lock import only_build
from mkdocs_evidence.incremental.next_site import NextSite, files_below, write_if_new
from mkdocs_evidence.incremental.site_files import named
from mkdocs_evidence.incremental.spread import collector_passing_by, collector_paused, spread
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
