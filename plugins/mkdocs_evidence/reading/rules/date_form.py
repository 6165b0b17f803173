"""Dates are written year first, as exactly as they are known."""

import re

from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model.dates import PartialDate
from mkdocs_evidence.reading.field_fault import FieldFault

RULE = Rule("date-form", "Dates are written as 2019-03-20, 2019-03 or 2019")

_DATES: tuple[str, ...] = ("2019-03-20", "2019-03", "2019")
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def tell(fault: FieldFault) -> Diagnostic:
    """A date in another form, with what was most likely meant."""
    meant = suggestion(fault.seen or "")
    allowed = _DATES
    if "zone" in fault.reason:
        meant, allowed = None, ("2019-03-27T18:30+00:00", *_DATES)
        step = "write date, T, hour and time zone: 2019-03-27T18:30+00:00 in winter, +01:00 in summer"
    elif "does not exist" in fault.reason:
        meant, allowed = None, ()
        step = "look the date up; if only the month is known for sure, leave out the day"
    elif meant:
        step = f"write {meant}"
    else:
        step = "write the year first: 2019-03-20, or 2019-03 or 2019 if less is known"
    return Diagnostic(
        RULE,
        fault.value_place,
        f"{fault.name} {fault.reason}",
        step,
        seen=fault.seen,
        allowed=allowed,
        nearest=meant,
    )


def suggestion(text: str) -> str | None:
    """The date that `text` most likely means; None where day and month could be either."""
    if match := _NUMBERS.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if first > 12 or first == second else (second, first)
        return _checked(year, month, day)
    if match := _LOOSE.fullmatch(text):
        year, month, day = (int(part) if part else 0 for part in match.groups())
        return _checked(year, month, day)
    if (match := _WORDS.fullmatch(text)) and match[2].lower() in _MONTHS:
        return _checked(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1] or 0))
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    written = f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
    try:
        return str(PartialDate.parse(written))
    except ValueError:
        return None
