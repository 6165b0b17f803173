"""Rendering of a record's Markdown, once for all pages that show it.

The result does not know on which page it will stand: internal links are holes, filled with
relative addresses when the text is put into a page. So a protocol's current text is rendered once
for its landing page and its permanent page, and can be kept by content alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.body_links import AnchorLink, KnowsFiles, LinkResolver
from mkdocs_evidence.mkdocs_adapter.citations.in_text import CitationMarks
from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark
from mkdocs_evidence.mkdocs_adapter.glossary_marks import GlossaryMarks
from mkdocs_evidence.mkdocs_adapter.heading_ids import leave_reserved_ids
from mkdocs_evidence.mkdocs_adapter.holes import CLOSE, OPEN, filled, hole
from mkdocs_evidence.mkdocs_adapter.picture_sizes import give_size
from mkdocs_evidence.mkdocs_adapter.record_links import RecordLinks
from mkdocs_evidence.model import Term
from mkdocs_evidence.views import Body

_ID_IN_RAW_HTML = re.compile(r"""\bid=["']([^"'\s]+)["']""")
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
class RenderedBody:
    """A text as HTML with holes for addresses, its sections, its anchors and its links to anchors.

    `problems` are links that lead nowhere, as they were written; `old_links` those to old addresses of the
    site, each with the present one; `terms` the words of the glossary that the text uses; `picture` the
    record's own picture, as HTML; `minutes` how long it takes to read; `trouble` why it cannot be rendered.
    """

    html: str = ""
    sections: tuple[Section, ...] = ()
    anchors: frozenset[str] = frozenset()
    anchor_links: tuple[AnchorLink, ...] = ()
    problems: tuple[str, ...] = ()
    old_links: tuple[tuple[str, str], ...] = ()
    terms: tuple[Term, ...] = ()
    picture: str = ""
    minutes: int = 0
    trouble: str = ""

    def at(self, page: str) -> str:
        """The HTML as it stands on the page at this address."""
        return filled(self.html, page)


class RendersTexts(Protocol):
    """Whoever renders bodies: a renderer, or one that keeps what it has rendered."""

    def render(self, body: Body) -> RenderedBody:
        """The rendered text of a body."""
        ...


class BodyRenderer:
    """Renders bodies with one Markdown converter, which is reset between them.

    `files` are those of the content folder; `glossary` are the words that texts explain. Full addresses below
    `site_url` are looked up like others of the site.
    """

    def __init__(
        self,
        extensions: Sequence[object],
        extension_configs: dict[str, dict[str, object]],
        files: KnowsFiles,
        glossary: Sequence[Term] = (),
        site_url: str = "",
    ) -> None:
        self._files = files
        self._glossary = GlossaryMarks(glossary)
        self._links = RecordLinks(hole)
        self._citations = CitationMarks()
        reader = CommonMark(self._links.element, self._citations.html_of)
        marks = (self._links, self._citations, self._glossary, reader)
        self._markdown = Markdown(
            extensions=[*extensions, *marks],  # type: ignore[list-item] # or names
            extension_configs=extension_configs,
        )
        leave_reserved_ids(self._markdown)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self.render_anew)
        self._look = LinkResolver(self._markdown, files, site_url)
        self._markdown.treeprocessors.register(self._look, "evidence_links", AFTER_EVERYTHING)

    def render(self, body: Body) -> RenderedBody:
        """The rendered text of a body; that of the last few is remembered."""
        return self._remembered(body)

    def render_anew(self, body: Body) -> RenderedBody:
        """The rendered text of a body, which asks its questions of files again."""
        picture = self._picture(body)
        if not body.markdown.strip():
            return RenderedBody(picture=picture)
        self._markdown.reset()
        self._links.use(body.links)
        self._glossary.use(body.terms)
        self._look.start(body.path)
        marked = self._citations.marked(body.markdown, body.citations)
        converted = self._converted(body.path, marked.replace(OPEN, "").replace(CLOSE, ""))
        tokens = getattr(self._markdown, "toc_tokens", [])
        return RenderedBody(
            html=self._citations.unmarked(converted),
            sections=tuple(_section(token) for token in tokens),
            anchors=frozenset(self._look.anchors | self._anchors_in_raw_html()),
            anchor_links=tuple(self._look.anchor_links),
            problems=tuple(self._look.problems),
            old_links=tuple(self._look.old_links),
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
