"""A day that notes what is asked of it: on another day, only what asked for that need be looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from mkdocs_evidence.graph.notes import Note
from mkdocs_evidence.graph.questions import DAY, HAS_COME

ONE_DAY = timedelta(days=1)


@lru_cache(maxsize=8192)
def _whether_has_come(day: date) -> str:
    return f"{HAS_COME}{day.isoformat()}"


class NotingDay(date):
    """A date that notes with which days it is compared, or that somebody wants to know itself.

    Most of what rests on the day of a build asks whether some other day has come. The answer to that
    changes once; what day it is changes daily.
    """

    _day: date
    _note: Note

    @classmethod
    def like(cls, day: date, note: Note) -> NotingDay:
        """A day that is this one and notes what is asked of it."""
        new = cls(day.year, day.month, day.day)
        new._day, new._note = day, note
        return new

    def __ge__(self, other: date) -> bool:
        self._note(_whether_has_come(other))
        return self._day >= other

    def __gt__(self, other: date) -> bool:
        return other != date.max and self >= other + ONE_DAY

    def __lt__(self, other: date) -> bool:
        return not self >= other

    def __le__(self, other: date) -> bool:
        return not self > other


def _noted(name: str) -> property:
    """What a date has under a name, with a note that the day itself counts."""

    def itself(day: NotingDay) -> Any:
        day._note(DAY)
        return getattr(day._day, name)

    return property(itself)


def _noted_operator(name: str) -> Callable[..., Any]:
    """The same for what Python looks up on the class."""

    def operator(day: NotingDay, *operands: Any) -> Any:
        day._note(DAY)
        return getattr(day._day, name)(*operands)

    return operator


PARTS = (
    *("year", "month", "day", "ctime", "isocalendar", "isoformat", "isoweekday", "replace", "strftime"),
    *("timetuple", "toordinal", "weekday"),
)
OPERATORS = (
    *("__add__", "__radd__", "__sub__", "__rsub__", "__eq__", "__ne__", "__hash__"),
    *("__str__", "__repr__", "__format__", "__reduce__", "__reduce_ex__"),
)
for _name in PARTS:
    setattr(NotingDay, _name, _noted(_name))
for _name in OPERATORS:
    setattr(NotingDay, _name, _noted_operator(_name))
