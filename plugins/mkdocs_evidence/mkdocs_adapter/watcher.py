"""Who hears of saved files while the site is served, and tells MkDocs' server."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from mkdocs_evidence.content_folder import is_temporary
from mkdocs_evidence.incremental import Inputs, State
from mkdocs_evidence.mkdocs_adapter.inputs import path_from

SAVED = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What tells that a file is another. That a file was opened to be read, which a build does, is no change."""


class Watcher:
    """Hears from the system at once that a file was saved, and looks by itself now and then.

    For not every drive tells: those of a network do not, nor folders shared with a virtual machine.
    It stands where MkDocs has an observer that looks at all files again and again. Paths are
    reached from `base`; `look_every` is in seconds.
    """

    def __init__(self, base: Path, look_every: float) -> None:
        self._base = base
        self._look_every = look_every
        self._handlers: dict[str, FileSystemEventHandler] = {}
        self._system = Observer()
        self._stopped = threading.Event()
        self._looking = threading.Thread(target=self._look_again_and_again, daemon=True)
        self._seen: dict[str, State] = {}
        self._one_at_a_time = threading.Lock()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> str:
        """Let a handler hear of a file, or of all files in a folder; gives what `unschedule` takes."""
        self._handlers[path] = handler
        if Path(path).is_dir():
            ours = _OfFolder(handler, path)
            self._system.schedule(ours, path, recursive=recursive, event_filter=SAVED)
        else:  # its folder, for who saves a file may put another in its place
            alone = _Alone(handler, path)
            self._system.schedule(alone, str(Path(path).parent), event_filter=SAVED)
        return path

    def unschedule(self, path: str) -> None:
        """Let nobody hear of that path any more, at the latest from the next start."""
        self._handlers.pop(path, None)

    def start(self) -> None:
        """Begin. Where the system cannot tell of so many files, looking must do.

        What was saved since the last look is told, too.
        """
        with suppress(OSError):
            self._system.start()
        self._looking.start()

    def stop(self) -> None:
        """Hear nothing more."""
        self._stopped.set()
        self._system.stop()

    def join(self) -> None:
        """Wait until that is so."""
        for thread in (self._system, self._looking):
            if thread.is_alive():
                thread.join()

    def look(self) -> frozenset[str]:
        """The watched paths at which a file is another than at the last look."""
        with self._one_at_a_time:
            before = self._seen
            try:
                self._seen = now = self._inputs.look(before)
            except OSError:  # a file went while the others were looked at: next time
                return frozenset()
        changed = {
            name for name in before.keys() | now.keys() if _hash(before.get(name)) != _hash(now.get(name))
        }
        return frozenset(path for path in self._handlers if any(self._is_at(path, name) for name in changed))

    @property
    def _inputs(self) -> Inputs:
        def named(*, folders: bool) -> Iterator[str]:
            return (path_from(self._base, path) for path in self._handlers if Path(path).is_dir() is folders)

        return Inputs(self._base, tuple(named(folders=True)), tuple(named(folders=False)))

    def _is_at(self, path: str, name: str) -> bool:
        place = path_from(self._base, path)
        return name == place or name.startswith(f"{place}/")

    def _look_again_and_again(self) -> None:
        while not self._stopped.wait(self._look_every):
            for path in self.look():
                self._handlers[path].dispatch(FileModifiedEvent(path))


class _OfFolder(FileSystemEventHandler):
    """Tells a handler of the files of a folder, and not of temporary ones that editors leave there."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self._handler = handler
        self._path = Path(path)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what happens to a file that a build reads."""
        if any(self._is_read(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path):
            self._handler.dispatch(event)

    def _is_read(self, path: str) -> bool:
        file = Path(path)
        parts = file.relative_to(self._path).parts if file.is_relative_to(self._path) else file.parts[-1:]
        return not any(is_temporary(part) for part in parts)


class _Alone(FileSystemEventHandler):
    """Tells a handler of one file, and not of others beside it."""

    def __init__(self, handler: FileSystemEventHandler, path: str) -> None:
        self._handler = handler
        self._path = path

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what happens to the file."""
        if self._path in (event.src_path, event.dest_path):
            self._handler.dispatch(event)


def _hash(state: State | None) -> str:
    return state.hash if state else ""
