"""A crawl of a built site: every link of every page, followed on the disk as a static host would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ADDRESS_ATTRIBUTES = {"href", "src", "data", "action", "poster"}


@dataclass(frozen=True)
class Page:
    """One HTML file: its address, what it links to, and its anchors."""

    address: str
    html: str

    @cached_property
    def _parsed(self) -> _Links:
        parser = _Links()
        parser.feed(self.html)
        return parser

    @property
    def links(self) -> tuple[tuple[str, str, str], ...]:
        """Every (tag, rel, address) as it is written."""
        return tuple(self._parsed.links)

    @property
    def anchors(self) -> frozenset[str]:
        return frozenset(self._parsed.anchors)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, str, str]] = []
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.anchors += [values[name] for name in ("id",) if values.get(name)]
        for name in ADDRESS_ATTRIBUTES & set(values):
            self.links.append((tag, values.get("rel", ""), values[name]))


def pages_of(site: Path) -> dict[str, Page]:
    """Every HTML page under its address."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
        pages[address] = Page(address, path.read_text(encoding="utf-8"))
    return pages


def broken_links(site: Path, site_url: str) -> Iterator[str]:
    """Every internal link or anchor that leads nowhere, with the page that holds it."""
    pages = pages_of(site)
    for page in pages.values():
        for tag, _, written in page.links:
            target = urlsplit(urljoin(urljoin(site_url, page.address.lstrip("/")), written))
            if not urljoin(site_url, written).startswith(site_url) or target.scheme not in ("http", "https"):
                continue
            if f"{target.scheme}://{target.netloc}/" != site_url:
                continue
            fault = _fault(site, pages, unquote(target.path), unquote(target.fragment))
            if fault:
                yield f"{page.address}: <{tag}> {written}: {fault}"


def _fault(site: Path, pages: dict[str, Page], path: str, fragment: str) -> str:
    if path in pages:
        known = not fragment or fragment in pages[path].anchors
        return "" if known else "no such anchor"
    return "" if (site / path.lstrip("/")).is_file() else "no such page or file"
