"""A Markdown extension for [[type/id]] and [[type/id@2|text]]: links to records."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from mkdocs_evidence.graph.reading_text import LIVING
from mkdocs_evidence.views.small_parts import BodyLink

VEILED = "record-link"
"""The tag that a link has until MkDocs has looked over all others: ours is resolved already."""
AFTER_MKDOCS = -10
"""Below MkDocs' own look at links, which has priority 0."""
BEFORE_LINKS = 165
"""Above Python-Markdown's own links (160) and below its code (190), so that code is left alone."""


class RecordLinks(Extension):
    """Renders record links from the table of the text that is being rendered.

    `href_of` makes the value of the attribute from an address (/projects/x/).
    """

    def __init__(self, href_of: Callable[[str], str]) -> None:
        super().__init__()
        self._href_of = href_of
        self._links: dict[str, BodyLink] = {}

    def use(self, links: Iterable[BodyLink]) -> None:
        """Take the links of the text that is rendered next."""
        self._links = {link.written: link for link in links}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the unveiling; the links themselves are found by the reader, `CommonMark`."""
        md.treeprocessors.register(Unveil(md), "record_link", AFTER_MKDOCS)

    def element(self, target: str, text: str) -> Element:
        """The link to a record, or its title as plain text where the site does not show it.

        What is not the text's own, but the present name or status of that record, is marked as such.
        """
        link = self._links.get(target)
        title = text or _as_it_is(link.title if link else target)
        present = {} if text else {LIVING: ""}
        if link is None or not link.href:
            plain = Element("span", {"class": "record-link record-link--absent", **present})
            plain.text = title
            return plain
        anchor = Element(VEILED, {"href": self._href_of(link.href), "class": "record-link", **present})
        anchor.text = title
        if link.mark:
            SubElement(
                anchor, "span", {"class": "record-link__mark", LIVING: ""}
            ).text = f" ({link.mark.lower()})"
        return anchor


def _as_it_is(title: str) -> AtomicString:
    """The title of another record, in which nothing is Markdown, HTML or a character reference.

    Python-Markdown leaves what looks like a reference as it is, so its first sign is written as one.
    """
    return AtomicString(title.replace("&", "&amp;"))


class RecordLink(InlineProcessor):
    """Matches [[…]] and makes its element, in pages that Python-Markdown reads."""

    def __init__(self, pattern: str, md: Markdown, element: Callable[[str, str], Element]) -> None:
        super().__init__(pattern, md)
        self._element = element

    def handleMatch(  # type: ignore[override] # noqa: N802 - Python-Markdown's name and contract
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The element of a link."""
        return self._element(m[1].strip(), " ".join((m[2] or "").split())), m.start(0), m.end(0)


class Unveil(Treeprocessor):
    """Gives links their own tag when MkDocs has looked over all others."""

    def run(self, root: Element) -> None:
        """Rename the tag of each link."""
        for element in root.iter(VEILED):
            element.tag = "a"
