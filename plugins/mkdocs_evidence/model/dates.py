"""Dates as exact as the source knows them: a year, a month or a day; never an invented day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from mkdocs_evidence.model.vocabulary import Precision

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})", re.ASCII)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
MOMENT_PATTERN = r"^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2}))?)?)?$"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of the precision that is known (ISO 8601 reduced precision: 2019, 2019-03, 2019-03-20).

    Dates are ordered by their earliest day, then by precision (the more exact one last).
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    @lru_cache(maxsize=16384)
    def parse(cls, text: str) -> PartialDate:
        """The date that `text` writes; ValueError with a plain reason when it writes none.

        Equal dates are one value where they can be: a corpus has few days, and a pickle holds each once.
        """
        match = _DATE.fullmatch(text)
        if match is None:
            raise ValueError("is not a date in the form 2019-03-20, 2019-03 or 2019")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise ValueError("is a day that does not exist") from None
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """The exact date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How exactly this date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def earliest(self) -> date:
        """The first day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def is_known_by(self, day: date) -> bool:
        """Whether the date is proven to be on or before a day: of `2019-03` that is from 31 March on."""
        return self.latest <= day

    @property
    def in_words(self) -> str:
        """The date as people write it: 20 March 2019, March 2019 or 2019."""
        words = [str(self.year)]
        if self.month is not None:
            words.insert(0, MONTHS[self.month - 1])
        if self.day is not None:
            words.insert(0, str(self.day))
        return " ".join(words)

    def __str__(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}"

    def __lt__(self, other: PartialDate) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate_date, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": DATE_PATTERN,
            "description": "A date as exact as it is known: 2019-03-20, 2019-03 or 2019.",
        }


def year_after(day: date) -> date:
    """The day of the same name one year later; after 29 February, 28 February.

    So law counts a year (the corresponding date rule), and a month's last day stays one. What lies beyond
    the last year that a date can have is its last day.
    """
    if day.year == date.max.year:
        return date.max
    last = calendar.monthrange(day.year + 1, day.month)[1]
    return date(day.year + 1, day.month, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, or an instant with its offset from UTC where the hour is known."""

    date: PartialDate
    instant: datetime | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """The moment that `text` writes; ValueError with a plain reason when it writes none."""
        if _MOMENT.fullmatch(text):
            try:
                instant = datetime.fromisoformat(text)
            except ValueError:
                raise ValueError("is a time that does not exist") from None
            return cls(PartialDate.of(instant.date()), instant)
        if ":" in text:
            raise ValueError("is not a time with its zone, as in 2019-03-27T18:30+00:00")
        return cls(PartialDate.parse(text))

    @property
    def in_words(self) -> str:
        """The moment as people write it: 27 March 2019, 18:30."""
        if self.instant is None:
            return self.date.in_words
        return f"{self.date.in_words}, {self.instant:%H:%M}"

    def __str__(self) -> str:
        return str(self.date) if self.instant is None else self.instant.isoformat()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _validate_moment, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {
            "type": "string",
            "pattern": MOMENT_PATTERN,
            "description": "A date, or a time with its zone: 2019-03-27T18:30+00:00.",
        }


def _validate_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(_text_of(value))
    except ValueError as error:
        raise PydanticCustomError("date", "{reason}", {"reason": str(error)}) from None


def _validate_moment(value: object) -> Moment:
    if isinstance(value, Moment):
        return value
    try:
        return Moment.parse(_text_of(value))
    except ValueError as error:
        raise PydanticCustomError("date", "{reason}", {"reason": str(error)}) from None


def _text_of(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("is not a date in the form 2019-03-20, 2019-03 or 2019")  # noqa: TRY004 - a fault of the content
    return value
