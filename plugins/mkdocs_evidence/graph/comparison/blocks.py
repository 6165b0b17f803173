"""Rendered HTML to the blocks that a reader sees: headings, paragraphs, list items, rows of tables."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

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
HIDDEN = ("script", "style", "template")
HIDDEN_CLASSES = ("headerlink", "footnote-backref")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of text: its kind (h2, p, li, tr, pre …) and its words, in one line unless `pre`."""

    kind: str
    text: str


def blocks_of(html: str) -> tuple[Block, ...]:
    """The blocks of a text in the order of reading, without empty ones. A picture is its words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.finished()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._kinds: list[str] = ["p"]
        self._hidden = 0
        self._open: list[tuple[str, bool]] = []

    def finished(self) -> tuple[Block, ...]:
        self._end_block()
        return tuple(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "img":
            self._text.append(f" {values.get('alt', '')} ")
            return
        if tag == "br":
            self._text.append("\n" if self._kinds[-1] == "pre" else " ")
            return
        hides = tag in HIDDEN or any(name in HIDDEN_CLASSES for name in values.get("class", "").split())
        if tag not in _VOID:
            self._open.append((tag, hides))
            self._hidden += hides
        if tag in KINDS and not (self._kinds[-1] == "tr" and tag != "tr"):
            self._end_block()
            self._kinds.append(KINDS[tag])
        elif tag in CELLS and "".join(self._text).strip():
            self._text.append(CELL_GAP)

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, hides = self._open.pop()
            self._hidden -= hides
            if name in KINDS and self._kinds[-1] == KINDS[name] and len(self._kinds) > 1:
                self._end_block()
                self._kinds.pop()
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    def _end_block(self) -> None:
        kind = self._kinds[-1]
        text = "".join(self._text)
        self._text.clear()
        text = text.strip("\n") if kind == "pre" else " ".join(text.split())
        if text.strip():
            self._blocks.append(Block(kind, text))


_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
