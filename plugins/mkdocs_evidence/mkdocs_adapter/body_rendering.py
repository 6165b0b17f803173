"""Rendering of a record's Markdown, once for all pages that show it.

The result does not know on which page it will stand: internal links are holes, filled with
relative addresses when the text is put into a page. So a protocol's current text is rendered once
for its landing page and its permanent page, and can be kept by content alone.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.citations.in_text import CitationMarks
from mkdocs_evidence.mkdocs_adapter.glossary_marks import GlossaryMarks
from mkdocs_evidence.mkdocs_adapter.holes import CLOSE, OPEN, filled, hole
from mkdocs_evidence.mkdocs_adapter.picture_sizes import give_size, path_in_content, path_of_picture
from mkdocs_evidence.mkdocs_adapter.record_links import RecordLinks
from mkdocs_evidence.mkdocs_adapter.swift_markdown import with_swift_parts
from mkdocs_evidence.model import Term
from mkdocs_evidence.reading import SCHEMES
from mkdocs_evidence.views import Body

_ID_IN_RAW_HTML = re.compile(r"""\bid=["']([^"'\s]+)["']""")
ADDRESSED = {"a": "href", "img": "src"}
"""Elements that lead to another place, and the attribute that says where."""
AFTER_EVERYTHING = -20
REMOVED = "#"
"""End of the address to which links to a removed record, or to a file of one, lead."""
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

    `problems` are links that lead nowhere, as they were written; `terms` the words of the glossary that
    the text uses; `picture` the record's own picture, as HTML; `minutes` how long it takes to read.
    """

    html: str = ""
    sections: tuple[Section, ...] = ()
    anchors: frozenset[str] = frozenset()
    anchor_links: tuple[AnchorLink, ...] = ()
    problems: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    picture: str = ""
    minutes: int = 0

    def at(self, page: str) -> str:
        """The HTML as it stands on the page at this address."""
        return filled(self.html, page)


class RendersTexts(Protocol):
    """Whoever renders bodies: a renderer, or one that keeps what it has rendered."""

    def render(self, body: Body) -> RenderedBody:
        """The rendered text of a body."""
        ...


class KnowsFiles(Protocol):
    """Whoever knows the files of the content folder by their paths."""

    def address_of(self, path: str) -> str | None:
        """The address on the site of a path; None where there is nothing.

        It ends with # where a removed record is meant, whose anchors are not there.
        """
        ...

    def picture_size(self, path: str) -> tuple[int, int] | None:
        """How wide and high a picture is, in pixels; None where that is not known."""
        ...


class BodyRenderer:
    """Renders bodies with one Markdown converter, which is reset between them.

    `files` are those of the content folder; `glossary` are the words that texts explain.
    """

    def __init__(
        self,
        extensions: Sequence[object],
        extension_configs: dict[str, dict[str, object]],
        files: KnowsFiles,
        glossary: Sequence[Term] = (),
    ) -> None:
        self._files = files
        self._glossary = GlossaryMarks(glossary)
        self._links = RecordLinks(hole)
        self._citations = CitationMarks()
        marks = (self._links, self._citations, self._glossary)
        self._markdown = with_swift_parts(
            Markdown(
                extensions=[*extensions, *marks],  # type: ignore[list-item] # or names
                extension_configs=extension_configs,
            )
        )
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._render)
        self._look = _LinkLook(self._markdown, files)
        self._markdown.treeprocessors.register(self._look, "evidence_links", AFTER_EVERYTHING)

    def render(self, body: Body) -> RenderedBody:
        """The rendered text of a body; that of the last few is remembered."""
        return self._remembered(body)

    def _render(self, body: Body) -> RenderedBody:
        picture = self._picture(body)
        if not body.markdown.strip():
            return RenderedBody(picture=picture)
        self._markdown.reset()
        self._links.use(body.links)
        self._glossary.use(body.terms)
        self._look.start(body.path)
        marked = self._citations.marked(body.markdown, body.citations)
        html = self._converted(body.path, marked.replace(OPEN, "").replace(CLOSE, ""))
        html = self._citations.unmarked(html)
        tokens = getattr(self._markdown, "toc_tokens", [])
        return RenderedBody(
            html=html,
            sections=tuple(_section(token) for token in tokens),
            anchors=frozenset(self._look.anchors | self._anchors_in_raw_html()),
            anchor_links=tuple(self._look.anchor_links),
            problems=tuple(self._look.problems),
            terms=tuple(self._glossary.used.values()),
            picture=picture,
            minutes=body.reading_minutes,
        )

    def _converted(self, path: str, markdown: str) -> str:
        """The HTML of a text; SiteProblemError where an extension refuses it, in whatever way."""
        try:
            return self._markdown.convert(markdown)
        except Exception as error:
            raise SiteProblemError(
                f"The text of {path} cannot be rendered: {error} ({type(error).__name__}). "
                "An extension of Markdown refuses it, such as one that includes files. Bring back what it "
                "needs, or mend its options below `markdown_extensions` in mkdocs.yml."
            ) from error

    def _picture(self, body: Body) -> str:
        """The record's own picture; it stands above the text, so it does not wait."""
        if not body.picture:
            return ""
        image = Element(
            "img", {"src": hole(f"/{body.picture}"), "alt": body.picture_alt, "decoding": "async"}
        )
        give_size(image, self._files.picture_size(body.picture))
        return tostring(image, encoding="unicode", method="html")

    def _anchors_in_raw_html(self) -> set[str]:
        blocks = (str(block) for block in self._markdown.htmlStash.rawHtmlBlocks)
        return {anchor for block in blocks for anchor in _ID_IN_RAW_HTML.findall(block)}


def _section(token: dict[str, object]) -> Section:
    children = token["children"]
    assert isinstance(children, list)
    return Section(
        anchor=str(token["id"]),
        title=str(token["name"]),
        level=int(str(token["level"])),
        children=tuple(_section(child) for child in children),
    )


def _replace_by_words(picture: Element) -> None:
    """Put the words of a picture in its place."""
    words, tail = picture.get("alt", ""), picture.tail
    picture.clear()
    picture.tag, picture.text, picture.tail = "span", words, tail


class _LinkLook(Treeprocessor):
    """Looks over a finished tree: links to files become holes, anchors and faults are noted."""

    def __init__(self, md: Markdown, files: KnowsFiles) -> None:
        super().__init__(md)
        self._files = files
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
                if name == "src" and self._is_removed(written):
                    _replace_by_words(element)
                    continue
                element.set(name, self._resolved(written))
                if name == "src":
                    give_size(element, self._size(written))

    def _size(self, written: str) -> tuple[int, int] | None:
        path = path_of_picture(self._folder, written)
        return self._files.picture_size(path) if path else None

    def _is_removed(self, written: str) -> bool:
        """Return True if a picture went with a removed record."""
        path = path_of_picture(self._folder, written)
        return bool(path) and (self._files.address_of(path or "") or "").endswith(REMOVED)

    def _elsewhere(self, written: str, scheme: str) -> str:
        if scheme in ("", *SCHEMES):
            return written
        self.problems.append(written)
        return ""

    def _resolved(self, written: str) -> str:
        parts = urlsplit(written)
        if parts.scheme or parts.netloc:
            return self._elsewhere(written, parts.scheme)
        if not parts.path:
            self.anchor_links.append(AnchorLink("", unquote(parts.fragment), written))
            return written
        if parts.path.startswith("/"):
            self.problems.append(written)
            return written
        path = path_in_content(self._folder, parts.path)
        address = self._files.address_of(path)
        if address is None:
            self.problems.append(written)
            return written
        if not parts.fragment or address.endswith(REMOVED):
            return hole(address.removesuffix(REMOVED))
        self.anchor_links.append(AnchorLink(path, unquote(parts.fragment), written))
        return hole(f"{address}#{parts.fragment}")
