"""Prose of a text, and its links to records, at their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdocs_evidence.reading.commonmark.parser import parser
from mkdocs_evidence.reading.commonmark.spans import Offsets, RecordingInline, Span
from mkdocs_evidence.reading.commonmark.written_text import Block, Paragraph, WrittenText

MASK = "\ufdd6"
"""A Unicode noncharacter, in the place of each character that no citation may hold."""
SUPPRESSED = "-@"
"""Begin of a citation without its author's name."""
_NOT_LINE_END = re.compile(r"[^\n]")
_COMMENT = re.compile(r"<!--(?:.*?-->|.*)", re.DOTALL)
_CODE = ("fence", "code_block")
_STRUCTURE = (
    "fence",
    "html_block",
    "ordered_list_open",
    "list_item_open",
    "tr_open",
    "footnote_reference_open",
)
_MASKED = ("code_inline", "html_inline", "image", "link_open", "record_link", "footnote_ref")


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link to a record: what it leads to, its own words, and its offset in the text."""

    target: str
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A text without what is not prose; all versions have its length and its lines.

    In `text` code and comments are spaces. In `citable` all that can hold no citation is `MASK`: code,
    HTML, pictures, links, and definitions of addresses.
    """

    text: str
    citable: str
    links: tuple[WrittenLink, ...]


def prose_of(body: str) -> str:
    """Return a text with code (fenced, indented, inline) and HTML comments as spaces."""
    return read_prose(body).text if _may_hold_code(body) else body


def read_prose(body: str) -> Prose:
    """Read a text's prose, links to records, and where citations may stand."""
    if not (_may_hold_code(body) or "[[" in body or "@" in body):
        return Prose(body, body, ())
    return _Reader(body).read()


def read_written_text(body: str) -> WrittenText:
    """Read the structure of a text, whatever signs it has."""
    return _Reader(body, with_structure=True).read_structure()


def _may_hold_code(body: str) -> bool:
    """Return True if a text has a sign without which it holds no code and no comment."""
    return "`" in body or "~~~" in body or "\t" in body or "    " in body or "<!--" in body


@cache
def _block_parser() -> MarkdownIt:
    made = parser()
    made.inline = RecordingInline(made.inline)
    made.disable(["inline", "text_join"])
    return made


class _Reader:
    """Reads one text."""

    def __init__(self, body: str, *, with_structure: bool = False) -> None:
        self._body = body
        self._offsets = Offsets(body)
        self._text, self._citable = list(body), list(_NOT_LINE_END.sub(MASK, body))
        self._links: list[WrittenLink] = []
        self._with_structure = with_structure
        self._paragraphs: list[Paragraph] = []
        self._blocks: list[Block] = []
        self._notes: dict[str, int] = {}
        self._columns = 0

    def read(self) -> Prose:
        self._read({})
        return Prose("".join(self._text), "".join(self._citable), tuple(self._links))

    def read_structure(self) -> WrittenText:
        environment: dict[str, Any] = {}
        self._read(environment)
        notes = tuple(self._unused(environment.get("footnotes", {}).get("refs", {})))
        return WrittenText(self._body, tuple(self._paragraphs), tuple(self._blocks), notes)

    def _read(self, environment: dict[str, Any]) -> None:
        parser = _block_parser()
        after = 0
        opening = ""
        for token in parser.parse(self._body, environment):
            if token.type in _CODE and token.map:
                self._blank(*self._offsets.line_range(*token.map))
            elif token.type == "html_block" and token.map:
                self._blank_comments(*self._offsets.line_range(*token.map))
            elif token.type == "inline" and token.map:
                if opening in ("td_open", "th_open"):
                    after = max(after, self._offsets.line_range(*token.map)[0])
                    offsets = self._offsets.of_cell(token, after)
                    after = offsets[-1]
                else:
                    offsets = self._offsets.of_paragraph(token)
                self._read_inline(token, offsets, parser, environment, opening)
            if token.type in _STRUCTURE and token.map:
                self._read_block(token)
            elif token.type == "th_open":
                self._columns += 1
            elif token.type == "table_open":
                self._columns = 0
            opening = token.type

    def _read_block(self, token: Token) -> None:
        start, end = self._offsets.line_range(*token.map or (0, 0))
        detail = token.info
        if token.type == "footnote_reference_open":
            detail = token.meta["label"]
            start = self._body.index("[^", start)
            self._notes.setdefault(detail, start)
        elif token.type == "ordered_list_open":
            detail = str(token.attrs.get("start", 1))
        elif token.type == "tr_open":
            detail = str(self._columns)
        self._blocks.append(Block(token.type.removesuffix("_open"), start, end, detail))

    def _unused(self, numbers: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Yield the notes without a number, which is given by the first reference."""
        for key, number in numbers.items():
            if number < 0:
                yield key[1:], self._notes[key[1:]]

    def _read_inline(
        self, token: Token, offsets: list[int], parser: MarkdownIt, environment: dict[str, Any], kind: str
    ) -> None:
        for offset, sign in zip(offsets, token.content, strict=False):
            self._citable[offset] = sign
        assert isinstance(parser.inline, RecordingInline)
        if not self._with_structure:
            for span in parser.inline.record(token.content, parser, environment):
                self._read_span(span, offsets)
            return
        spans, marks = parser.inline.record_all(token.content, parser, environment)
        for span in spans:
            self._read_span(span, offsets)
        shown = "".join(map(self._citable.__getitem__, offsets[:-1]))
        kind = kind.removesuffix("_open")
        self._paragraphs.append(Paragraph(kind, token.content, shown, tuple(offsets), tuple(marks)))

    def _read_span(self, span: Span, offsets: list[int]) -> None:
        start, end = offsets[span.start], offsets[span.end]
        kind = span.token.type
        if kind == "code_inline":
            self._blank(start, end)
        elif kind == "html_inline":
            self._blank_comments(start, end)
        if kind == "record_link":
            self._links.append(WrittenLink(span.token.meta["target"], span.token.content, start))
        is_cite = self._body.startswith(SUPPRESSED, start)  # which GitHub takes for an address of e-mail
        if kind in _MASKED and not is_cite:
            self._citable[start:end] = _NOT_LINE_END.sub(MASK, self._body[start:end])

    def _blank(self, start: int, end: int) -> None:
        self._text[start:end] = _NOT_LINE_END.sub(" ", self._body[start:end])

    def _blank_comments(self, start: int, end: int) -> None:
        for comment in _COMMENT.finditer(self._body, start, end):
            self._blank(comment.start(), min(comment.end(), end))
