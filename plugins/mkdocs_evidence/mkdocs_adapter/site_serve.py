"""Show the site while somebody writes: built anew at each change, the last good one kept."""

from __future__ import annotations

import errno
import logging
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer

from mkdocs_evidence.diagnostics import SiteProblemError, render_text
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentFaultsError

HOST = "127.0.0.1"


def serve_site(config_file: Path, *, as_of: date, port: int = 8000) -> int:
    """Serve the site on this computer until it is stopped; the exit status.

    Raises SiteProblemError where the site cannot be served at all.
    """
    _tell_plainly()
    address = f"http://{HOST}:{port}/"
    with tempfile.TemporaryDirectory(prefix="evidence-") as folder:
        builder = _builder(config_file, as_of, Path(folder), address)
        server = LiveReloadServer(builder, HOST, port, root=folder)
        _first_build(builder)
        config = configured(config_file, as_of)
        server.watch(config.docs_dir)
        server.watch(str(config_file))
        _serve(server, port)
    return 0


def _builder(config_file: Path, as_of: date, folder: Path, address: str) -> Callable[[], None]:
    def rebuild() -> None:
        try:
            config = configured(config_file, as_of)
            config.site_dir, config.site_url = str(folder), address
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=address)
        except ContentFaultsError as error:
            raise Abort(f"\n{render_text(error.faults)}\nThe page shows the last good state.") from error
        except (MkDocsException, SiteProblemError) as error:
            raise Abort(f"\n{error}\nThe page shows the last good state.") from error

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
