"""Who hears of saved files while the site is served, and tells MkDocs' server."""

from __future__ import annotations

import os
import threading
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
from watchdog.observers.api import ObservedWatch

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
        self._watches: dict[str, tuple[FileSystemEventHandler, ObservedWatch]] = {}
        self._system = Observer()
        self._stopped = threading.Event()
        self._looking = threading.Thread(target=self._look_again_and_again, daemon=True)
        self._seen: dict[str, State] = {}
        self._one_at_a_time = threading.Lock()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> str:
        """Let a handler hear of a file, or of all files in a folder; gives what `unschedule` takes.

        What is not there yet is a file until it comes: the next look finds it.
        """
        self._handlers = {**self._handlers, path: handler}  # others may go through it meanwhile
        with suppress(OSError):  # the system cannot tell of so many files
            if Path(path).is_dir():
                self._hear(path, _OfFolder(handler, path), path, recursive=recursive)
            elif Path(path).parent.is_dir():  # its folder, for who saves a file may put another in its place
                self._hear(path, _Alone(handler, path), str(Path(path).parent), recursive=False)
        return path

    def _hear(self, path: str, ours: FileSystemEventHandler, folder: str, *, recursive: bool) -> None:
        watch = self._system.schedule(ours, folder, recursive=recursive, event_filter=SAVED)
        self._watches[path] = (ours, watch)

    def unschedule(self, path: str) -> None:
        """Let nobody hear of that path any more."""
        self._handlers = {one: handler for one, handler in self._handlers.items() if one != path}
        ours, watch = self._watches.pop(path, (None, None))
        if isinstance(ours, _OfFolder) and watch:
            with suppress(KeyError):  # the system never told of it
                self._system.unschedule(watch)
        elif ours and watch:
            self._system.remove_handler_for_watch(ours, watch)

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
        """All that is watched: a folder is looked at itself too, for an empty one may come."""
        named = {path_from(self._base, path): Path(path).is_dir() for path in self._handlers}
        return Inputs(self._base, tuple(path for path, is_folder in named.items() if is_folder), tuple(named))

    def _is_at(self, path: str, name: str) -> bool:
        place = path_from(self._base, path)
        return name == place or name.startswith(f"{place}/")

    def _look_again_and_again(self) -> None:
        while not self._stopped.wait(self._look_every):
            handlers = self._handlers
            for path in self.look() & handlers.keys():
                handlers[path].dispatch(FileModifiedEvent(path))


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
        below = file.relative_to(self._path) if file.is_relative_to(self._path) else file
        return not is_temporary(below.as_posix())


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
