"""A walk through a hostile site in Chromium that notices whatever a string makes a browser do."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from .pages import ATTRIBUTES, ELEMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
HARNESS, HARNESS_PAGE = "/harness.html", b'<!doctype html><title>x</title><link rel="icon" href="data:,">'
BY_SCRIPT = ("aria-live", "aria-expanded", "aria-controls")
"""Attributes that our own scripts add."""
AT_ONCE = 12
"""Pages that are open at the same time, each in a frame."""
WATCH = """
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = (...said) => console.error(`hostile: ${name}(${said})`);
Object.defineProperty(window, "ran", { set() { console.error("hostile: a script ran"); } });
document.addEventListener("securitypolicyviolation",
  (event) => console.error(`hostile: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
OPEN_IN_FRAMES = """async ({ addresses, elements, attributes }) => {
  const known = [new Set(elements), new Set(attributes)];
  const open = (address) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.onload = () => done(frame);
    frame.src = address;
    document.body.append(frame);
  });
  const frames = await Promise.all(addresses.map(open));
  await new Promise((done) => setTimeout(done, 30));
  const strange = [];
  frames.forEach((frame, at) => {
    if (frame.contentWindow.location.href !== new URL(addresses[at], location).href)
      strange.push(`${addresses[at]} leads to ${frame.contentWindow.location.href}`);
    for (const one of frame.contentDocument.querySelectorAll("*")) {
      if (!known[0].has(one.localName)) strange.push(`${addresses[at]}: <${one.localName}>`);
      for (const { name } of one.attributes)
        if (!known[1].has(name.toLowerCase()) && !name.startsWith("data-"))
          strange.push(`${addresses[at]}: <${one.localName} ${name}>`);
    }
    frame.remove();
  });
  return strange;
}"""
SEARCH = """async (queries) => {
  const form = document.querySelector("[data-search]");
  const line = form.querySelector("[data-count-line]");
  const until = async (holds) => { while (!holds()) await new Promise((done) => setTimeout(done, 5)); };
  for (const query of queries) {
    line.textContent = "asked";
    form.elements.namedItem("q").value = query;
    form.requestSubmit();
    await until(() => line.textContent !== "asked");
  }
}"""
RESULTS = """async () => {
  const form = document.querySelector("[data-search]");
  const more = form.querySelector("[data-more]");
  const links = () => [...form.querySelectorAll("[data-results] a")];
  while (!links().length) await new Promise((done) => setTimeout(done, 5));
  while (!more.hidden) {
    const before = links().length;
    more.click();
    while (links().length === before) await new Promise((done) => setTimeout(done, 5));
  }
  return Object.fromEntries(links().map((link) => [new URL(link.href).pathname.slice(1), link.textContent]));
}"""


class _Serving(SimpleHTTPRequestHandler):
    """Serves a site, where asked without the policy in its pages, which could hide what a string does."""

    def __init__(self, *given: object, without_policy: bool, **named: object) -> None:
        self._without_policy = without_policy
        super().__init__(*given, **named)  # type: ignore[arg-type] # as the base takes them

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        is_page = path.suffix == ".html" and path.is_file()
        if self.path == HARNESS:
            self._send(HARNESS_PAGE, "text/html")
        elif self._without_policy and is_page:
            self._send(POLICY.sub(b"", path.read_bytes()), "text/html")
        elif self._without_policy and path.suffix == ".css":
            self._send(b"", "text/css")  # nothing is looked at by eye, and styles are half of the time
        else:
            super().do_GET()

    def _send(self, data: bytes, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Keep silent where a page was closed before it had all that it asked for."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as it was called


@contextmanager
def served(site: Path, *, without_policy: bool) -> Iterator[str]:
    """The address of the site on this machine."""
    answering = partial(_Serving, directory=str(site), without_policy=without_policy)
    with _Server(("127.0.0.1", 0), answering) as server:  # type: ignore[arg-type] # a handler
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@dataclass
class Walk:
    """A page of Chromium, and all that went wrong in it: nothing may, whatever a text says."""

    page: Page
    address: str
    wrong: list[str] = field(default_factory=list)

    def open(self, addresses: Sequence[str]) -> None:
        """Open pages, several at a time, and look at what the browser made of them."""
        self.page.goto(self.address + HARNESS)
        for at in range(0, len(addresses), AT_ONCE):
            part = [f"/{quote(address)}" for address in addresses[at : at + AT_ONCE]]
            given = {"addresses": part, "elements": [*ELEMENTS], "attributes": [*ATTRIBUTES, *BY_SCRIPT]}
            self.wrong += self.page.evaluate(OPEN_IN_FRAMES, given)

    def search(self, queries: Sequence[str]) -> dict[str, str]:
        """Search for each; the titles of all results of the last, under their addresses."""
        self.page.goto(f"{self.address}/search/")
        self.page.locator("[data-filters]:not([hidden])").wait_for(state="attached")
        self.page.evaluate(SEARCH, list(queries))
        found: dict[str, str] = self.page.evaluate(RESULTS)
        return found


@contextmanager
def walking(browser: Browser, site: Path, *, without_policy: bool) -> Iterator[Walk]:
    """A walk through a site, watched for scripts, dialogs, other hosts, other places and blocked things."""
    with served(site, without_policy=without_policy) as address:
        context = browser.new_context()
        walk = Walk(context.new_page(), address)
        walk.page.add_init_script(WATCH)
        walk.page.on("console", lambda said: said.type == "error" and walk.wrong.append(said.text))
        walk.page.on("pageerror", lambda error: walk.wrong.append(str(error)))
        walk.page.on("dialog", lambda dialog: (walk.wrong.append(dialog.message), dialog.dismiss()))
        walk.page.on("popup", lambda opened: walk.wrong.append(f"opened {opened.url}"))
        walk.page.on("download", lambda one: walk.wrong.append(f"downloads {one.url}"))
        walk.page.on("request", lambda one: _note_stranger(walk, one.url))
        walk.page.on(
            "response", lambda one: one.status >= 400 and walk.wrong.append(f"{one.status} {one.url}")
        )
        yield walk
        context.close()


def _note_stranger(walk: Walk, url: str) -> None:
    if not url.startswith((walk.address, "data:")):
        walk.wrong.append(f"asks {url}")
