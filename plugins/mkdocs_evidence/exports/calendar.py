"""Calendar files (iCalendar, RFC 5545): days and times as events, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from mkdocs_evidence.model import Moment, PartialDate

PRODUCT = "-//mkdocs-evidence//Calendar//EN"
LONGEST = 75
"""Octets in a line before it is folded (RFC 5545, section 3.1)."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry. `uid` never changes; `stamp` is the date of the content that it was made from.

    `start` and `end` are instants or days, `end` the last day or the last moment. A date that is
    known by month or year has its last day, which is the day that counts for what is owed; the
    summary then says how exact it is.
    """

    uid: str
    summary: str
    start: Moment
    end: Moment | None
    stamp: PartialDate
    url: str = ""
    description: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar with its name and its entries, in the order in which they come."""

    name: str
    entries: tuple[CalendarEntry, ...]


def render_calendar(calendar: Calendar) -> str:
    """The calendar as iCalendar text, with folded lines that end as the standard wants."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(calendar.name)}",
        *(line for entry in calendar.entries for line in _entry(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _entry(entry: CalendarEntry) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{entry.stamp.latest:%Y%m%d}T000000Z"
    yield from _times(entry)
    yield f"SUMMARY:{escaped(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{escaped(entry.description)}"
    if entry.location:
        yield f"LOCATION:{escaped(entry.location)}"
    if entry.url:
        yield f"URL:{entry.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _times(entry: CalendarEntry) -> Iterator[str]:
    """The start and the end, both as days or both as instants; the end of days is exclusive."""
    start, end = entry.start, entry.end
    if start.instant and (end is None or end.instant):
        yield f"DTSTART:{_instant(start.instant)}"
        if end and end.instant and end.instant > start.instant:
            yield f"DTEND:{_instant(end.instant)}"
        return
    first = _day(start.date)
    last = max(_day((end or start).date), first)
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"


def _instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(day: PartialDate) -> date:
    return day.latest


def escaped(text: str) -> str:
    """A text value (RFC 5545, section 3.3.11): no character of it can end the line or the field."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join(char for char in lines if char in "\n\t" or ord(char) >= 0x20)
    marked = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, each after the first beginning with a space."""
    pieces: list[str] = []
    piece, size, room = "", 0, LONGEST
    for char in line:
        octets = len(char.encode())
        if size + octets > room:
            pieces.append(piece)
            piece, size, room = "", 0, LONGEST - 1
        piece += char
        size += octets
    return "\r\n ".join([*pieces, piece])


__all__ = ["Calendar", "CalendarEntry", "escaped", "folded", "render_calendar"]
