"""Merge conflicts that Git left in a file: where they are, and the text with the first side of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LENGTH = 7
OPENING, BASE, SEPARATOR, CLOSING = (character * _LENGTH for character in "<|=>")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that Git could not merge, from the first mark to the last; line numbers count from 1.

    `separator` is the first line that does not belong to the first side: the mark in the middle, or that
    of the common ancestor. A mark that was left alone is a conflict of one line.
    """

    first: int
    last: int
    separator: int


def conflicts_in(lines: Sequence[str], strict_until: int = 0) -> tuple[Conflict, ...]:
    """Return every conflict in these lines.

    A lone `=======` underlines a heading in Markdown; among the first `strict_until` lines it is a mark.
    """
    return tuple(_found(lines, strict_until))


def first_sides(lines: Sequence[str], conflicts: Sequence[Conflict]) -> list[str]:
    """Return the lines with the first side of each conflict; the others are empty, so that numbers stay."""
    kept = list(lines)
    for conflict in conflicts:
        kept[conflict.first - 1] = ""
        for number in range(conflict.separator, conflict.last + 1):
            kept[number - 1] = ""
    return kept


def _found(lines: Sequence[str], strict_until: int) -> Iterator[Conflict]:
    number = 0
    while number < len(lines):
        number += 1
        line = lines[number - 1]
        if _is_mark(line, OPENING):
            conflict = _block(lines, number)
            yield conflict
            number = conflict.last
        elif _is_mark(line, CLOSING) or (number <= strict_until and line == SEPARATOR):
            yield Conflict(number, number, number)


def _block(lines: Sequence[str], first: int) -> Conflict:
    """The conflict that opens on a line; that line alone where it is never parted and closed."""
    separator = parted = 0
    for number in range(first + 1, len(lines) + 1):
        line = lines[number - 1]
        if _is_mark(line, OPENING):
            break
        if not separator and (line == SEPARATOR or _is_mark(line, BASE)):
            separator = number
        if line == SEPARATOR:
            parted = number
        elif parted and _is_mark(line, CLOSING):
            return Conflict(first, number, separator)
    return Conflict(first, first, first)


def _is_mark(line: str, mark: str) -> bool:
    return line == mark or line.startswith(f"{mark} ")
