"""The built site, served on this computer, and a page of Chromium that looks at it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_evidence.mkdocs_adapter.site_build import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).resolve().parents[2]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and keeps silent about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


@pytest.fixture(scope="session")
def site_folder(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    assert demonstration.is_dir()
    out = tmp_path_factory.mktemp("served") / "site"
    assert build_site(ROOT / "mkdocs.yml", as_of=date(2026, 11, 23), out=out).succeeded
    return out


@contextmanager
def serving(folder: Path, answering: Callable[..., Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on this computer; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(answering, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture(scope="session")
def served(site_folder: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with serving(site_folder) as address:
        yield address


OpenPage = Callable[..., "Page"]


@pytest.fixture
def open_page(browser: Browser, served: str) -> Iterator[OpenPage]:
    """Opens pages in a browser of one's choice; at the end, nothing may have gone wrong in any of them.

    Wrong is: a request to another host, a script that failed, or anything that the page's
    Content-Security-Policy had to stop.
    """
    wrong: list[str] = []
    contexts = []

    def open_one(address: str, **choices: object) -> Page:
        context = browser.new_context(base_url=served, **choices)  # type: ignore[arg-type] # as Playwright's
        contexts.append(context)
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        opened.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.route(lambda url: not url.startswith((served, "data:")), lambda route: _stop(route, wrong))
        opened.goto(address)
        return opened

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []


def _stop(route: Route, wrong: list[str]) -> None:
    wrong.append(f"the page asked {route.request.url}")
    route.abort()


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
