"""Writing to the disk: whole files or nothing, whole sites or nothing."""

from __future__ import annotations

import os
from pathlib import Path


def write_bytes(path: Path, data: bytes) -> None:
    """Store `data` at `path` by way of a neighbour and a rename; nothing is ever half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.new")
    neighbour.write_bytes(data)
    neighbour.replace(path)


def write_durably(path: Path, data: bytes) -> None:
    """Store `data` at `path` so that a crash at any point leaves the old file or the new one, whole.

    The data reach the disk before the rename does, and the rename before this returns (rename(2), fsync(2)).
    """
    neighbour = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with neighbour.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        neighbour.replace(path)
    finally:
        neighbour.unlink(missing_ok=True)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows opens no folders, and its rename is durable
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
