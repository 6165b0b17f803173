"""Texts of a tree, one by one, with their places in lists: what two trees are compared by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from mkdocs_evidence.authoring.word.walking import SPACES, Element, elements
from mkdocs_evidence.authoring.word.words import words_in
from mkdocs_evidence.reading.commonmark import Parsed, formula_of

_CELL = re.compile(r"<(?P<end>/?)t[dh]\b")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text: what it is (`heading 2`, `paragraph`, `cell`, `note`, `code`), its words and its place.

    `place` holds, from the outermost list to the innermost, the number of the item, or • for a bullet.
    """

    kind: str
    text: str
    place: tuple[str, ...] = ()
    line: int = 0
    has_formula: bool = False

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What must be the same in both trees."""
        return self.kind, self.text, self.place


@dataclass(slots=True)
class Leaves:
    """Texts of a tree, the notes after all others, and where its links and pictures lead.

    `words` are those of all texts and the numbers of lists, without formulas.
    """

    texts: list[Leaf] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)


def leaves_of_tree(blocks: list[Element]) -> Leaves:
    """The texts of pandoc's tree."""
    found = Leaves()
    notes = [one["c"] for one in elements(blocks) if one["t"] == "Note"]
    found.texts += _Tree().leaves(blocks)
    for note in notes:
        found.texts += [replace(leaf, kind="note") for leaf in _Tree().leaves(note)]
    for one in elements(blocks):
        if one["t"] == "Link":
            found.links.append(one["c"][2][0])
        elif one["t"] == "Image":
            found.pictures.append(one["c"][2][0])
    return found


class _Tree:
    def __init__(self) -> None:
        self._in_cell = False

    def leaves(  # noqa: C901, PLR0912 - one branch for each kind of block
        self, blocks: list[Element], place: tuple[str, ...] = ()
    ) -> Iterator[Leaf]:
        """Yield the texts of blocks that stand at a place."""
        for block in blocks:
            kind: str = block["t"]
            content: Any = block.get("c")
            if kind in ("Para", "Plain"):
                yield from self._text("paragraph", content, place)
            elif kind == "Header":
                yield from self._text(f"heading {content[0]}", content[2], place)
            elif kind == "CodeBlock":
                yield Leaf("code", _normal(content[1]), place)
            elif kind in ("BulletList", "OrderedList"):
                start = content[0][0] if kind == "OrderedList" else None
                for at, item in enumerate(content if start is None else content[1]):
                    yield from self.leaves(item, (*place, "•" if start is None else str(start + at)))
            elif kind == "BlockQuote":
                yield from self.leaves(content, place)
            elif kind == "DefinitionList":
                for term, meanings in content:
                    yield from self._text("term", term, place)
                    for meaning in meanings:
                        yield from self.leaves(meaning, place)
            elif kind == "Table":
                for row in _rows(content):
                    for cell in row[1]:
                        words = [one["c"] for one in cell[4]]
                        yield from self._text("cell", words[0] if words else [], place, is_kept=True)
            elif kind == "RawBlock":
                self._in_cell = _cell_state(content[1], is_in=self._in_cell)

    def _text(
        self, kind: str, inlines: list[Element], place: tuple[str, ...], *, is_kept: bool = False
    ) -> Iterator[Leaf]:
        text = _normal(_words(inlines))
        has_formula = any(one["t"] == "Math" for one in elements(inlines))
        if text or has_formula or is_kept:
            is_cell = self._in_cell and kind == "paragraph"
            yield Leaf("cell" if is_cell else kind, text, place, has_formula=has_formula)


def _rows(table: list[Any]) -> Iterator[list[Any]]:
    yield from table[3][1]
    for body in table[4]:
        yield from (*body[2], *body[3])
    yield from table[5][1]


def _words(node: Any) -> str:  # noqa: PLR0911 - one for each kind of inline
    if isinstance(node, list):
        return "".join(map(_words, node))
    if not isinstance(node, dict):
        return ""
    kind: str = node.get("t", "")
    content: Any = node.get("c")
    if kind == "Str":
        return str(content)
    if kind in SPACES:
        return " "
    if kind == "RawInline":
        return str(content[1]) if content[0] == "commonmark" else " "
    if kind in ("Image", "Note"):
        return ""
    return str(content[1]) if kind in ("Code", "Math") else _words(content)


def leaves_of_text(parsed: Parsed, first_line: int) -> Leaves:
    """The texts of what this site's reader makes of Markdown, whose first line has a number."""
    reader = _Tokens(first_line)
    reader.read(parsed.tokens)
    found = Leaves(reader.texts, reader.words, reader.links, reader.pictures)
    for label in parsed.notes:
        found.texts += reader.notes.get(label, ())
    return found


class _Tokens:
    def __init__(self, first_line: int) -> None:
        self.texts: list[Leaf] = []
        self.notes: dict[str, list[Leaf]] = {}
        self.words: list[str] = []
        self.links: list[str] = []
        self.pictures: list[str] = []
        self._first_line = first_line
        self._target = self.texts
        self._kind = "paragraph"
        self._lists: list[int | None] = []
        self._in_cell = False

    def read(self, tokens: Sequence[Token]) -> None:  # noqa: C901 - one branch for each kind of token
        """Read the tokens of a text."""
        for token in tokens:
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                self._lists.append(int(token.attrs.get("start", 1)) - 1 if kind[0] == "o" else None)
            elif kind in ("bullet_list_close", "ordered_list_close"):
                self._lists.pop()
            elif kind == "list_item_open" and self._lists[-1] is not None:
                self._lists[-1] += 1
                self.words.append(str(self._lists[-1]))
            elif kind == "footnote_reference_open":
                self._target = self.notes.setdefault(token.meta["label"], [])
            elif kind == "footnote_reference_close":
                self._target = self.texts
            elif kind == "html_block":
                self._in_cell = _cell_state(token.content, is_in=self._in_cell)
            elif formula_of(token):
                self._add("paragraph", _normal(token.content), token, has_formula=True)
            elif kind in ("fence", "code_block"):
                self._add("code", _normal(token.content), token)
                self.words += words_in(token.content)
            elif kind == "inline":
                self._add_inline(token)
            elif token.nesting == 1:
                self._kind = _KINDS.get(kind) or (
                    f"heading {token.tag[1:]}" if kind == "heading_open" else "paragraph"
                )

    def _add_inline(self, token: Token) -> None:
        children = token.children or []
        for one in _flat(children):
            if one.type == "link_open":
                self.links.append(str(one.attrs.get("href", "")))
            elif one.type == "image":
                self.pictures.append(str(one.attrs.get("src", "")))
                self.words += words_in(str(one.attrs.get("title", "")))
        has_formula = any(formula_of(one) for one in children)
        text = _normal("".join(map(_token_words, children)))
        words = "".join(_token_words(one) for one in children if not formula_of(one))
        self.words += words_in(_ATTRIBUTES.sub("", words))
        if text or has_formula or self._kind == "cell":
            self._add(self._kind, text, token, has_formula=has_formula)

    def _add(self, kind: str, text: str, token: Token, *, has_formula: bool = False) -> None:
        place = tuple("•" if one is None else str(one) for one in self._lists)
        if self._target is not self.texts:
            kind = "note"
        elif kind == "paragraph" and self._in_cell:
            kind = "cell"
        line = self._first_line + (token.map[0] if token.map else 0)
        self._target.append(Leaf(kind, text, place, line, has_formula))


_KINDS = {"td_open": "cell", "th_open": "cell", "dt_open": "term", "paragraph_open": "paragraph"}


def _flat(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or ())


def _token_words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak") or (
        token.type == "html_inline" and _BREAK.match(token.content)
    ):
        return " "
    if token.type in ("html_inline", "image", "footnote_ref"):
        return ""
    return token.content


_ATTRIBUTES = re.compile(r'\{(?:width|height)="[0-9]+"(?: height="[0-9]+")?\}')


def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _ATTRIBUTES.sub("", text)).split())


def _cell_state(html: str, *, is_in: bool) -> bool:
    found = list(_CELL.finditer(html))
    return not found[-1]["end"] if found else is_in
