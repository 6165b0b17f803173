"""Prose of a text, and its links to records, at their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdocs_evidence.reading.commonmark.html_comments import html_comments
from mkdocs_evidence.reading.commonmark.parser import parser
from mkdocs_evidence.reading.commonmark.spans import Offsets, RecordingInline, Span

MASK = "\ufdd6"
"""A Unicode noncharacter, in the place of each character that no citation may hold."""
SUPPRESSED = "-@"
"""Begin of a citation without its author's name."""
_NOT_LINE_END = re.compile(r"[^\n]")
_CODE = ("fence", "code_block")
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
    HTML, pictures, links, and definitions of addresses. `unused_notes` are the labels of footnotes to which
    nothing refers, and where they are defined.
    """

    text: str
    citable: str
    links: tuple[WrittenLink, ...]
    unused_notes: tuple[tuple[str, int], ...] = ()


def prose_of(body: str) -> str:
    """Return a text with code (fenced, indented, inline) and HTML comments as spaces."""
    return read_prose(body).text if _may_hold_code(body) else body


def read_prose(body: str) -> Prose:
    """Read a text's prose, links to records, and where citations may stand."""
    if not (_may_hold_code(body) or "[[" in body or "@" in body):
        return Prose(body, body, ())
    return read_whole_prose(body)


def read_whole_prose(body: str) -> Prose:
    """Read a text whatever signs it has: `citable` is then what readers see, and masks."""
    return _Reader(body).read()


def _may_hold_code(body: str) -> bool:
    """Return True if a text has a sign without which it holds no code and no comment."""
    return "`" in body or "~~~" in body or "\t" in body or "    " in body or "<!--" in body


@cache
def block_parser() -> MarkdownIt:
    """Return a parser that leaves inline Markdown unread, and records where its pieces stand."""
    made = parser()
    made.inline = RecordingInline(made.inline)
    made.disable(["inline", "text_join"])
    return made


class _Reader:
    """Reads one text."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._offsets = Offsets(body)
        self._text, self._citable = list(body), list(_NOT_LINE_END.sub(MASK, body))
        self._links: list[WrittenLink] = []
        self._notes: dict[str, int] = {}

    def read(self) -> Prose:
        environment: dict[str, Any] = {}
        parser = block_parser()
        tokens = parser.parse(self._body, environment)
        for token in tokens:
            if token.type in _CODE and token.map:
                self._blank(*self._offsets.line_range(*token.map))
            elif token.type == "html_block" and token.map:
                self._blank_comments(*self._offsets.line_range(*token.map))
            elif token.type == "footnote_reference_open" and token.map:
                start = self._offsets.line_range(*token.map)[0]
                self._notes.setdefault(token.meta["label"], self._body.index("[^", start))
        for token, offsets in self._offsets.of_contents(tokens):
            self._read_inline(token, offsets, parser, environment)
        notes = tuple(self._unused(environment.get("footnotes", {}).get("refs", {})))
        return Prose("".join(self._text), "".join(self._citable), tuple(self._links), notes)

    def _unused(self, numbers: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Yield the notes without a number, which is given by the first reference."""
        for key, number in numbers.items():
            if number < 0:
                yield key[1:], self._notes[key[1:]]

    def _read_inline(
        self, token: Token, offsets: list[int], parser: MarkdownIt, environment: dict[str, Any]
    ) -> None:
        for offset, sign in zip(offsets, token.content, strict=False):
            self._citable[offset] = sign
        assert isinstance(parser.inline, RecordingInline)
        for span in parser.inline.record(token.content, parser, environment):
            self._read_span(span, offsets)

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
        for comment in html_comments(self._body[start:end]):
            self._blank(start + comment.start, start + comment.stop)
