"""Two texts compared word by word.

The matching is the standard library's difflib (docs/adr/0022 says why). What is added here is for
readers: a difference is never half a word, and a change is not broken up by a lone "the" that
happens to stand in both texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_evidence.graph.comparison.bounded_matcher import BoundedMatcher
from mkdocs_evidence.graph.comparison.word_matcher import WordMatcher
from mkdocs_evidence.model.words import Word

_TOKEN = re.compile(r"\s+|[^\W_]+(?:['’.,-][^\W_]+)*|.", re.DOTALL)
REMEMBERED = 512
"""The texts of the blocks of one comparison: each may be held against many others."""
LONE_WORDS = 2
"""A stretch of so few words between two changes is taken into the change."""


class Operation(Word):
    """What happened to a stretch of text."""

    SAME = "same", "Unchanged"
    ADDED = "added", "Added"
    REMOVED = "removed", "Removed"
    CHANGED = "changed", "Changed"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that stands in both, or in one of the two."""

    operation: Operation
    text: str


def compare_words(older: str, newer: str) -> tuple[Run, ...]:
    """The newer text with what was taken out of the older one, in the order of reading.

    The runs that are not added make up the older text, those that are not removed the newer one.
    """
    old, new = _tokens(older), _tokens(newer)
    matcher = WordMatcher(old, new)
    pairs = [("".join(old[i:j]), "".join(new[k:m])) for _, i, j, k, m in matcher.get_opcodes()]
    return tuple(_as_runs(_without_lone_words(pairs)))


class Likeness:
    """How much texts have in common with one text, from 0 to 1, counted in words."""

    def __init__(self, newer: str) -> None:
        self._matcher = BoundedMatcher[str]((), _words(newer))

    def above(self, older: str, least: float) -> float | None:
        """The likeness of a text, if it is above the least that is asked for.

        The matcher's two upper bounds cost little; most texts that are not alike go no further.
        """
        matcher = self._matcher
        matcher.set_seq1(_words(older))
        if matcher.real_quick_ratio() <= least or matcher.quick_ratio() <= least:
            return None
        found = matcher.ratio()
        return found if found > least else None


@lru_cache(maxsize=REMEMBERED)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


def _words(text: str) -> list[str]:
    return [token for token in _tokens(text) if not token.isspace()]


def _without_lone_words(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Stretches of the older and the newer text, with short common ones between changes taken in."""
    joined: list[tuple[str, str]] = []
    for number, (old, new) in enumerate(pairs):
        between = 0 < number < len(pairs) - 1
        lone = old == new and between and len(_words(old)) <= LONE_WORDS
        after_change = bool(joined) and joined[-1][0] != joined[-1][1]
        if after_change and (lone or old != new):
            joined[-1] = (joined[-1][0] + old, joined[-1][1] + new)
        else:
            joined.append((old, new))
    return joined


def _as_runs(pairs: Iterable[tuple[str, str]]) -> Iterable[Run]:
    for old, new in pairs:
        if old == new:
            yield Run(Operation.SAME, old)
            continue
        if old:
            yield Run(Operation.REMOVED, old)
        if new:
            yield Run(Operation.ADDED, new)
