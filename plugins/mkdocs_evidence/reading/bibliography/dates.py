"""Dates of works: years, ranges such as 2019/20, about-years, and words such as n.d. or in press."""

from __future__ import annotations

import re

from mkdocs_evidence.model import NO_DATE, CslDate, PartialDate
from mkdocs_evidence.reading.bibliography.values import MONTHS

_NONE = re.compile(r"(?:n\.? ?d\.?|no date|undated|s\.? ?a\.?)", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:in press|forthcoming|in preparation|submitted|under review|accepted|to appear)", re.IGNORECASE
)
_CIRCA = re.compile(r"(?:c\.|ca\.?|circa)\s*|\?$|~$", re.IGNORECASE)
_RANGE = re.compile(r"(\d{4})\s*(?:[-/–—]|to)\s*(\d{2}|\d{4})")
_ISO_RANGE = re.compile(r"(\d{4}(?:-\d{2}){0,2})/(\d{4}(?:-\d{2}){0,2})")
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DAY_AND_MONTH = re.compile(rf"(?:{_DAY}\s+)?([A-Za-z]+)\.?(?:\s+{_DAY})?")
FIRST, LAST = 1000, 2100


class DateError(ValueError):
    """A date that cannot be meant as it is written; the text is a plain reason."""


def date_of(date: str, year: str = "", month: str = "", day: str = "") -> CslDate | None:
    """The date of a work from biblatex's `date`, else from `year`, `month` and `day`.

    None where nothing is written; words (n.d., in press) are a literal date.
    DateError with a plain reason where the words mean no date.
    """
    written = (date or year).strip().strip("[]").strip()
    if not written:
        return None
    if _NONE.fullmatch(written):
        return CslDate(literal=NO_DATE)
    if _WORDS.fullmatch(written):
        return CslDate(literal=written.lower())
    bare, circa = _CIRCA.subn("", written)
    found = _range(bare.strip()) or (_single(bare.strip()), None)
    start, end = found
    if month and start.month is None and end is None and not date:
        start = _with_month(start, month.strip(), day.strip())
    return CslDate(start, end, circa=bool(circa))


def _range(text: str) -> tuple[PartialDate, PartialDate] | None:
    iso = _ISO_RANGE.fullmatch(text)
    if iso and ("-" in text):
        start, end = _single(iso[1]), _single(iso[2])
    else:
        match = _RANGE.fullmatch(text)
        if match is None or (len(match[2]) == 2 and _is_month(text, match[2])):
            return None
        start, end = _single(match[1]), _single(_in_full(match[1], match[2]))
    if end <= start:
        raise DateError("is a range that ends before it begins")
    return start, end


def _in_full(year: str, end: str) -> str:
    """The last year of a range, in full: 2020 for 2019/20, 2000 for 1999/00."""
    if year.endswith("99") and end == "00":
        return str(int(year) + 1)
    return year[: 4 - len(end)] + end


def _is_month(text: str, digits: str) -> bool:
    """2019-03 is a month; 2019-20 and 2019/03 cannot be."""
    return text[4] == "-" and 1 <= int(digits) <= 12


def _single(text: str) -> PartialDate:
    try:
        parsed = PartialDate.parse(text)
    except ValueError as error:
        reason = str(error) if "calendar" in str(error) else "is not a year such as 2019"
        raise DateError(reason) from None
    if not FIRST <= parsed.year <= LAST:
        raise DateError(f"is not a year between {FIRST} and {LAST}")
    return parsed


def _with_month(year: PartialDate, month: str, day: str) -> PartialDate:
    number: int | None = None
    if month.isdigit():
        number = int(month)
    elif match := _DAY_AND_MONTH.fullmatch(month):
        number = int(MONTHS.get(match[2].lower()[:3], "0"))
        day = day or match[1] or match[3] or ""
    if number is None or not 1 <= number <= 12:
        raise DateError("has a month that does not exist")
    if day and not day.isdigit():
        raise DateError("has a day that is no number")
    return _single(f"{year.year:04}-{number:02}" + (f"-{int(day):02}" if day else ""))
