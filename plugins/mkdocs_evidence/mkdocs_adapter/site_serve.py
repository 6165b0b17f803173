"""Show the site while somebody writes: built anew at each change, the last good one kept."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path
from traceback import format_exception

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.incremental import FOLDER
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.inputs import followed_paths, named_paths
from mkdocs_evidence.mkdocs_adapter.preview_server import PreviewServer
from mkdocs_evidence.mkdocs_adapter.site_build import Preview, build_site
from mkdocs_evidence.mkdocs_adapter.watcher import Watcher

HOST = "127.0.0.1"
PREVIEW = "preview"
LOOK_EVERY = 2.0
"""Seconds between two looks for changed files of which the system did not tell."""
STANDS = "Until that is mended, the browser shows the last good state."


def serve_site(config_file: Path, *, as_of: date, port: int = 8000, processes: int = 1) -> int:
    """Serve the site on this computer until it is stopped; the exit status.

    What is shown is kept in the cache, so that the next time begins where this one ends. Raises
    SiteProblemError where the site cannot be served at all.
    """
    folder = config_file.parent / FOLDER / PREVIEW
    watcher = Watcher(config_file.parent, LOOK_EVERY)
    server = PreviewServer(HOST, port, folder, watcher)
    followed = _Followed(server, config_file)
    preview = Preview(f"http://{HOST}:{port}/", followed.follow)
    build = partial(_fault_of_build, config_file, as_of, folder, preview, followed)
    server.builder = lambda: _look_again(server, watcher, build)
    followed.follow(configured(config_file, as_of))
    watcher.look()  # now: what is saved during the first build must not be missed
    _say("Building; the first time takes a few seconds …")
    _follow(server, build(processes))
    _serve(server, port)
    return 0


class _Followed:
    """The files and folders that the server watches: `mkdocs.yml`, and what it names as it is now."""

    def __init__(self, server: PreviewServer, config_file: Path) -> None:
        self._server = server
        self._config_file = config_file
        self._watched: dict[Path, bool] = {}  # and whether each is a folder

    def follow(self, config: MkDocsConfig) -> None:
        """Watch what a configuration names, and nothing else."""
        self._watch({*followed_paths(config), self._config_file.absolute()})

    def follow_also(self) -> None:
        """Watch also what a configuration names that cannot be used: it may be that which is missing."""
        self._watch({*self._watched, *named_paths(self._config_file)})

    def _watch(self, paths: Iterable[Path]) -> None:
        wanted = {path: path.is_dir() for path in paths}
        for path, _ in sorted(self._watched.items() - wanted.items()):
            self._server.unwatch(str(path))
        for path, _ in sorted(wanted.items() - self._watched.items()):
            self._server.watch(str(path))
        self._watched = wanted


def _fault_of_build(
    config_file: Path,
    as_of: date,
    folder: Path,
    preview: Preview,
    followed: _Followed,
    processes: int = 1,
) -> str:
    """Build the preview; what keeps it from being built, or nothing.

    By one process once the server runs, whose threads must not be forked. Whatever is raised is told:
    else MkDocs would answer no request any more.
    """
    try:
        built = build_site(
            config_file, as_of=as_of, out=folder, search=False, processes=processes, preview=preview
        )
    except SiteProblemError as error:
        followed.follow_also()
        return str(error)
    except Exception as error:
        return _told_of(error)
    if built.succeeded and built.is_doubtful:
        _say(f"\n{built.told.strip()}\n")
    return "" if built.succeeded else built.told


def _told_of(error: Exception) -> str:
    """What is said of an error that nobody foresaw: of the disk, or a mistake of this software."""
    if isinstance(error, OSError) and error.filename:
        return (
            f"Cannot use {error.filename}: {error.strerror}. If it is there and can be read, save it again."
        )
    _say("".join(format_exception(error)))
    return (
        f"The software stopped at a mistake of its own: {type(error).__name__}: {error}. Undo your last "
        "change, and please report what the terminal says of it."
    )


def _look_again(server: PreviewServer, watcher: Watcher, build: Callable[[], str]) -> None:
    """Build after a change. Editors find the mistakes of one look between its first line and its last."""
    _say("\nA file was saved; looking at it …")
    watcher.look()
    _follow(server, build())
    if not server.fault:
        _say("Fine: the browser shows it.")


def _follow(server: PreviewServer, fault: str) -> None:
    """Take over how a build went: what is wrong is told where somebody reads it, here and in the browser."""
    server.fault = fault
    if fault:
        _say(f"\n{fault.strip()}\n\n{STANDS}")


def _serve(server: PreviewServer, port: int) -> None:
    try:
        server.serve_until_stopped()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SiteProblemError(
            f"Something on this computer uses port {port} already: add --port {port + 1}."
        ) from None
    finally:
        server.shutdown()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - the person who serves reads it here
