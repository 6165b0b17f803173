"""Random damages of a cache: whatever a disk, a copy that was cut short, or a person may do to its files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

Damage = Callable[[Path, "Damages"], None]


class Damages:
    """Damages files below some folders. `others` are copies of the same folders of an earlier generation."""

    def __init__(self, folders: tuple[Path, ...], others: tuple[Path, ...], random: Random) -> None:
        self.folders, self.others, self.random = folders, others, random

    def files(self) -> list[Path]:
        """Return all files, in order."""
        found = (path for folder in self.folders for path in folder.rglob("*"))
        return sorted(path for path in found if path.is_file())

    def do(self) -> str:
        """Damage a file, most often one on which much depends; return what was done, in words."""
        files = self.files()
        central = [path for path in files if path.suffix in {".commit", ".sqlite", ".txt", ".ledger"}]
        path = self.random.choice(central if central and self.random.random() < 0.5 else files)
        damage = self.random.choice(DAMAGES)
        damage(path, self)
        return f"{damage.__name__} {path.name}"


def flip_bits(path: Path, of: Damages) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(min(len(data), of.random.choice((1, 1, 8, 200)))):
        data[of.random.randrange(len(data))] ^= 1 << of.random.randrange(8)
    with path.open("r+b") as file:  # in place: a link to the same file is damaged too
        file.write(data)


def truncate(path: Path, of: Damages) -> None:
    os.truncate(path, of.random.randrange(path.stat().st_size + 1))


def empty(path: Path, of: Damages) -> None:
    os.truncate(path, 0)


def replace_by_noise(path: Path, of: Damages) -> None:
    path.write_bytes(of.random.randbytes(of.random.choice((1, 100, 5000))))


def swap(path: Path, of: Damages) -> None:
    other = of.random.choice(of.files())
    between = path.with_name("between")
    path.rename(between)
    if other != path:
        other.rename(path)
        between.rename(other)
    else:
        between.rename(path)


def delete(path: Path, of: Damages) -> None:
    path.unlink()


def delete_folder(path: Path, of: Damages) -> None:
    shutil.rmtree(path.parent)


def put_a_folder_in_its_place(path: Path, of: Damages) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside.txt").write_text("a file of somebody else", "utf-8")


def add_foreign_files(path: Path, of: Damages) -> None:
    (path.parent / "foreign.html").write_text("a file of somebody else", "utf-8")
    (path.parent / ".foreign").write_text("a file of somebody else", "utf-8")


def copy_an_older_one_back(path: Path, of: Damages) -> None:
    for folder, older in zip(of.folders, of.others, strict=True):
        if path.is_relative_to(folder):
            older_path = older / path.relative_to(folder)
            if older_path.is_file():
                path.unlink()
                shutil.copy2(older_path, path)


def take_permissions(path: Path, of: Damages) -> None:
    path.chmod(0)


DAMAGES: tuple[Damage, ...] = (
    flip_bits,
    flip_bits,
    truncate,
    empty,
    replace_by_noise,
    swap,
    delete,
    delete_folder,
    put_a_folder_in_its_place,
    add_foreign_files,
    copy_an_older_one_back,
    take_permissions,
)
