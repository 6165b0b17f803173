"""Structure of a text as it is written: its blocks, paragraphs and signs, each at its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from mkdocs_evidence.reading.commonmark.spans import Mark


@dataclass(frozen=True, slots=True)
class Block:
    """A fence, a block of HTML, an ordered list or its item, a row of a table, or a footnote's definition.

    `start` and `end` are the offsets of its lines. `detail` is the info of a fence, the number of a list or
    an item, the columns of a row's table (0 of the row of its head), and the label of a footnote.
    """

    kind: str
    start: int
    end: int
    detail: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a heading or a cell: what stands in it, and the offset of each character and of its end.

    In `shown` code, HTML, pictures, links and references to footnotes are masks. `kind` is the type of
    the token that opens it. `marks` are its signs of emphasis and strikethrough, with offsets in `content`.
    """

    kind: str
    content: str
    shown: str
    offsets: tuple[int, ...]
    marks: tuple[Mark, ...]

    @property
    def runs(self) -> tuple[tuple[str, int], ...]:
        """Signs of emphasis that stayed text, those beside each other together, with their offsets."""
        left = [mark for mark in self.marks if mark.is_text]
        groups = groupby(enumerate(left), lambda pair: (pair[1].sign, pair[1].start - pair[0]))
        return tuple((sign * len(run), run[0][1].start) for (sign, _), run in ((k, [*g]) for k, g in groups))


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text with its structure. `unused_notes` are the labels of footnotes to which nothing refers."""

    body: str
    paragraphs: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    unused_notes: tuple[tuple[str, int], ...] = ()
