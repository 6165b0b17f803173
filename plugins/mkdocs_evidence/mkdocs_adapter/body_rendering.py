"""Rendering of a record's Markdown, once for all pages that show it.

The result does not know on which page it will stand: internal links are holes, filled with
relative addresses when the text is put into a page. So a protocol's current text is rendered once
for its landing page and its permanent page, and can be kept by content alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_evidence.graph.relative_addresses import relative_address
from mkdocs_evidence.mkdocs_adapter.citations.in_text import CitationMarks
from mkdocs_evidence.mkdocs_adapter.record_links import RecordLinks
from mkdocs_evidence.mkdocs_adapter.swift_markdown import with_swift_parts
from mkdocs_evidence.views import Body

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Unicode noncharacters, which no text may hold (Unicode 15, section 23.7): they mark the holes."""
_HOLE = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_ID_IN_RAW_HTML = re.compile(r"""\bid=["']([^"'\s]+)["']""")
ADDRESSED = {"a": "href", "img": "src"}
"""Elements that lead to another place, and the attribute that says where."""
AFTER_EVERYTHING = -20
REMEMBERED = 8
"""The pages of one work come one after the other: its landing page shows its newest version's text."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a text, with the headings below it."""

    anchor: str
    title: str
    level: int
    children: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class AnchorLink:
    """A link to an anchor in a file's page (the same page, where `path` is empty), as it was written."""

    path: str
    anchor: str
    written: str


@dataclass(frozen=True, slots=True)
class RenderedBody:
    """A text as HTML with holes for addresses, its sections, its anchors and its links to anchors.

    `problems` are links that lead nowhere, as they were written.
    """

    html: str = ""
    sections: tuple[Section, ...] = ()
    anchors: frozenset[str] = frozenset()
    anchor_links: tuple[AnchorLink, ...] = ()
    problems: tuple[str, ...] = ()

    def at(self, page: str) -> str:
        """The HTML as it stands on the page at this address."""
        return filled(self.html, page)


def filled(html: str, page: str) -> str:
    """HTML with its holes filled, as it stands on the page at this address."""
    return _HOLE.sub(lambda hole: relative_address(unquote(hole[1]), page), html)


def filled_in_full(html: str, site: str) -> str:
    """HTML with its holes filled, as it can stand anywhere: `site` is the site's address without a slash."""
    return _HOLE.sub(lambda hole: site + hole[1], html)


class RendersTexts(Protocol):
    """Whoever renders bodies: a renderer, or one that keeps what it has rendered."""

    def render(self, body: Body) -> RenderedBody:
        """The rendered text of a body."""
        ...


class BodyRenderer:
    """Renders bodies with one Markdown converter, which is reset between them.

    `address_of_file` says at which address a file of the content folder stands on the site, or
    None where there is no such file.
    """

    def __init__(
        self,
        extensions: Sequence[object],
        extension_configs: dict[str, dict[str, object]],
        address_of_file: Callable[[str], str | None],
    ) -> None:
        self._links = RecordLinks(hole)
        self._citations = CitationMarks()
        self._markdown = with_swift_parts(
            Markdown(
                extensions=[*extensions, self._links, self._citations],  # type: ignore[list-item] # or names
                extension_configs=extension_configs,
            )
        )
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._render)
        self._look = _LinkLook(self._markdown, address_of_file)
        self._markdown.treeprocessors.register(self._look, "evidence_links", AFTER_EVERYTHING)

    def render(self, body: Body) -> RenderedBody:
        """The rendered text of a body; that of the last few is remembered."""
        return self._remembered(body)

    def _render(self, body: Body) -> RenderedBody:
        if not body.markdown.strip():
            return RenderedBody()
        self._markdown.reset()
        self._links.use(body.links)
        self._look.start(body.path)
        marked = self._citations.marked(body.markdown, body.citations)
        html = self._markdown.convert(marked.replace(OPEN, "").replace(CLOSE, ""))
        html = self._citations.unmarked(html)
        tokens = getattr(self._markdown, "toc_tokens", [])
        return RenderedBody(
            html=html,
            sections=tuple(_section(token) for token in tokens),
            anchors=frozenset(self._look.anchors | self._anchors_in_raw_html()),
            anchor_links=tuple(self._look.anchor_links),
            problems=tuple(self._look.problems),
        )

    def _anchors_in_raw_html(self) -> set[str]:
        blocks = (str(block) for block in self._markdown.htmlStash.rawHtmlBlocks)
        return {anchor for block in blocks for anchor in _ID_IN_RAW_HTML.findall(block)}


def hole(address: str) -> str:
    """The mark that stands for an address until the text is put into a page."""
    return f"{OPEN}{address}{CLOSE}" if address.startswith("/") else address


def _section(token: dict[str, object]) -> Section:
    children = token["children"]
    assert isinstance(children, list)
    return Section(
        anchor=str(token["id"]),
        title=str(token["name"]),
        level=int(str(token["level"])),
        children=tuple(_section(child) for child in children),
    )


class _LinkLook(Treeprocessor):
    """Looks over a finished tree: links to files become holes, anchors and faults are noted."""

    def __init__(self, md: Markdown, address_of_file: Callable[[str], str | None]) -> None:
        super().__init__(md)
        self._address_of_file = address_of_file
        self.start("")

    def start(self, path: str) -> None:
        """Begin the text of another file."""
        self._folder = posixpath.dirname(path)
        self.anchors: set[str] = set()
        self.anchor_links: list[AnchorLink] = []
        self.problems: list[str] = []

    def run(self, root: Element) -> None:
        """Look at every element once."""
        for element in root.iter():
            if anchor := element.get("id"):
                self.anchors.add(anchor)
            name = ADDRESSED.get(element.tag)
            written = element.get(name) if name else None
            if name and written and not written.startswith(OPEN):
                element.set(name, self._resolved(written))

    def _resolved(self, written: str) -> str:
        parts = urlsplit(written)
        if parts.scheme or parts.netloc:
            return written
        if not parts.path:
            self.anchor_links.append(AnchorLink("", unquote(parts.fragment), written))
            return written
        if parts.path.startswith("/"):
            self.problems.append(written)
            return written
        path = posixpath.normpath(posixpath.join(self._folder, unquote(parts.path)))
        address = self._address_of_file(path)
        if address is None:
            self.problems.append(written)
            return written
        if not parts.fragment:
            return hole(address)
        self.anchor_links.append(AnchorLink(path, unquote(parts.fragment), written))
        return hole(f"{address}#{parts.fragment}")
