"""A disk that fails at its n-th change: the program is killed there, or the disk is full from there on."""

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mkdocs_evidence.incremental import exchange
from mkdocs_evidence.incremental.store import Store

KILLED = 77
Kind = Literal["kill", "full"]
FREEING = ("unlink", "remove", "rmdir", "rename", "replace", "_exchange_at_once")
"""Changes that a full disk allows."""
CHANGES = (*FREEING[:-1], "link", "symlink", "mkdir", "fsync", "utime", "chmod", "truncate")


@dataclass
class FaultyDisk:
    """Counts the changes that this process makes below a folder, and fails at one of them.

    `seen` has a line for each change. Without a number `at` nothing fails. A program that is `killed` in the
    middle of writing a file has written half of it.
    """

    folder: Path
    kind: Kind = "kill"
    at: int = 0
    seen: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch all that Python does to the disk; SQLite is watched where it is called."""
        real = {(owner, name): getattr(owner, name) for owner, name in self._watched()}
        for (owner, name), do in real.items():
            setattr(owner, name, self._opening(do) if name == "open" else self._changing(name, do))
        try:
            yield
        finally:
            for (owner, name), do in real.items():
                setattr(owner, name, do)

    @staticmethod
    def _watched() -> Iterator[tuple[Any, str]]:
        yield from ((os, name) for name in CHANGES)
        yield from ((io, "open"), (builtins, "open"))
        yield exchange, "_exchange_at_once"
        yield from ((Store, name) for name in ("put", "keep_only", "commit"))

    def change(self, what: str) -> None:
        """Count a change, and fail if it is the one."""
        if self.kind == "full" and what.partition(" ")[0] in FREEING:
            return
        self.seen.append(what)
        if not self.at or len(self.seen) < self.at:
            return
        if self.kind == "kill":
            os._exit(KILLED)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.folder))

    def _changing(self, name: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*args: Any, **options: Any) -> Any:
            if self._concerns(args, options):
                self.change(f"{name} {args[0] if args else ''}")
            return do(*args, **options)

        return changed

    def _opening(self, do: Callable[..., Any]) -> Callable[..., Any]:
        def opened(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
            if not set(mode) & set("wax+") or not self._concerns((file,), options):
                return do(file, mode, *args, **options)
            self.change(f"open {file}")
            return _Written(do(file, mode, *args, **options), self, str(file))

        return opened

    def _concerns(self, args: tuple[Any, ...], options: dict[str, Any]) -> bool:
        if options.get("dir_fd") is not None or (args and isinstance(args[0], int | Store)):
            return True
        return any(str(one).startswith(str(self.folder)) for one in args)


class _Written:
    """An open file whose writing is counted."""

    def __init__(self, file: Any, disk: FaultyDisk, name: str) -> None:
        self._file, self._disk, self._name = file, disk, name

    def write(self, data: Any) -> Any:
        """Write; a program that is killed here has written half."""
        disk = self._disk
        if disk.kind == "kill" and disk.at == len(disk.seen) + 1:
            self._file.write(data[: len(data) // 2])
            self._file.flush()
        disk.change(f"write {self._name}")
        return self._file.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __iter__(self) -> Any:
        return iter(self._file)

    def __enter__(self) -> _Written:
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()


def run_on(disk: FaultyDisk, do: Callable[[], int], said: Path) -> int:
    """Do something in a fork, on a disk that fails; its exit code. It prints into the file `said`."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            with (
                said.open("w", encoding="utf-8") as stream,
                contextlib.redirect_stdout(stream),
                contextlib.redirect_stderr(stream),
            ):
                with disk.watched():
                    code = do()
                if not disk.at:
                    stream.write("".join(f"#{line}\n" for line in disk.seen))
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


__all__ = ["KILLED", "FaultyDisk", "Kind", "run_on"]
