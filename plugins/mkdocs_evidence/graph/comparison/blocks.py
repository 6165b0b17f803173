"""Rendered HTML to the blocks that a reader sees: headings, paragraphs, list items, rows of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.graph.comparison.markup import told
from mkdocs_evidence.model.formula_markup import WRITTEN

KINDS = {
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    "p": "p",
    "li": "li",
    "dt": "dt",
    "dd": "dd",
    "tr": "tr",
    "pre": "pre",
    "blockquote": "blockquote",
    "figcaption": "p",
    "caption": "p",
    "div": "p",
    "section": "p",
}
CELLS = ("td", "th")
CELL_GAP = " | "
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
HIDDEN = ("script", "style", "template")
HIDDEN_CLASSES = ("headerlink", "footnote-backref")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text: its kind (h2, p, li, tr, pre …) and its words, in one line unless `pre`."""

    kind: str
    text: str


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of a text in the order of reading, without empty ones. A picture is its words."""
    return told(html, _Reader).finished()


class _Reader:
    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._kinds: list[str] = ["p"]
        self._hidden = 0
        self._open: list[tuple[str, bool]] = []

    def finished(self) -> tuple[Block, ...]:
        self._end_block()
        return tuple(self._blocks)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "img":
            self._text.append(f" {' '.join(attributes.get('alt', '').split())} ")
            return
        if tag == "br":
            self._text.append("\n" if self._kinds[-1] == "pre" else " ")
            return
        hides = tag in HIDDEN or WRITTEN in attributes or _is_hidden(attributes.get("class", ""))
        if tag not in VOID:
            self._open.append((tag, hides))
            self._hidden += hides
        if tag in KINDS and not (self._kinds[-1] == "tr" and tag != "tr"):
            self._end_block()
            self._kinds.append(KINDS[tag])
        elif tag in CELLS and "".join(self._text).strip():
            self._text.append(CELL_GAP)
        if WRITTEN in attributes:
            self._text.append(attributes[WRITTEN])

    def end(self, tag: str) -> None:
        if tag in VOID or all(name != tag for name, _ in reversed(self._open)):
            return
        while self._open:
            name, hides = self._open.pop()
            self._hidden -= hides
            if name in KINDS and self._kinds[-1] == KINDS[name] and len(self._kinds) > 1:
                self._end_block()
                self._kinds.pop()
            if name == tag:
                return

    def text(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    def _end_block(self) -> None:
        kind = self._kinds[-1]
        text = "".join(self._text)
        self._text.clear()
        text = text.strip("\n") if kind == "pre" else " ".join(text.split())
        if text.strip():
            self._blocks.append(Block(kind, text))


def _is_hidden(classes: str) -> bool:
    return bool(classes) and any(name in HIDDEN_CLASSES for name in classes.split())
