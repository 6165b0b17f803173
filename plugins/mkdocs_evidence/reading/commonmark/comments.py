"""Comments of a text, found in its tree: those of HTML, and notes written as definitions of links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from mkdocs_evidence.model.comments import Comment
from mkdocs_evidence.reading.commonmark.abbreviations import ABBREVIATION
from mkdocs_evidence.reading.commonmark.html_comments import OPENING, html_comments
from mkdocs_evidence.reading.commonmark.prose import block_parser
from mkdocs_evidence.reading.commonmark.record_links import LINK
from mkdocs_evidence.reading.commonmark.spans import Offsets, RecordingInline, Span

_MAY_DEFINE = re.compile(r"\]:[>\s]*+[#<]|\[(?://|comment)\]:", re.IGNORECASE)
_PARTS = re.compile(
    r"\]:\s*+(?:<(?P<address>[^<>\n]*)>|\S*+)[\s>]*+"
    r"(?:\"(?P<double>.*)\"|'(?P<single>.*)'|\((?P<round>.*)\))?\s*\Z",
    re.DOTALL,
)
_LINE, _QUOTED_LINE = re.compile(r"\S[^\n]*"), re.compile(r"[^\s>][^\n]*")
_HAS_WORD = re.compile(r"[^\W_]")
_NOTES = ("//", "COMMENT")
"""Labels under which notes are written."""


def comments_of(body: str) -> tuple[Comment, ...]:
    """Return the comments of a Markdown text that have words, in their order; code has none.

    A definition of a link is a comment if nothing refers to it and it has no address: `[//]: # (words)`.
    """
    if OPENING not in body and not _MAY_DEFINE.search(body):
        return ()
    return tuple(sorted(_Reader(body).read(), key=lambda comment: comment.begin))


class _Definitions(dict[str, Any]):
    """Definitions of a text; `used` are the labels that links and pictures have asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: object = None) -> object:
        """Return a definition, and record its label."""
        self.used.add(label)
        return super().get(label, default)


class _Reader:
    """Reads the comments of one text."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._offsets = Offsets(body)
        self._definitions = _Definitions()
        self._environment: dict[str, Any] = {"references": self._definitions}

    def read(self) -> Iterator[Comment]:
        tokens = block_parser().parse(self._body, self._environment)
        for token in tokens:
            if token.type in ("html_block", ABBREVIATION):
                yield from self._in_block(token)
        for content in self._offsets.of_contents(tokens):
            if _may_hold_comment(content.text):
                yield from self._in_inline(content.text, content.offsets)
        for token in tokens:
            if token.type == "definition" and token.meta["id"] not in self._definitions.used:
                yield from self._in_definition(token)

    def _in_block(self, token: Token) -> Iterator[Comment]:
        content = token.content.rstrip("\n")
        assert token.map is not None
        yield from _of_html(self._body, content, self._offsets.of_lines(content, token.map[0]).offsets)

    def _in_inline(self, content: str, offsets: Sequence[int]) -> Iterator[Comment]:
        if not _may_hold_comment(content):
            return
        parser = block_parser()
        assert isinstance(parser.inline, RecordingInline)
        for span in parser.inline.record(content, parser, self._environment):
            yield from self._in_span(span, content, offsets)

    def _in_span(self, span: Span, content: str, offsets: Sequence[int]) -> Iterator[Comment]:
        start, end = span.start, span.end
        if span.token.type == "html_inline":
            yield from _of_html(self._body, content[start:end], offsets[start : end + 1])
        elif span.token.type == "image":
            start, words = start + len("!["), span.token.content
            yield from self._in_inline(words, offsets[start : start + len(words) + 1])
        elif span.token.type == "record_link" and (link := LINK.match(content, start, end)) and link[2]:
            yield from self._in_inline(link[2], offsets[link.start(2) : link.end(2) + 1])

    def _in_definition(self, token: Token) -> Iterator[Comment]:
        assert token.map is not None
        first, stop = self._offsets.line_range(*token.map)
        label = token.meta["label"].split("\n")[0]
        start = self._body.find(f"[{label}", first, stop)
        parts = _PARTS.match(self._body, self._body.find("]:", start, stop), stop) if start >= 0 else None
        is_note = token.meta["id"] in _NOTES
        if parts is None or not (is_note or token.meta["url"][:1] in ("", "#")):
            return
        for group in ("address", "double", "single", "round"):
            if parts[group] and (is_note or group != "address"):
                begin, end = parts.span(group)
                lines = _QUOTED_LINE.finditer(self._body, begin, end)
                pieces = tuple((line.start(), line[0].rstrip()) for line in lines)
                if _has_words(pieces):
                    yield Comment(start, begin, end, pieces)


def _may_hold_comment(content: str) -> bool:
    return OPENING in content or "[" in content


def _of_html(body: str, html: str, offsets: Sequence[int]) -> Iterator[Comment]:
    """Yield the comments of a piece of HTML; `offsets` are those of its characters, and of its end."""
    for one in html_comments(html):
        spans = (
            (offsets[line.start()], offsets[line.start() + len(line[0].rstrip()) - 1] + 1)
            for line in _LINE.finditer(html, one.begin, one.end)
        )
        pieces = tuple((start, body[start:stop]) for start, stop in spans)
        if _has_words(pieces) and body.startswith(OPENING, offsets[one.start]):
            yield Comment(offsets[one.start], offsets[one.begin], offsets[one.end], pieces, one.is_open)


def _has_words(pieces: Sequence[tuple[int, str]]) -> bool:
    return any(_HAS_WORD.search(line) for _, line in pieces)
