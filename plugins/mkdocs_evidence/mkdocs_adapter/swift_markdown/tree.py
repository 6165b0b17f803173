"""Steps over a whole tree, as Python-Markdown takes them, without work for what holds nothing to do."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString


class BlockLevel(dict[Any, bool]):
    """Which tags are of block level, asked of the converter once for each tag."""

    def __init__(self, md: Markdown) -> None:
        super().__init__()
        self._md = md

    def __missing__(self, tag: Any) -> bool:
        answer = self[tag] = bool(self._md.is_block_level(tag))
        return answer


class SwiftPrettify(PrettifyTreeprocessor):
    """Adds line breaks between elements."""

    def run(self, root: Element) -> None:
        """Add them to an element and to all below it."""
        self._break_lines(root, BlockLevel(self.md))
        for line_break in root.iter("br"):
            tail = line_break.tail
            line_break.tail = "\n" if _is_blank(tail) else f"\n{tail}"
        for pre in root.iter("pre"):
            if len(pre) and pre[0].tag == "code":
                code = pre[0]
                if not len(code) and code.text is not None:
                    code.text = AtomicString(code.text.rstrip() + "\n")

    def _break_lines(self, element: Element, is_block: BlockLevel) -> None:
        if is_block[element.tag] and element.tag not in ("code", "pre"):
            if len(element) and _is_blank(element.text) and is_block[element[0].tag]:
                element.text = "\n"
            for child in element:
                if is_block[child.tag]:
                    self._break_lines(child, is_block)
        if _is_blank(element.tail):
            element.tail = "\n"


class SwiftUnescape(UnescapeTreeprocessor):
    """Puts characters back in the place of their numbers."""

    def run(self, root: Element) -> None:
        """Look at all texts, tails and attributes."""
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.unescape(element.text)
            if element.tail and STX in element.tail:
                element.tail = self.unescape(element.tail)
            for name, value in element.items():
                if value and STX in value:
                    element.set(name, self.unescape(value))


class SwiftAttributes(AttrListTreeprocessor):
    """Reads attributes in braces where there is a brace at all."""

    def run(self, doc: Element) -> None:
        """Look at all elements."""
        if any("{" in text for text in doc.itertext()):
            super().run(doc)


class SwiftContents(TocTreeprocessor):
    """Puts the table of contents in the place of its mark where there is one."""

    def replace_marker(self, root: Element, elem: Element) -> None:
        """Put an element in the place of each mark."""
        if any(self.marker in text for text in root.itertext()):
            super().replace_marker(root, elem)


def _is_blank(text: str | None) -> bool:
    return not text or text.isspace()
