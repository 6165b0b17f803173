"""The server behind `serve`: pages that follow each change, and that say what keeps the newest from showing.

MkDocs' own server writes its script into the page, which the pages' policy refuses, and holds every
request back while a change has mistakes. Here script and style are files, and the last good page stays with
the mistakes over its foot: it is not loaded again, so that whoever reads it keeps the place.
"""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

from mkdocs_evidence.mkdocs_adapter.watcher import Watcher

QUIET = 0.02
"""Seconds in which nothing more may be saved before the site is built: editors save in several steps."""
_BODY = re.compile(rb"<body[^>]*>")
_OWN_FILES = Path(__file__).with_name("preview_page")
_FILES = {"follow.js": "text/javascript", "preview.css": "text/css"}
_FAULT = "/livereload/fault"
_HEAD = """\
<link rel="stylesheet" href="/livereload/preview.css">
<script src="/livereload/follow.js" data-epoch="{epoch}" defer></script>
"""
_NOTICE = """\
<div id="preview-fault" role="alert"{hidden}>
<p><strong>This page does not show your last change.</strong>
Something in the files must be mended first. Then the page follows by itself.</p>
<pre tabindex="0">{told}</pre>
</div>
"""
_NOTHING_YET = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body>{said}</body></html>
"""


class PreviewServer(LiveReloadServer):
    """Serves the last good state; `fault` is what keeps the newest from being shown."""

    fault = ""

    def __init__(self, host: str, port: int, root: Path, watcher: Watcher) -> None:
        super().__init__(lambda: None, host, port, str(root))
        self.observer = watcher  # type: ignore[assignment] # does what MkDocs asks of its own
        self.build_delay = QUIET
        self.error_handler = self._missing

    def serve_until_stopped(self) -> None:
        """Serve; OSError where the port is taken."""
        super().serve()  # type: ignore[no-untyped-call] # MkDocs gives it no types

    def server_activate(self) -> None:
        """Begin to answer, and say where."""
        super().server_activate()
        told = f"\nOpen {self.url} in your browser. It follows each file that you save.\n"
        print(f"{told}To stop, press Ctrl and C together.", file=sys.stderr, flush=True)  # noqa: T201

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answer one request: what is ours to follow changes here, all others as MkDocs does."""
        path = environ["PATH_INFO"]
        if kind := _FILES.get(path.removeprefix("/livereload/")):
            return _answer(start_response, kind, (_OWN_FILES / path.rpartition("/")[2]).read_bytes())
        if path == _FAULT:
            return _answer(start_response, "text/plain; charset=utf-8", self.fault.encode())
        answer: Iterable[bytes] = super().serve_request(environ, start_response)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Let a page follow changes, and say on it what is wrong; called by MkDocs for each page."""
        top = _top_of(content)
        notice = _NOTICE.format(told=html.escape(self.fault), hidden="" if self.fault else " hidden")
        return content[:top] + (_HEAD.format(epoch=epoch) + notice).encode() + content[top:]

    def _missing(self, code: int) -> bytes:
        """The page in the place of one that is not there, or not yet."""
        title = "There is no page at this address"
        said = f'<p>{title}. <a href="/">To the front page</a></p>'
        page = _NOTHING_YET.format(title=title, said=said).encode()
        return self._inject_js_into_html(page, round(time.monotonic() * 1000))


def _answer(start_response: Any, kind: str, data: bytes) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", kind), ("Cache-Control", "no-store")])
    return [data]


def _top_of(page: bytes) -> int:
    """Where a page's body begins; its end where it has none."""
    body = _BODY.search(page)
    return body.end() if body else len(page)
