"""A study's timeline: steps from the top down, years across, slips from the plan to what happened.

Each step has a lane below its words. A hollow mark is a plan, a solid one has happened; a line
leads from the first plan to what came of it. A date that is known by month or year only has a
band over all the days that it can mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mkdocs_evidence.model import PartialDate
from mkdocs_evidence.views.drawings.wrapping import BOLD_LINE, wrapped

TEXT = 19.0
LANE = 20.0
GAP = 12.0
YEARS = 22.0
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
class TimelineText:
    """A line of a step's words: its name, then its dates, with the baseline in pixels from the top."""

    label: str
    dates: str
    y: float


@dataclass(frozen=True, slots=True)
class TimelineMark:
    """A mark on a lane, in per cent across, with a band where the date is not known by the day."""

    x: float
    band: tuple[float, float] | None
    is_planned: bool


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One step: its lane from `top`, its plans and its last mark; `slip` is the line between them."""

    kind: str
    top: float
    middle: float
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
    """A drawing: `height` and lines in pixels, places across in per cent.

    `now` is the day of the build, where it falls within the years that are drawn. `kinds` are the
    kinds of step that it holds, each with its label, for the legend.
    """

    title: str
    description: str
    height: float
    lane: float
    axis: float
    years: tuple[Year, ...]
    rows: tuple[TimelineRow, ...]
    texts: tuple[TimelineText, ...]
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
    texts, rows, bottom = _laid_out(steps, across)
    first = min(steps, key=lambda step: step.date.earliest).date
    last = max(steps, key=lambda step: step.date.latest).date
    return TimelineDrawing(
        title=f"Timeline: {len(steps)} steps, {first.in_words} to {last.in_words}",
        description=_description(steps),
        height=bottom + TEXT + 8,
        lane=LANE,
        axis=bottom,
        years=across.marks,
        rows=rows,
        texts=texts,
        now=across.at(as_of) if across.holds(as_of) else None,
        now_label=PartialDate.of(as_of).in_words,
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
        return self.first <= day.year <= self.last

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


def _laid_out(
    steps: tuple[DrawnStep, ...], across: _Years
) -> tuple[tuple[TimelineText, ...], tuple[TimelineRow, ...], float]:
    texts: list[TimelineText] = []
    rows: list[TimelineRow] = []
    y = YEARS
    for step in steps:
        for label, dates in _words(step):
            y += TEXT
            texts.append(TimelineText(label, dates, y))
        y += 6
        rows.append(_row(step, across, y))
        y += LANE + GAP
    return tuple(texts), tuple(rows), y - GAP


def _words(step: DrawnStep) -> list[tuple[str, str]]:
    """The lines of a step: name and dates in one where they fit, else below each other."""
    dates = _dates(step)
    if len(step.label) + len(dates) + 2 <= BOLD_LINE:
        return [(step.label, dates)]
    labels = [(line, "") for line in wrapped(step.label, BOLD_LINE)]
    return labels + [("", line) for line in wrapped(dates, most=4)]


def _dates(step: DrawnStep) -> str:
    plans = ", then ".join(day.in_words for day in step.plans)
    if step.is_planned:
        return f"planned {f'{plans}, then ' if plans else ''}{step.date.in_words}"
    return f"{step.date.in_words}{f' (planned {plans})' if plans else ''}"


def _row(step: DrawnStep, across: _Years, top: float) -> TimelineRow:
    plans = tuple(across.mark(day, is_planned=True) for day in step.plans)
    mark = across.mark(step.date, is_planned=step.is_planned)
    places = [one.x for one in (*plans, mark)]
    slip = (min(places), max(places)) if plans else None
    return TimelineRow(step.kind, top, top + LANE / 2, plans, mark, slip)


def _description(steps: tuple[DrawnStep, ...]) -> str:
    moved = sum(bool(step.plans) for step in steps)
    planned = sum(step.is_planned for step in steps)
    parts = [f"{len(steps)} steps from the earliest to the latest"]
    if moved:
        parts.append(f"{moved} of them moved from the date that was planned")
    if planned:
        parts.append(f"{planned} still planned")
    return f"{', '.join(parts)}. The list after the drawing tells each of them."


__all__ = [
    "DrawnStep",
    "TimelineDrawing",
    "TimelineMark",
    "TimelineRow",
    "TimelineText",
    "Year",
    "timeline_drawing",
]
