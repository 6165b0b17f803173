"""Two rendered texts compared: their blocks are paired, and each pair is compared word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import nextafter

from mkdocs_evidence.graph.comparison.blocks import Block
from mkdocs_evidence.graph.comparison.bounded_matcher import BoundedMatcher
from mkdocs_evidence.graph.comparison.words import Likeness, Operation, Run, compare_words

ALIKE = 0.4
"""Two blocks with less in common than this are shown as one removed and one added."""
NOT_ALIKE = nextafter(ALIKE, 0)
MOST_LOOKS = 50_000
"""So many pairs of changed blocks are held against each other; what is left counts as removed and added."""


@dataclass(frozen=True, slots=True)
class ComparedBlock:
    """A block of the newer text, or one that was taken out of the older one, as runs of words."""

    kind: str
    operation: Operation
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All words of the block."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks that follow each other; `folded` are unchanged ones, far from any change."""

    folded: bool
    blocks: tuple[ComparedBlock, ...]


def stretches(compared: Sequence[ComparedBlock]) -> tuple[Stretch, ...]:
    """The blocks with long unchanged parts set apart, so that a reader finds what changed.

    One unchanged block stays before and after each change, for its context.
    """
    kept = [
        any(block.operation is not Operation.SAME for block in compared[max(number - 1, 0) : number + 2])
        for number in range(len(compared))
    ]
    groups = (list(group) for _, group in groupby(range(len(compared)), key=lambda number: kept[number]))
    return tuple(Stretch(not kept[group[0]], tuple(compared[n] for n in group)) for group in groups)


def compare_texts(older: Sequence[Block], newer: Sequence[Block]) -> tuple[ComparedBlock, ...]:
    """Every block of both texts, in the order of reading."""
    matcher = BoundedMatcher(older, newer)
    compared: list[ComparedBlock] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            compared.extend(_whole(block, Operation.SAME) for block in newer[k:m])
        else:
            compared.extend(_replaced(older[i:j], newer[k:m]))
    return tuple(compared)


def _replaced(older: Sequence[Block], newer: Sequence[Block]) -> Iterator[ComparedBlock]:
    """Blocks that stand in the place of others: those alike are paired; what was taken out comes first."""
    old = new = 0
    for partner, number in (*_pairs(older, newer), (len(older), len(newer))):
        yield from (_whole(block, Operation.REMOVED) for block in older[old:partner])
        yield from (_whole(block, Operation.ADDED) for block in newer[new:number])
        if number < len(newer):
            runs = compare_words(older[partner].text, newer[number].text)
            yield ComparedBlock(newer[number].kind, Operation.CHANGED, runs)
        old, new = partner + 1, number + 1


def _pairs(older: Sequence[Block], newer: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The numbers of alike blocks, in the order of both texts."""
    start, left = 0, MOST_LOOKS
    for number, block in enumerate(newer):
        left -= len(older) - start
        if left < 0:
            return
        partner = _partner(older, start, block)
        if partner is not None:
            yield partner, number
            start = partner + 1


def _partner(older: Sequence[Block], start: int, block: Block) -> int | None:
    """The block of the same kind, from `start` on, that is most like this one; None where none is alike."""
    likeness, best, partner = Likeness(block.text), NOT_ALIKE, None
    for number in range(start, len(older)):
        if older[number].kind == block.kind:
            found = likeness.above(older[number].text, best)
            if found is not None:
                best, partner = found, number
    return partner


def _whole(block: Block, operation: Operation) -> ComparedBlock:
    return ComparedBlock(block.kind, operation, (Run(operation, block.text),))
