"""The search index: a step of its own, after all pages are final.

Pagefind (https://pagefind.app) reads the pages that say `data-pagefind-body` and writes an index in
small pieces, of which a reader's browser fetches those that it needs.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.incremental import remove_path
from mkdocs_evidence.mkdocs_adapter.search_order import put_in_order

FOLDER = "pagefind"
LEFT_OUT = (
    "h1",
    ".crumbs",
    ".contents",
    ".banner",
    ".box",
    ".facts__heading",
    ".facts__list dt",
    ".facts__list a",
    ".byline__notice",
    ".section--brief",
    ".section--cite",
    ".section--shelf",
    ".section--sources",
    ".offers",
    ".edit-line",
    ".headerlink",
    ".chips",
    ".topics",
    ".running-head",
    ".promised__against",
    ".steps",
    ".box",
    ".byline__notice",
    "svg",
    "math",
)
"""What repeats other pages' titles, or is no text: a record is found by what it says itself."""
UNUSED = ("pagefind-*-ui.*", "pagefind-ui.*", "pagefind-highlight.js")
"""Pagefind's own interface, which our search page does without."""


def write_search_index(site: Path, folder: Path | None = None, *, keeps_file_names: bool = False) -> None:
    """Index the pages below `site` into its folder `pagefind`; SiteProblemError where that fails.

    The same pages make the same bytes: a test holds Pagefind to that. The index may be written to another
    `folder`, which must not be in use. Where it `keeps_file_names`, results lead to files, not to folders.
    """
    folder = folder or site / FOLDER
    remove_path(folder)
    command = [*_command(site, folder), *(("--keep-index-url",) if keeps_file_names else ())]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0 or not folder.is_dir():
        raise SiteProblemError(
            "The search index could not be made. Build without it by `--search skip`. "
            f"Pagefind said:\n{(done.stderr or done.stdout).strip()}"
        )
    for path in _unused(folder):
        path.unlink()
    try:
        put_in_order(folder)
    except (ValueError, LookupError, TypeError) as error:
        raise SiteProblemError(
            f"The search index has another form than that of Pagefind 1.5: {error}. Install the version "
            "of Pagefind that requirements.lock names, or build without search by `--search skip`."
        ) from error


def _command(site: Path, folder: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "pagefind", "--silent"),
        *("--site", str(site)),
        *("--output-path", str(folder)),
        *("--exclude-selectors", ", ".join(LEFT_OUT)),
    ]


def _unused(folder: Path) -> Iterator[Path]:
    for pattern in UNUSED:
        yield from folder.glob(pattern)
