"""Prose of a text, and its links to records, at their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdocs_evidence.reading.commonmark.formulas import BLOCK, INLINE, formula_of, formulas_in, token_of
from mkdocs_evidence.reading.commonmark.html_comments import html_comments
from mkdocs_evidence.reading.commonmark.parser import parser
from mkdocs_evidence.reading.commonmark.spans import Content, Mark, Offsets, RecordingInline, Span
from mkdocs_evidence.reading.commonmark.written_text import Block, Paragraph, WrittenText

MASK = "\ufdd6"
"""A Unicode noncharacter, in the place of each character that no citation may hold."""
SUPPRESSED = "-@"
"""Begin of a citation without its author's name."""
_NOT_LINE_END = re.compile(r"[^\n]")
_MAY_HOLD_SPAN = re.compile(r"[`$<\[@]|://|www\.", re.IGNORECASE)
"""Signs without one of which inline Markdown holds nothing but text and emphasis."""
_MAY_HOLD_MARK = re.compile(r"[*_~]")
_CODE = ("fence", "code_block", BLOCK)
_STRUCTURE = (
    "fence",
    "html_block",
    "ordered_list_open",
    "list_item_open",
    "tr_open",
    "footnote_reference_open",
)
_MASKED = ("code_inline", "html_inline", "image", "link_open", "record_link", "footnote_ref", INLINE)
_WITH_WORDS = ("image", "record_link")
"""What holds words of its own, in which no signs but those of formulas are looked for."""


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link to a record: what it leads to, its own words, and its offset in the text."""

    target: str
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class WrittenFormula:
    """A formula: its TeX, if it stands in lines of its own, and the offsets of its characters and its end."""

    tex: str
    is_display: bool
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A text without what is not prose; all versions have its length and its lines.

    In `text` code, formulas and comments are spaces. In `citable` all that can hold no citation is `MASK`:
    code, formulas, HTML, pictures, links, and definitions of addresses.
    """

    text: str
    citable: str
    links: tuple[WrittenLink, ...]
    formulas: tuple[WrittenFormula, ...] = ()


def prose_of(body: str) -> str:
    """Return a text with code (fenced, indented, inline), formulas and HTML comments as spaces."""
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
    """Return True if a text has a sign without which it holds no code, formula or comment."""
    return "`" in body or "$" in body or "~~~" in body or "\t" in body or "    " in body or "<!--" in body


@cache
def block_parser() -> MarkdownIt:
    """Return a parser that leaves inline Markdown unread, and records its pieces, definitions too."""
    made = parser()
    made.inline = RecordingInline(made.inline)
    made.disable(["inline", "text_join"])
    made.options["inline_definitions"] = True
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
        self._formulas: list[WrittenFormula] = []

    def read(self) -> Prose:
        self._read({})
        texts = "".join(self._text), "".join(self._citable)
        return Prose(*texts, tuple(self._links), tuple(self._formulas))

    def read_structure(self) -> WrittenText:
        environment: dict[str, Any] = {}
        self._read(environment)
        notes = tuple(self._unused(environment.get("footnotes", {}).get("refs", {})))
        return WrittenText(self._body, tuple(self._paragraphs), tuple(self._blocks), notes)

    def _read(self, environment: dict[str, Any]) -> None:
        tokens = block_parser().parse(self._body, environment)
        for token in tokens:
            self._read_block(token)
        for content in self._offsets.of_contents(tokens):
            self._read_inline(content, environment)
        self._formulas.sort(key=lambda formula: formula.offsets[0])

    def _read_block(self, token: Token) -> None:
        self._columns += token.type == "th_open"
        if token.map is None or token.type == "inline":
            return
        if token.type in _CODE:
            self._blank(*self._offsets.line_range(*token.map))
            self._read_formula_block(token, token.map[0])
        elif token.type == "html_block":
            self._blank_comments(*self._offsets.line_range(*token.map))
        elif token.type == "table_open":
            self._columns = 0
        if self._with_structure and token.type in _STRUCTURE:
            self._blocks.append(self._block(token, *self._offsets.line_range(*token.map)))

    def _block(self, token: Token, start: int, end: int) -> Block:
        detail = token.info
        if token.type == "footnote_reference_open":
            detail = token.meta["label"]
            start = self._body.index("[^", start)
            self._notes.setdefault(detail, start)
        elif token.type == "ordered_list_open":
            detail = str(token.attrs.get("start", 1))
        elif token.type == "tr_open":
            detail = str(self._columns)
        return Block(token.type.removesuffix("_open"), start, end, detail)

    def _read_formula_block(self, token: Token, first: int) -> None:
        """Read a formula in lines of its own; those of a fence begin below its first one."""
        if formula_of(token):
            is_fence = token.type == "fence"
            lines = self._offsets.of_lines(token.content.rstrip("\n"), first + is_fence)
            self._add_formula(token, lines.offsets)

    def _read_formulas_in(self, span: Span, offsets: Sequence[int]) -> None:
        """Read the formulas of a caption, or of the words of a link to a record."""
        words = self._body[offsets[span.start] : offsets[span.end]]
        if "$" in words:
            for found in formulas_in(words):
                first = offsets[span.start] + found.start()
                self._add_formula(token_of(found), range(first, first + len(found[0]) + 1))

    def _add_formula(self, token: Token, offsets: Sequence[int]) -> None:
        formula = formula_of(token)
        assert formula is not None
        own = offsets[formula.offset : formula.offset + len(formula.tex) + 1]
        self._formulas.append(WrittenFormula(formula.tex, formula.is_display, tuple(own)))

    def _unused(self, numbers: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Yield the notes without a number, which is given by the first reference."""
        for key, number in numbers.items():
            if number < 0:
                yield key[1:], self._notes[key[1:]]

    def _read_inline(self, content: Content, environment: dict[str, Any]) -> None:
        for start, end in content.ranges:
            self._citable[start:end] = self._body[start:end]
        spans, marks = self._pieces(content.text, environment)
        for span in spans:
            self._read_span(span, content.offsets)
        if self._with_structure:
            shown = "".join(map(self._citable.__getitem__, content.offsets[:-1])) if spans else content.text
            self._paragraphs.append(Paragraph(content, shown, tuple(marks)))

    def _pieces(self, content: str, environment: dict[str, Any]) -> tuple[list[Span], list[Mark]]:
        """Return the spans of inline Markdown; its signs of emphasis too, if they were asked for."""
        parser = block_parser()
        assert isinstance(parser.inline, RecordingInline)
        may_hold_span = _MAY_HOLD_SPAN.search(content)
        if self._with_structure and (may_hold_span or _MAY_HOLD_MARK.search(content)):
            return parser.inline.record_all(content, parser, environment)
        return parser.inline.record(content, parser, environment) if may_hold_span else [], []

    def _read_span(self, span: Span, offsets: Sequence[int]) -> None:
        start, end = offsets[span.start], offsets[span.end]
        kind = span.token.type
        if kind == "code_inline":
            self._blank(start, end)
        elif kind == INLINE:
            self._blank(start, end)
            self._add_formula(span.token, offsets[span.start : span.end + 1])
        elif kind in _WITH_WORDS:
            self._read_formulas_in(span, offsets)
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
