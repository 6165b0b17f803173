"""Offsets of inline Markdown in a text: markdown-it-py tells the lines of blocks alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

SPANS = "spans"
"""Key of the environment under which the spans of the block that is parsed are collected."""
SIGNS = "signs"
"""Key for the tokens of signs of emphasis, each with the sign as it is written and its offset."""
CELLS = ("td", "th")
_DELIMITERS = frozenset("*_~")
_LINE_END = re.compile(r"\r\n|\n|\r")
_END_OF_CELL = re.compile(r"\s*(?:\||$)")
_CLOSING_SIGNS = re.compile(r"[ \t]+#+[ \t]*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of inline Markdown that is more than text: its first token, and its offsets in the content."""

    token: Token
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign of emphasis or strikethrough, its offset, and the element it begins or ends; "" if it is text.

    Of two signs that begin one element together, the first has its kind and the second none.
    """

    sign: str
    start: int
    kind: str
    is_text: bool


class RecordingInline(ParserInline):
    """Parses as another parser does, by its rules; `record` tells where the pieces stand."""

    def __init__(self, other: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2, self.terminator_re = other.ruler, other.ruler2, other.terminator_re

    def record(self, content: str, parser: MarkdownIt, environment: dict[str, Any]) -> list[Span]:
        """Return the spans of a block's content, inner ones before the one in which they stand."""
        return self._tokenized(content, parser, environment)[0]

    def record_all(
        self, content: str, parser: MarkdownIt, environment: dict[str, Any]
    ) -> tuple[list[Span], list[Mark]]:
        """Return the spans of a block's content, and its signs of emphasis and strikethrough."""
        spans, state = self._tokenized(content, parser, environment)
        for rule in self.ruler2.getRules(""):
            if rule.__name__ != "fragments_join":  # which would join the signs that are text
                rule(state)
        signs = state.env.pop(SIGNS)
        return spans, [
            Mark(sign, start, token.type, token.type == "text" and bool(token.content))
            for token, sign, start in signs
        ]

    def _tokenized(
        self, content: str, parser: MarkdownIt, environment: dict[str, Any]
    ) -> tuple[list[Span], StateInline]:
        spans: list[Span] = []
        environment[SPANS], environment[SIGNS] = spans, []
        state = StateInline(content, parser, environment, [])
        self.tokenize(state)
        del environment[SPANS]
        return spans, state

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: MutableMapping[str, Any],
        tokens: list[Token],
    ) -> list[Token]:
        """Parse a text of its own, such as the words of a picture, which records nothing."""
        spans = env.pop(SPANS, None)
        parsed = super().parse(src, md, env, tokens)
        if spans is not None:
            env[SPANS] = spans
        return parsed

    def tokenize(self, state: StateInline) -> None:
        """Make the tokens of a range; record the spans where that was asked for."""
        if SPANS not in state.env:
            super().tokenize(state)
            return
        rules, end = self.ruler.getRules(""), state.posMax
        deepest = state.md.options["maxNesting"]
        while state.pos < end:
            start, known = state.pos, len(state.tokens)
            for rule in rules if state.level < deepest else ():
                if rule(state, False):  # noqa: FBT003
                    if len(state.tokens) > known:
                        _record(state, start, state.tokens[known:])
                    break
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()


def _record(state: StateInline, start: int, made: Sequence[Token]) -> None:
    """Record what a rule has made."""
    if state.src[start] in _DELIMITERS:
        state.env[SIGNS] += _signs(made, start)
    state.env[SPANS] += _spans(state, start, made)


def _spans(state: StateInline, start: int, tokens: Sequence[Token]) -> Iterator[Span]:
    """The span of what a rule has made, if it is more than text."""
    first = next((token for token in tokens if token.type not in ("text", "text_special")), None)
    if first is None:
        return
    if first.type == "link_open" and first.info == "auto":
        start = start if state.src[start] == "<" else state.pos - len(tokens[-2].content)
    yield Span(first, start, state.pos)


def _signs(tokens: Sequence[Token], start: int) -> Iterator[tuple[Token, str, int]]:
    """The signs of emphasis that a rule has read, behind the text that was pending."""
    for token in tokens:
        if token.content and token.content[0] in _DELIMITERS and token.type == "text":
            yield token, token.content, start
            start += len(token.content)


@dataclass(frozen=True)
class Content:
    """What stands in a paragraph, a heading or a cell, and where it was written.

    `kind` is the type of the token that opens it, without `_open`. `ranges` are the offsets at which the
    pieces begin and end in the text: lines, or what stands between the bars that are escaped in a cell.
    """

    kind: str
    text: str
    ranges: tuple[tuple[int, int], ...]

    @cached_property
    def offsets(self) -> list[int]:
        """Offset in the text of each character, and of the end."""
        of_line_end = self.kind not in CELLS
        offsets = [offset for start, end in self.ranges for offset in range(start, end + of_line_end)]
        return offsets if of_line_end else [*offsets, self.ranges[-1][1]]


class Offsets:
    """Offsets in a text of the contents of its blocks."""

    def __init__(self, text: str) -> None:
        self._lines, self._starts = [], [0]
        for end in _LINE_END.finditer(text):
            self._lines.append(text[self._starts[-1] : end.start()])
            self._starts.append(end.end())
        self._lines.append(text[self._starts[-1] :])
        self._starts.append(len(text) + 1)

    def line_range(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the begin of a line, and of the end of the line before another."""
        return self._starts[first], max(self._starts[first], self._starts[last] - 1)

    def of_contents(self, tokens: Iterable[Token]) -> Iterator[Content]:
        """Yield each piece of inline Markdown, which `tokens` have unread."""
        after, opening = 0, ""
        for token in tokens:
            if token.type == "inline" and token.map:
                kind = opening.removesuffix("_open")
                if kind in CELLS:
                    content = self._of_cell(kind, token, after)
                    after = content.ranges[-1][1]
                else:
                    content = self.of_lines(token.content, token.map[0], kind)
                yield content
            opening = token.type

    def of_lines(self, text: str, first: int, kind: str = "") -> Content:
        """Return lines that are the ends of lines from a first one, but for signs that close a heading."""
        pieces = enumerate(text.split("\n"), first)
        return Content(kind, text, tuple(self._of_line(number, piece) for number, piece in pieces))

    def _of_line(self, number: int, piece: str) -> tuple[int, int]:
        line = self._lines[number].rstrip()
        words = piece.strip()
        if not line.endswith(words):
            line = _CLOSING_SIGNS.sub("", line).rstrip()
        begin = len(line) - len(words) if line.endswith(words) else max(0, line.rfind(words))
        begin = max(0, begin - (len(piece) - len(piece.lstrip())))
        start = self._starts[number] + begin
        return start, start + len(piece)

    def _of_cell(self, kind: str, token: Token, after: int) -> Content:
        r"""Return a cell's content, in which `|` was written `\|`; the cell before ends at `after`."""
        number = token.map[0] if token.map else 0
        start = self._starts[number]
        begin = _begin_of_cell(self._lines[number], token.content.replace("|", r"\|"), max(0, after - start))
        ranges: list[tuple[int, int]] = []
        position = start + begin
        for piece in token.content.split("|"):
            ranges.append((position - bool(ranges), position + len(piece)))
            position += len(piece) + 2
        return Content(kind, token.content, tuple(ranges))


def _begin_of_cell(line: str, written: str, after: int) -> int:
    """Where a cell's content begins in its line; 0 if it is not there."""
    begin = line.find(written, after)
    while begin >= 0:
        is_begun = begin == 0 or line[begin - 1] == "|" or line[begin - 1].isspace()
        if is_begun and _END_OF_CELL.match(line, begin + len(written)):
            return begin
        begin = line.find(written, begin + 1)
    return 0
