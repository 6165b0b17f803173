"""Writing to the disk: whole files or nothing, whole sites or nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_bytes(path: Path, data: bytes) -> None:
    """Store `data` at `path` by way of a neighbour and a rename; nothing is ever half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.new")
    neighbour.write_bytes(data)
    neighbour.replace(path)


def swap_in(staging: Path, site: Path) -> None:
    """Put the finished folder `staging` in the place of `site`.

    Between the two renames the site is missing for an instant; a reader of the disk sees the old
    site or the new one, never a mixture.
    """
    old = site.with_name(f".{site.name}.old")
    if old.exists():
        shutil.rmtree(old)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        site.rename(old)
    staging.rename(site)
    shutil.rmtree(old, ignore_errors=True)
