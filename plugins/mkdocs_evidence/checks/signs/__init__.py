"""Signs that do not do what they are written for, in the structure of a text. Two rules report them."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice

from mkdocs_evidence.checks.signs import boxes, emphasis, foreign, links, lists, notes, tables
from mkdocs_evidence.checks.signs.hints import may_hold_signs
from mkdocs_evidence.checks.signs.sign_fault import Replacement, SignFault
from mkdocs_evidence.reading import WrittenText, read_written_text

UNREAD = (
    boxes.faults_in,
    emphasis.left_as_text,
    foreign.faults_in,
    links.faults_in,
    lists.run_together,
    notes.faults_in,
    tables.faults_in,
)
"""What finds signs that are published as they are written, or left out."""
MISREAD = (lists.years, emphasis.struck_through)
"""What finds words that are taken for signs."""

MOST = 200
"""Faults of one text that are told at once; those behind them are told when these are mended."""


def faults_of(
    body: str, finders: Iterable[Callable[[WrittenText], Iterator[SignFault]]]
) -> tuple[SignFault, ...]:
    """Find such signs in one text."""
    written = _structure(body)
    return tuple(islice(chain.from_iterable(find(written) for find in finders), MOST))


@lru_cache(maxsize=8)  # two rules look at the same text, one after the other
def _structure(body: str) -> WrittenText:
    return read_written_text(body)


__all__ = ["MISREAD", "UNREAD", "Replacement", "SignFault", "faults_of", "may_hold_signs"]
