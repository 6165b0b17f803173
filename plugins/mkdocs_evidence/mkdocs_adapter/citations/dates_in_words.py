"""Dates that are words (n.d., in press, c. 1850), printed by every style.

CSL knows words for a date only where a style asks for them, and styles show them where they show a day,
too: "in press, in press". Every style prints a year, once, sorts by it and puts a letter behind it. So words
travel to the engine as years that nobody writes, and come back as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from itertools import count

from mkdocs_evidence.citing import Style
from mkdocs_evidence.model import NO_DATE, CslDate, CslItem, PartialDate

_NUMBERS = re.compile(r"9\d{8}")
_FIRST = 910_000_000
_ROOM = 10_000
_BEHIND = r"(?:([a-z]{1,2})(?![a-z\d]))?(\.?)"


@dataclass(frozen=True)
class DatesInWords:
    """The years that stand for words in one question to the engine."""

    style: Style
    words: Mapping[int, str]

    @classmethod
    def of(cls, style: Style, items: Iterable[CslItem], text: str) -> DatesInWords:
        """A year for each of the words that these works have for a date, none that `text` holds."""
        words = sorted({words for item in items if (words := _words_for_date(item, style))})
        taken = {int(number) // _ROOM for number in _NUMBERS.findall(text)} if words else set()
        first = next(year for year in count(_FIRST, _ROOM) if year // _ROOM not in taken)
        return cls(style, dict(enumerate(words, first)))

    def handed_over(self, item: CslItem) -> CslItem:
        """The work as the engine is given it."""
        words = _words_for_date(item, self.style)
        if words:
            status = "" if item.status == words else item.status
            return replace(item, issued=CslDate(PartialDate(self._years[words])), status=status)
        is_undated = item.issued is not None and item.issued.literal == NO_DATE
        return replace(item, issued=None) if is_undated else item

    @cached_property
    def _years(self) -> Mapping[str, int]:
        return {words: year for year, words in self.words.items()}

    def shown(self, html: str) -> str:
        """HTML of the engine with the words in it; a letter behind them is set off, as in press-a."""
        return self._pattern.sub(self._said, html) if self.words else html

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"({'|'.join(map(str, self.words))}){_BEHIND}")

    def _said(self, match: re.Match[str]) -> str:
        words = escape(self.words[int(match[1])])
        if match[2]:
            words += match[2] if words[-1].isdecimal() else f"-{match[2]}"
        return words if words.endswith(".") else words + match[3]


def _estimate(date: CslDate, start: PartialDate) -> str:
    """A date that is an estimate, in words; nothing where it is certain."""
    end = f"–{date.end.year}" if date.end else ""
    return f"c. {start.year}{end}" if date.circa else ""


def _words_for_date(item: CslItem, style: Style) -> str:
    """What to print for a date; nothing where the style can print it, or has words of its own."""
    if item.issued and item.issued.start:
        return _estimate(item.issued, item.issued.start) if not style.marks_estimates else ""
    if item.issued and item.issued.literal != NO_DATE:
        return item.issued.literal
    if item.status:
        return "" if style.shows_status else item.status
    return "" if style.says_no_date else NO_DATE
