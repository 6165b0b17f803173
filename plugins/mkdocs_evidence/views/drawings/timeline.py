"""A study's timeline: steps from the top down, years across, slips from the plan to what happened.

Each step has its words and a lane. A hollow mark is a plan, a solid one has happened; a line
leads from the first plan to what came of it. A date that is known by month or year only has a
band over all the days that it can mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.model import PartialDate

FIRST, LAST = 5.5, 98.0
"""Where the years begin and end, in per cent: the name of the first one needs room on its left."""
MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """What the drawing needs of a step; `plans` are the dates for which it was planned, oldest first."""

    label: str
    kind: str
    kind_label: str
    date: PartialDate
    is_planned: bool
    plans: tuple[PartialDate, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A mark on a lane, in per cent across, with a band where the date is not known by the day."""

    x: float
    band: tuple[float, float] | None
    is_planned: bool


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One step: its words, its plans and its last mark; `slip` is the line between them."""

    label: str
    dates: str
    kind: str
    plans: tuple[TimelineMark, ...]
    mark: TimelineMark
    slip: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Year:
    """The first of January of a year, in per cent across; not every year of a long study is named."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """A drawing: a row for each step below the years, with places across in per cent.

    `now` is the day of the build, where it falls within the years that are drawn, and `now_label` its name;
    where it does not, the drawing is the same on every day. `kinds` are the kinds of step that it holds,
    each with its label, for the legend.
    """

    title: str
    years: tuple[Year, ...]
    rows: tuple[TimelineRow, ...]
    now: float | None
    now_label: str
    kinds: tuple[tuple[str, str], ...]
    has_plans: bool
    has_slips: bool
    has_bands: bool


def timeline_drawing(steps: Iterable[DrawnStep], as_of: date) -> TimelineDrawing | None:
    """The drawing of these steps, in their order; None where there are fewer than two."""
    steps = tuple(steps)
    if len(steps) < 2:
        return None
    across = _Years.holding(day for step in steps for day in (step.date, *step.plans))
    rows = tuple(_row(step, across) for step in steps)
    first = min(steps, key=lambda step: step.date.earliest).date
    last = max(steps, key=lambda step: step.date.latest).date
    is_now = across.holds(as_of)
    return TimelineDrawing(
        title=f"Timeline: {len(steps)} steps, {first.in_words} to {last.in_words}",
        years=across.marks,
        rows=rows,
        now=across.at(as_of) if is_now else None,
        now_label=PartialDate.of(as_of).in_words if is_now else "",
        kinds=tuple(dict.fromkeys((step.kind, step.kind_label) for step in steps)),
        has_plans=any(row.mark.is_planned or row.plans for row in rows),
        has_slips=any(row.slip for row in rows),
        has_bands=any(mark.band for row in rows for mark in (row.mark, *row.plans)),
    )


@dataclass(frozen=True, slots=True)
class _Years:
    """The years across the drawing, from the first of January to the last of December."""

    first: int
    last: int

    @classmethod
    def holding(cls, days: Iterable[PartialDate]) -> _Years:
        years = [day.year for day in days]
        return cls(min(years), max(years))

    def holds(self, day: date) -> bool:
        return date(self.first, 1, 1) <= day <= date(self.last, 12, 31)

    def at(self, day: date) -> float:
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal()
        share = (day.toordinal() - start) / (end - start)
        return round(FIRST + (LAST - FIRST) * share, 2)

    @property
    def marks(self) -> tuple[Year, ...]:
        every = -(-(self.last - self.first + 1) // MOST_YEARS)
        years = range(self.first, self.last + 1)
        return tuple(
            Year(self.at(date(year, 1, 1)), "" if (year - self.first) % every else str(year))
            for year in years
        )

    def mark(self, day: PartialDate, *, is_planned: bool) -> TimelineMark:
        low, high = self.at(day.earliest), self.at(day.latest)
        band = (low, high) if day.latest > day.earliest else None
        return TimelineMark(round((low + high) / 2, 2), band, is_planned)


def _dates(step: DrawnStep) -> str:
    plans = ", then ".join(day.in_words for day in step.plans)
    if step.is_planned:
        return f"planned {f'{plans}, then ' if plans else ''}{step.date.in_words}"
    return f"{step.date.in_words}{f' (planned {plans})' if plans else ''}"


def _row(step: DrawnStep, across: _Years) -> TimelineRow:
    plans = tuple(across.mark(day, is_planned=True) for day in step.plans)
    mark = across.mark(step.date, is_planned=step.is_planned)
    places = [one.x for one in (*plans, mark)]
    slip = (min(places), max(places)) if plans else None
    return TimelineRow(step.label, _dates(step), step.kind, plans, mark, slip)


__all__ = [
    "DrawnStep",
    "TimelineDrawing",
    "TimelineMark",
    "TimelineRow",
    "Year",
    "timeline_drawing",
]
