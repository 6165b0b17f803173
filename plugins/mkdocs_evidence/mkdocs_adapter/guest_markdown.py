"""Record links and citations in pages that keep the look of their theme: nothing else is touched there.

In such pages `[[…]]` and `[@…]` may be those of another plugin, or plain text. So a link is ours only if it
names a type of records, and a citation only if the bibliography has a work that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.citations.by_hand import CitationsByHand
from mkdocs_evidence.mkdocs_adapter.citations.in_text import AFTER_CODE, Citation
from mkdocs_evidence.mkdocs_adapter.record_links import (
    AFTER_MKDOCS,
    BEFORE_LINKS,
    RecordLink,
    RecordLinks,
    Unveil,
)
from mkdocs_evidence.model import CitationCluster, RecordType
from mkdocs_evidence.reading import LINK
from mkdocs_evidence.views.parts import ShownReference

_OURS = re.compile(rf"\s*(?:{'|'.join(RecordType.values())})/")
REFERENCES = '\n<ul class="references">\n{}</ul>'
REFERENCE = '<li id="{}">{}</li>\n'


def names_type(target: str) -> bool:
    """Return True if the target of a link names a type of records: projects/x."""
    return _OURS.match(target) is not None


class GuestLinks(RecordLinks):
    """Renders [[type/id]]; leaves every other [[…]] as it is."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the pattern."""
        md.treeprocessors.register(Unveil(md), "record_link", AFTER_MKDOCS)
        md.inlinePatterns.register(_GuestLink(LINK.pattern, md, self.element), "record_link", BEFORE_LINKS)


class _GuestLink(RecordLink):
    def handleMatch(  # type: ignore[override] # noqa: N802 - Python-Markdown's name and contract
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        return super().handleMatch(m, data) if names_type(m[1]) else (None, None, None)


class GuestMarks(CitationsByHand):
    """Puts those citations into a page that name a work of the bibliography, and their list at its end."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the pattern of citations alone."""
        md.inlinePatterns.register(Citation(md, self), "citation", AFTER_CODE)

    def page(self, name: str, markdown: str, graph: Graph) -> str:
        """The page's Markdown with marks for its citations."""
        return self.cited(name, markdown, graph)

    def own(self, clusters: Iterable[CitationCluster], graph: Graph) -> tuple[CitationCluster, ...]:
        """The citations that name a work of the bibliography."""
        known = graph.citations.bibliography.by_key
        return tuple(one for one in clusters if any(cite.key in known for cite in one.cites))


def reference_list(references: Iterable[ShownReference]) -> str:
    """The works that a page cites, as a plain list; empty where it cites none."""
    listed = "".join(
        REFERENCE.format(escape(one.anchor), f"{one.label} {one.html}".strip()) for one in references
    )
    return REFERENCES.format(listed) if listed else ""
