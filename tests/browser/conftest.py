"""The built site, served on this computer, and a page of Chromium that looks at it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_evidence.mkdocs_adapter.site_build import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps silent about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the built site is served."""
    out = tmp_path_factory.mktemp("served") / "site"
    assert build_site(ROOT / "mkdocs.yml", as_of=date(2026, 11, 23), out=out).succeeded
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A fresh page, which may ask no host but the site."""
    context = browser.new_context(base_url=served)
    opened = context.new_page()
    opened.on("request", lambda request: _only_the_site(request.url, served))
    yield opened
    context.close()


def _only_the_site(asked: str, served: str) -> None:
    assert asked.startswith((served, "data:")), f"the page asked {asked}"
