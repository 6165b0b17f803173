"""The search index holds the current pages, and the same pages make the same bytes."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest

from mkdocs_evidence.mkdocs_adapter.search_index import FOLDER, write_search_index

RECORD = re.compile(r"/[a-z]+/[a-z0-9-]+/")
START = b"pagefind_dcd"
"""Every piece of Pagefind's is compressed, and begins with this word."""


def files_of(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def pages_in(folder: Path) -> list[dict[str, object]]:
    pieces = (folder / "fragment").glob("*")
    texts = (gzip.decompress(piece.read_bytes()).removeprefix(START) for piece in pieces)
    return [json.loads(text) for text in texts]


def test_only_current_pages_of_records_are_searched(built_site: Path) -> None:
    addresses = [str(page["url"]) for page in pages_in(built_site / FOLDER)]
    assert "/protocols/lambeth-swis/" in addresses
    assert [address for address in addresses if not RECORD.fullmatch(address)] == []
    marked = [path for path in built_site.rglob("*.html") if "data-pagefind-body" in path.read_text("utf-8")]
    assert len(addresses) == len(marked)


def test_what_pages_repeat_of_others_is_not_searched(built_site: Path) -> None:
    pages = {page["url"]: str(page["content"]) for page in pages_in(built_site / FOLDER)}
    text = pages["/reports/swis-pilots/"]
    assert "Findings" in text
    assert "Skip to content" not in text
    assert "Related" not in text
    assert "Steps on a journey" not in text


@pytest.mark.slow
def test_the_same_pages_make_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    shutil.copytree(built_site, again, ignore=shutil.ignore_patterns(FOLDER))
    write_search_index(again)
    assert files_of(again / FOLDER) == files_of(built_site / FOLDER)


def test_nothing_is_there_that_the_search_page_does_not_use(built_site: Path) -> None:
    names = [path.name for path in (built_site / FOLDER).iterdir()]
    assert [name for name in names if "ui" in name or "highlight" in name or "playground" in name] == []
