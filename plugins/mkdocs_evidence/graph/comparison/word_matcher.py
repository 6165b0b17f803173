"""The standard library's `SequenceMatcher` for words with blanks between them: the same matches, sooner.

It looks at each pair of equal items. Half of a text's items are blanks, which are all equal, so that
nearly all pairs are pairs of blanks. Two blanks never follow each other: a match of two items or more
has a word in it, and is found from its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import Match

from mkdocs_evidence.graph.comparison.bounded_matcher import BoundedMatcher


class WordMatcher(BoundedMatcher[str]):
    """Matches the items of two texts: words, marks, and blanks, no two of which follow each other."""

    def __init__(self, a: Sequence[str], b: Sequence[str]) -> None:
        super().__init__(a, b)
        self._older, self._newer = a, b
        self._words_left = self._left

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest match within both ranges, and of those equally long the first."""
        ahi = len(self._older) if ahi is None else ahi
        bhi = len(self._newer) if bhi is None else bhi
        best = Match(alo, blo, 0)
        self._words_left -= self._pairs(item for item in self._older[alo:ahi] if not item.isspace())
        if self._words_left < 0:
            return best
        sizes: dict[int, int] = {}  # of the matches that end with the word before this one, by their end in b
        gap = ""
        for i in range(alo, ahi):
            word = self._older[i]
            if word.isspace():
                gap = word
                continue
            after = self._older[i + 1] if i + 1 < ahi and self._older[i + 1].isspace() else None
            sizes = self._sizes(word, gap, sizes, blo, bhi)
            gap = ""
            for j, size in sizes.items():
                with_blank = size + (after is not None and j + 1 < bhi and self._newer[j + 1] == after)
                if with_blank >= best.size:
                    found = Match(i - size + 1, j - size + 1, with_blank)
                    best = found if with_blank > best.size or found < best else best
        if best.size > 1:
            return best
        return super().find_longest_match(alo, ahi, blo, bhi)  # a single word, or a single blank

    def _sizes(self, word: str, gap: str, before: dict[int, int], blo: int, bhi: int) -> dict[int, int]:
        """The sizes of the matches that end with a word, which has a gap before it or none."""
        sizes: dict[int, int] = {}
        for j in self._places.get(word, ()):
            if j >= bhi:
                break
            if j < blo:
                continue
            if not gap:
                sizes[j] = before.get(j - 1, 0) + 1
            elif j > blo and self._newer[j - 1] == gap:
                sizes[j] = before.get(j - 2, 0) + 2
            else:
                sizes[j] = 1
        return sizes
