"""The standard library's `SequenceMatcher` with an end: it looks at so many pairs of equal items.

Of texts for people each word comes seldom. Of 16,000 signs of one kind every one equals all others: that are
250 million pairs, and matching takes minutes. What is left when the work is used up counts as changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import Match, SequenceMatcher
from typing import Generic, TypeVar

MOST_PAIRS = 4_000_000
"""Less than half a second's work, and more than two versions of a text for people need."""
Item = TypeVar("Item")


class BoundedMatcher(SequenceMatcher[Item], Generic[Item]):
    """Matches two sequences until `MOST_PAIRS` pairs were looked at."""

    def __init__(self, a: Sequence[Item], b: Sequence[Item]) -> None:
        self._first, self._second = a, b
        self._left = MOST_PAIRS
        super().__init__(None, a, b, autojunk=False)
        self._places: dict[Item, list[int]] = self.b2j  # type: ignore[attr-defined] # the manual has it

    def set_seq1(self, a: Sequence[Item]) -> None:
        """Begin anew with another first sequence."""
        super().set_seq1(a)
        self._first, self._left = a, MOST_PAIRS

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest match within both ranges; an empty one where the work is used up."""
        end = len(self._first) if ahi is None else ahi
        other_end = len(self._second) if bhi is None else bhi
        if not self._may_look(alo, end):
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, end, blo, other_end)

    def _may_look(self, start: int, end: int) -> bool:
        """Count the pairs of a range of the first sequence as looked at; return True while some are left."""
        self._left -= end - start + self._pairs(self._first[start:end])
        return self._left >= 0

    def _pairs(self, items: Iterable[Item]) -> int:
        places = self._places
        return sum(len(places[one]) for one in items if one in places)
