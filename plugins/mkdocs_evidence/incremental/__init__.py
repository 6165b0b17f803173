"""What is stale and what is kept: fingerprints, the build cache, and how a finished site is put in place.

This room knows neither records nor MkDocs: values, names, bytes and folders only.
"""

from mkdocs_evidence.incremental.canonical import digest
from mkdocs_evidence.incremental.ledger import NOTHING, Ledger, Made, Notes
from mkdocs_evidence.incremental.lock import only_build
from mkdocs_evidence.incremental.next_site import NextSite, files_below, write_if_new
from mkdocs_evidence.incremental.store import DamagedStoreError, Store
from mkdocs_evidence.incremental.workshop import Workshop, discard, open_workshop

__all__ = [
    "NOTHING",
    "DamagedStoreError",
    "Ledger",
    "Made",
    "NextSite",
    "Notes",
    "Store",
    "Workshop",
    "digest",
    "discard",
    "files_below",
    "only_build",
    "open_workshop",
    "write_if_new",
]
