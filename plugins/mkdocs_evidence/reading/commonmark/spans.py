"""Offsets of inline Markdown in a text: markdown-it-py tells the lines of blocks alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

SPANS = "spans"
"""Key of the environment under which the spans of the block that is parsed are collected."""
_CLOSING_SIGNS = re.compile(r"[ \t]+#+[ \t]*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of inline Markdown that is more than text: its first token, and its offsets in the content."""

    token: Token
    start: int
    end: int


class RecordingInline(ParserInline):
    """Parses as another parser does, by its rules; `record` tells where the pieces stand."""

    def __init__(self, other: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2, self.terminator_re = other.ruler, other.ruler2, other.terminator_re

    def record(self, content: str, parser: MarkdownIt, environment: dict[str, Any]) -> list[Span]:
        """Return the spans of a block's content, inner ones before the one in which they stand."""
        spans = environment[SPANS] = []
        self.tokenize(StateInline(content, parser, environment, []))
        del environment[SPANS]
        return spans

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
            if state.level < deepest and any(rule(state, False) for rule in rules):  # noqa: FBT003
                if len(state.tokens) > known:
                    state.env[SPANS] += _spans(state, start, state.tokens[known:])
            else:
                state.append_pending(state.src[state.pos])
                state.pos += 1
        if state.pending:
            state.pushPending()


def _spans(state: StateInline, start: int, tokens: Sequence[Token]) -> Iterator[Span]:
    """The span of what a rule has made, if it is more than text."""
    first = next((token for token in tokens if token.type not in ("text", "text_special")), None)
    if first is None:
        return
    if first.type == "link_open" and first.info == "auto":
        start = start if state.src[start] == "<" else state.pos - len(tokens[-2].content)
    yield Span(first, start, state.pos)


class Offsets:
    """Offsets in a text of the contents of its blocks."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def line_range(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the begin of a line, and of the end of the line before another."""
        return self._starts[first], max(self._starts[first], self._starts[last] - 1)

    def of_paragraph(self, token: Token) -> list[int]:
        """Offset of each character of a paragraph's or heading's content, and of its end.

        Each line of the content is the end of a line of the text, but for signs that close a heading.
        """
        first = token.map[0] if token.map else 0
        offsets: list[int] = []
        for number, piece in enumerate(token.content.split("\n"), first):
            offsets += self._of_line(number, piece)
        return offsets

    def _of_line(self, number: int, piece: str) -> list[int]:
        line = self._lines[number].rstrip()
        words = piece.strip()
        if not line.endswith(words):
            line = _CLOSING_SIGNS.sub("", line).rstrip()
        begin = len(line) - len(words) if line.endswith(words) else max(0, line.rfind(words))
        begin = max(0, begin - (len(piece) - len(piece.lstrip())))
        start = self._starts[number] + begin
        return [*range(start, start + len(piece) + 1)]

    def of_cell(self, token: Token, after: int) -> list[int]:
        r"""Offset of each character of a cell's content, and of its end; `|` was written `\|`.

        `after` is the offset at which the cell before ends in the text, or that of the line.
        """
        number = token.map[0] if token.map else 0
        line, start = self._lines[number], self._starts[number]
        pattern = re.escape(token.content).replace(r"\|", r"\\\|")
        found = re.compile(rf"(?<![^|\s]){pattern}(?=\s*(?:\||$))").search(line, max(0, after - start))
        position = start + (found.start() if found else 0)
        offsets = []
        for sign in token.content:
            position += sign == "|"
            offsets.append(position)
            position += 1
        return [*offsets, position]
