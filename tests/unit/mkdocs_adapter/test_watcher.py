"""Saved files are heard of at once where the system tells, and soon where it does not."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from left_behind import LEFT_BEHIND
from mkdocs_evidence.mkdocs_adapter.watcher import Watcher, _OfFolder

SOON = 20.0
NEVER = 3600.0


class Heard(FileSystemEventHandler):
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.events: queue.Queue[FileSystemEvent] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.events.put(event)

    def hears(self) -> bool:
        """Whether something is told before long."""
        try:
            self.events.get(timeout=SOON)
        except queue.Empty:
            return False
        return True

    def silence(self) -> list[FileSystemEvent]:
        """What is told in a short while."""
        told = []
        while True:
            try:
                told.append(self.events.get(timeout=0.5))
            except queue.Empty:
                return told


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "blogs"
    folder.mkdir(parents=True)
    (folder / "post.md").write_text("before", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("before", encoding="utf-8")
    (tmp_path / "other.yml").write_text("before", encoding="utf-8")
    return tmp_path


@contextmanager
def watching(content: Path, look_every: float) -> Iterator[Heard]:
    watcher, heard = Watcher(content, look_every), Heard()
    watcher.schedule(heard, str(content / "content"), recursive=True)
    watcher.schedule(heard, str(content / "mkdocs.yml"))
    watcher.look()
    watcher.start()
    yield heard
    watcher.stop()
    watcher.join()


@pytest.fixture(params=["the system tells", "nobody tells"])
def heard(content: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Heard]:
    """What a watcher hears that never looks by itself, and one on a drive that does not tell."""
    look_every = NEVER
    if request.param == "nobody tells":
        monkeypatch.setattr("mkdocs_evidence.mkdocs_adapter.watcher.Observer.start", fails)
        look_every = 0.05
    with watching(content, look_every) as one:
        yield one


def fails(_: object) -> None:
    raise OSError("no more watches")


@pytest.mark.parametrize("path", ["content/blogs/post.md", "content/blogs/new.md", "mkdocs.yml"])
def test_a_saved_file_is_told(content: Path, heard: Heard, path: str) -> None:
    (content / path).write_text("after", encoding="utf-8")
    assert heard.hears()


def test_a_file_put_in_the_place_of_another_is_told(content: Path, heard: Heard) -> None:
    for file in (content / "mkdocs.yml", content / "content" / "blogs" / "post.md"):
        beside = file.with_name("neighbour~")
        beside.write_text("after", encoding="utf-8")
        heard.silence()
        beside.replace(file)
        assert heard.hears(), file


def test_a_file_that_is_gone_is_told(content: Path, heard: Heard) -> None:
    (content / "content" / "blogs" / "post.md").unlink()
    assert heard.hears()


def test_reading_tells_nothing_nor_does_a_file_beside(content: Path, heard: Heard) -> None:
    assert (content / "content" / "blogs" / "post.md").read_text(encoding="utf-8") == "before"
    (content / "other.yml").write_text("after", encoding="utf-8")
    assert heard.silence() == []


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_what_programs_leave_beside_files_is_not_told(content: Path, name: str) -> None:
    heard = Heard()
    passes = _OfFolder(heard, str(content / "content"))
    for event in (FileCreatedEvent, FileModifiedEvent, FileDeletedEvent):
        passes.on_any_event(event(str(content / "content" / "blogs" / name)))
    assert heard.events.empty()


def test_a_file_that_takes_its_name_from_a_temporary_one_is_told(content: Path) -> None:
    heard, folder = Heard(), content / "content"
    passes = _OfFolder(heard, str(folder))
    passes.on_any_event(FileMovedEvent(str(folder / ".goutputstream-AB12CD"), str(folder / "post.md")))
    assert heard.hears()


@pytest.mark.parametrize("tells", [True, False])
def test_a_folder_that_is_watched_later_is_told_and_no_longer_when_nobody_wants_it(
    content: Path, monkeypatch: pytest.MonkeyPatch, *, tells: bool
) -> None:
    if not tells:
        monkeypatch.setattr("mkdocs_evidence.mkdocs_adapter.watcher.Observer.start", fails)
    watcher, heard = Watcher(content, NEVER if tells else 0.05), Heard()
    watcher.start()
    (content / "theme").mkdir()
    watcher.schedule(heard, str(content / "theme"), recursive=True)
    (content / "theme" / "main.html").write_text("new", encoding="utf-8")
    assert heard.hears()
    watcher.unschedule(str(content / "theme"))
    heard.silence()
    (content / "theme" / "main.html").write_text("newer", encoding="utf-8")
    assert heard.silence() == []
    watcher.stop()
    watcher.join()


def test_what_is_not_there_yet_is_told_when_it_comes(content: Path) -> None:
    watcher, heard = Watcher(content, 0.05), Heard()
    watcher.schedule(heard, str(content / "no-such-folder" / "theme"))
    watcher.look()
    watcher.start()
    (content / "no-such-folder" / "theme").mkdir(parents=True)
    assert heard.hears()
    watcher.stop()
    watcher.join()


def test_what_was_saved_before_the_start_is_told(content: Path) -> None:
    watcher, heard = Watcher(content, 0.05), Heard()
    watcher.schedule(heard, str(content / "content"), recursive=True)
    watcher.look()
    (content / "content" / "blogs" / "post.md").write_text("after", encoding="utf-8")
    watcher.start()
    assert heard.hears()
    watcher.stop()
    watcher.join()


def test_what_was_looked_at_is_not_told_again(content: Path) -> None:
    watcher, heard = Watcher(content, NEVER), Heard()
    watcher.schedule(heard, str(content / "content"), recursive=True)
    assert watcher.look() == {str(content / "content")}
    (content / "content" / "blogs" / "post.md").write_text("after", encoding="utf-8")
    assert watcher.look() == {str(content / "content")}
    assert watcher.look() == frozenset()
    watcher.unschedule(str(content / "content"))
    (content / "content" / "blogs" / "post.md").write_text("later", encoding="utf-8")
    assert watcher.look() == frozenset()
