"""Writing to the disk: whole files or nothing."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_evidence.incremental import FOLDER, flush_folder, save_file, temporary_file

STAGING = "unfinished"


def staging_of(config_file: Path) -> Path:
    """The folder of the cache in which files of the content are begun."""
    return config_file.resolve().parent / FOLDER / STAGING


def write_bytes(path: Path, data: bytes) -> None:
    """Store `data` at `path` by way of a neighbour and a rename; nothing is ever half written."""
    save_file(path, data)


def write_durably(path: Path, data: bytes, staging: Path) -> None:
    """Store `data` at `path` so that a crash at any point leaves the old file or the new one, whole.

    The data reach the disk before the rename does, and the rename before this returns (rename(2), fsync(2)).
    What a crash leaves is in the folder `staging`, where nobody takes it for content.
    """
    save_file(path, data, durable=True, staging=staging)


def add_file(path: Path, data: bytes, staging: Path) -> None:
    """Store a new file as `write_durably` does, or none; FileExistsError where there is one of that name."""
    temporary = temporary_file(path, data, durable=True, staging=staging)
    try:
        os.link(temporary, path)  # which, unlike a rename, replaces nothing
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    try:
        flush_folder(path.parent)
    except OSError:
        path.unlink(missing_ok=True)  # whoever adds several files takes back those that were added
        raise
