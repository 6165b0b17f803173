"""Wherever a reader clicks, there is a page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from crawling import broken_links, pages_of

SITE_URL = "https://first-protocols.example/"
LOADED_BY_THE_BROWSER = {"script", "img", "iframe", "object", "embed", "source", "video", "audio"}


def test_every_internal_link_and_anchor_leads_somewhere(built_site: Path) -> None:
    assert list(broken_links(built_site, SITE_URL)) == []


def test_a_broken_link_and_a_missing_anchor_would_be_found(built_site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<h1 id="top">x</h1><a href="gone/">x</a><a href="#lost">x</a>', "utf-8"
    )
    assert len(list(broken_links(tmp_path, SITE_URL))) == 2


def test_the_readers_browser_asks_no_other_host(built_site: Path) -> None:
    asked = [
        (page.address, tag, written)
        for page in pages_of(built_site).values()
        for tag, rel, written in page.links
        if tag in LOADED_BY_THE_BROWSER or "stylesheet" in rel or "icon" in rel or "preload" in rel
        if urlsplit(urljoin(SITE_URL, written)).netloc != urlsplit(SITE_URL).netloc
    ]
    assert asked == []


def test_style_sheets_ask_no_other_host(built_site: Path) -> None:
    sheets = {path: path.read_text(encoding="utf-8") for path in built_site.rglob("*.css")}
    assert sheets
    assert [path.name for path, text in sheets.items() if "url(http" in text or "@import" in text] == []


@pytest.mark.parametrize(
    "start",
    ["/blogs/steps-on-a-journey/", "/protocols/lambeth-swis/", "/protocols/lambeth-swis/v1/"],
)
def test_links_of_the_story_go_both_ways(built_site: Path, start: str) -> None:
    pages = pages_of(built_site)

    def linked(page: str) -> set[str]:
        return {
            urlsplit(urljoin(f"https://x{page}", written)).path
            for tag, _, written in pages[page].links
            if tag == "a"
        }

    hub = "/projects/lambeth-swis/"
    assert hub in linked(start)
    assert "/blogs/steps-on-a-journey/" in linked(hub)
    assert "/protocols/lambeth-swis/" in linked(hub)
    assert "/protocols/lambeth-swis/v1/" in linked("/protocols/lambeth-swis/")
