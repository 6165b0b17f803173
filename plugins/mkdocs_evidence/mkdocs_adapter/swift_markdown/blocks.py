"""Plain paragraphs, taken first: a block without any other block's sign need not be tried as each."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import blockprocessors as stock
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import abbr, admonition, def_list, footnotes, md_in_html, sane_lists, tables

BEFORE_ALL = 1000
_LINE = r"[*\"'“‘(]{0,2}[^\W\d_].*"
PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*")
"""Lines that each begin with a letter, perhaps behind quotes, brackets or asterisks."""
LEAVE_PLAIN_TEXT_ALONE = (
    stock.EmptyBlockProcessor,
    stock.ListIndentProcessor,
    stock.CodeBlockProcessor,
    stock.HashHeaderProcessor,
    stock.SetextHeaderProcessor,
    stock.HRProcessor,
    stock.OListProcessor,
    stock.UListProcessor,
    stock.BlockQuoteProcessor,
    stock.ReferenceProcessor,
    abbr.AbbrBlockprocessor,
    admonition.AdmonitionProcessor,
    def_list.DefListIndentProcessor,
    def_list.DefListProcessor,
    footnotes.FootnoteBlockProcessor,
    md_in_html.MarkdownInHtmlProcessor,
    sane_lists.SaneOListProcessor,
    sane_lists.SaneUListProcessor,
    tables.TableProcessor,
)
"""Blocks that begin with a sign of their own or with blanks, or have a line that does."""


class PlainParagraphs(BlockProcessor):
    """Takes a plain block to be a paragraph, as long as no unknown kind of block might want it."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is nothing but a paragraph."""
        return PLAIN.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Make it one, as the converter's own paragraphs are made."""
        return self.parser.blockprocessors["paragraph"].run(parent, blocks)


def all_leave_plain_text_alone(parser: BlockParser) -> bool:
    """Whether a plain block can only be a paragraph."""
    *others, last = parser.blockprocessors
    return type(last) is stock.ParagraphProcessor and all(
        type(one) in LEAVE_PLAIN_TEXT_ALONE for one in others
    )
