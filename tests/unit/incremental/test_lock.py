"""The lock of a cache: one place of the file on every system, and a process id that others can read."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from mkdocs_evidence.incremental import lock, only_build


def test_whoever_holds_it_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("an older and longer text", "utf-8")
    with only_build(tmp_path, print):
        assert (tmp_path / "lock").read_text("utf-8") == str(os.getpid())


def test_a_folder_in_its_place_gives_way(tmp_path: Path) -> None:
    (tmp_path / "cache/lock/inside").mkdir(parents=True)
    with only_build(tmp_path / "cache", print):
        assert (tmp_path / "cache/lock").read_text("utf-8") == str(os.getpid())


def test_on_windows_one_byte_is_locked_wherever_the_file_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows locks from the place where the file stands, which reading the holder moves."""
    places: list[int] = []
    windows = ModuleType("msvcrt")

    def locking(descriptor: int, mode: int, size: int) -> None:
        places.append(os.lseek(descriptor, 0, os.SEEK_CUR))
        if len(places) < 4:
            raise OSError("held by another process")

    windows.locking = locking  # type: ignore[attr-defined]
    windows.LK_NBLCK = 2  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    monkeypatch.setattr(lock.sys, "platform", "win32")
    (tmp_path / "lock").write_text("4711", "utf-8")
    told: list[str] = []
    with only_build(tmp_path, told.append):
        pass
    assert places == [lock.LOCKED_BYTE] * 4
    assert told == ["Another build or publish is at work (process 4711); waiting for it"]
    assert (tmp_path / "lock").read_text("utf-8") == str(os.getpid())
