"""Show the site while somebody writes: built anew at each change, the last good one kept."""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.incremental import FOLDER
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.site_build import build_site

HOST = "127.0.0.1"
PREVIEW = "preview"
LOOK_EVERY = 0.2
"""Seconds between two looks for changed files."""
STANDS = "The page shows the last good state."


def serve_site(config_file: Path, *, as_of: date, port: int = 8000, processes: int = 1) -> int:
    """Serve the site on this computer until it is stopped; the exit status.

    What is shown is kept in the cache, so that the next time begins where this one ends. Raises
    SiteProblemError where the site cannot be served at all.
    """
    _tell_plainly()
    address = f"http://{HOST}:{port}/"
    folder = config_file.parent / FOLDER / PREVIEW
    server = LiveReloadServer(
        _builder(config_file, as_of, folder, address),
        HOST,
        port,
        root=str(folder),
        polling_interval=LOOK_EVERY,
    )
    _first_build(_builder(config_file, as_of, folder, address, processes))
    config = configured(config_file, as_of)
    for watched in (config.docs_dir, str(config_file), config.theme.custom_dir):
        if watched:
            server.watch(watched)
    _serve(server, port)
    return 0


def _builder(
    config_file: Path, as_of: date, folder: Path, address: str, processes: int = 1
) -> Callable[[], None]:
    """What builds the preview: by one process once the server runs, whose threads must not be forked."""

    def rebuild() -> None:
        try:
            built = build_site(
                config_file, as_of=as_of, out=folder, search=False, processes=processes, preview_at=address
            )
        except SiteProblemError as error:
            raise Abort(f"\n{error}\n{STANDS}") from error
        if not built.succeeded:
            raise Abort(f"\n{built.told}\n{STANDS}")

    return rebuild


def _first_build(builder: Callable[[], None]) -> None:
    """Build once; faults are told, and mended while the server waits."""
    try:
        builder()
    except Abort as error:
        print(error, file=sys.stderr)  # noqa: T201 - the person who serves reads it here


def _serve(server: LiveReloadServer, port: int) -> None:
    try:
        server.serve()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise SiteProblemError(
            f"Something on this computer uses port {port} already: add --port {port + 1}."
        ) from None
    finally:
        server.shutdown()


def _tell_plainly() -> None:
    """What MkDocs says goes to the terminal as plain lines."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
