"""Fast check that another build would change nothing; it imports nothing that builds."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from mkdocs_evidence.incremental.atomic_files import load_verified
from mkdocs_evidence.incremental.commit_record import load_record

FOLDER = ".cache"
DEFAULT = "default-site.txt"
COMMIT = ".commit"


def name_of(folder: Path, site: Path) -> str:
    """What a site is called in a cache folder: from where they lie to each other, so that both can move."""
    way = os.path.relpath(site, folder).replace(os.sep, "/")
    return blake2b(way.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()


def record_file(folder: Path, site: Path) -> Path:
    """Where the commit record of a site is kept in a cache folder."""
    return folder / f"{name_of(folder, site)}{COMMIT}"


class LastBuild(NamedTuple):
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
    if out is None and (default := load_verified(folder / DEFAULT)):
        out = Path(os.path.normpath(folder / default.decode()))
    record = load_record(record_file(folder, out)) if out else None
    if record is None or out is None or not record.is_current(base, options, out):
        return None
    assert record.snapshot is not None
    return LastBuild(out, *record.snapshot.told)
