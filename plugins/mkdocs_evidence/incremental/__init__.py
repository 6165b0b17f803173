"""What is stale and what is kept: fingerprints, the build cache, and how a finished site is put in place.

This room knows neither records nor MkDocs: values, names, bytes and folders only.
"""

from mkdocs_evidence.incremental.canonical import digest, tell_once_in_a_row
from mkdocs_evidence.incremental.ledger import NOTHING, Entries, Ledger, Made, Notes, load_ledger, save_ledger
from mkdocs_evidence.incremental.lock import only_build
from mkdocs_evidence.incremental.next_site import NextSite, files_below, write_if_new
from mkdocs_evidence.incremental.spread import collector_passing_by, collector_paused, spread
from mkdocs_evidence.incremental.store import DamagedStoreError, Store, open_store
from mkdocs_evidence.incremental.unchanged import (
    Inputs,
    State,
    circumstances,
    hash_of,
)
from mkdocs_evidence.incremental.workshop import (
    FOLDER,
    Workshop,
    open_workshop,
    unchanged_since,
)

__all__ = [
    "FOLDER",
    "NOTHING",
    "DamagedStoreError",
    "Entries",
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
    "hash_of",
    "load_ledger",
    "only_build",
    "open_store",
    "open_workshop",
    "save_ledger",
    "spread",
    "tell_once_in_a_row",
    "unchanged_since",
    "write_if_new",
]
