"""The server behind `serve`: pages that follow each change, and that say what keeps the newest from showing.

MkDocs' own server writes its script into the page, which the pages' policy refuses, and holds every
request back while a change has mistakes. Here the script is a file, and the last good page is shown with the
mistakes above it.
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
_SCRIPT = re.compile(r"/livereload/(\d+)\.js")
_FOLLOW = """\
"use strict";
const follow = async () => {
  try {
    const answer = await fetch(`/livereload/%(epoch)d/${Date.now()}`);
    if (Number(await answer.text()) > %(epoch)d) return location.reload();
    setTimeout(follow, 100);
  } catch {
    setTimeout(follow, 3000);
  }
};
addEventListener("load", () => {
  const fault = document.getElementById("preview-fault");
  if (fault) {
    history.scrollRestoration = "manual"; // else the browser goes back to what it showed, below the fault
    scrollTo(0, 0);
  } else {
    history.scrollRestoration = "auto";
  }
  follow();
});
"""
_NOTICE = """
<div class="box box--warn" id="preview-fault" role="alert">
<p class="box__label">This page does not show your last change</p>
<p>Something in the files must be mended first. Then the page follows by itself.</p>
<pre tabindex="0">{told}</pre>
</div>
"""
_NOTHING_YET = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body>{notice}</body></html>
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
        """Answer one request: the script that follows changes here, all others as MkDocs does."""
        if asked := _SCRIPT.fullmatch(environ["PATH_INFO"]):
            start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "no-store")])
            return [(_FOLLOW % {"epoch": int(asked[1])}).encode()]
        answer: Iterable[bytes] = super().serve_request(environ, start_response)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Let a page follow changes, and say above it what is wrong; called by MkDocs for each page."""
        top = _top_of(content)
        return self._with_script(content[:top] + self._notice().encode() + content[top:], epoch)

    def _notice(self) -> str:
        return _NOTICE.format(told=html.escape(self.fault)) if self.fault else ""

    def _missing(self, code: int) -> bytes:
        """The page in the place of one that is not there, or not yet."""
        title = "There is no page at this address"
        notice = self._notice() or f'<p>{title}. <a href="/">To the front page</a></p>'
        page = _NOTHING_YET.format(title=title, notice=notice).encode()
        return self._with_script(page, round(time.monotonic() * 1000))

    def _with_script(self, page: bytes, epoch: int) -> bytes:
        top = _top_of(page)
        return page[:top] + f'<script src="/livereload/{epoch}.js"></script>'.encode() + page[top:]


def _top_of(page: bytes) -> int:
    """Where a page's body begins; its end where it has none."""
    body = _BODY.search(page)
    return body.end() if body else len(page)
