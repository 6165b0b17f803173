"""Forest plots: each finding's estimate and interval on one axis, with the line of no effect.

Only findings on one scale share a plot: the same effect measure in the same unit, and, where the
unit is that of a questionnaire ("points"), the same measure too. Ratios stand on a log axis.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.model.vocabulary import Direction, EffectMeasure
from mkdocs_evidence.views.drawings.scales import Scale, difference_scale, ratio_scale
from mkdocs_evidence.views.numbers import decimals_of, is_signed, number_text

USUAL_LEVEL = 95.0
_OF_ONE_INSTRUMENT = ("", "point", "points", "score", "scores")


@dataclass(frozen=True, slots=True)
class Estimate:
    """One finding as a plot needs it: its numbers, and the words that stand with them.

    `group` is the report that it is from, where a plot holds findings of several.
    """

    measure: str
    effect_measure: EffectMeasure
    unit: str
    estimate: float
    interval: tuple[float, float] | None
    direction: Direction
    label: str
    numbers: str
    group: str = ""

    @property
    def scale_key(self) -> tuple[str, str, str]:
        """What a plot's findings have in common."""
        raw = self.effect_measure is EffectMeasure.MEAN_DIFFERENCE
        own = self.measure if raw and self.unit in _OF_ONE_INSTRUMENT else ""
        return (self.effect_measure.value, self.unit, own)


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One finding: its words, and its estimate and interval in per cent across.

    `group` is the report that it is from, in the first row of each report alone.
    """

    label: str
    numbers: str
    direction: Direction
    estimate: float
    low: float | None
    high: float | None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis, in per cent across."""

    x: float
    label: str
    is_null: bool = False


@dataclass(frozen=True, slots=True)
class ForestPlot:
    """A drawing: rows of words and marks above one axis, with places across in per cent."""

    anchor: str
    title: str
    caption: str
    null: float
    ticks: tuple[Tick, ...]
    rows: tuple[ForestRow, ...]
    sides: tuple[str, str]


def forest_plots(estimates: Iterable[Estimate], anchor: str) -> tuple[ForestPlot, ...]:
    """One plot for each scale, in the order in which the scales come; counts and costs have none."""
    by_scale: dict[tuple[str, str, str], list[Estimate]] = {}
    for estimate in estimates:
        if can_be_drawn(estimate):
            by_scale.setdefault(estimate.scale_key, []).append(estimate)
    return tuple(
        _plot(tuple(group), f"{anchor}-{number}") for number, group in enumerate(by_scale.values(), start=1)
    )


def can_be_drawn(estimate: Estimate) -> bool:
    """Whether there is a line of no effect, and a place for all numbers: a log axis has none for 0."""
    values = (estimate.estimate, *(estimate.interval or ()))
    if estimate.effect_measure.is_ratio:
        return all(value > 0 for value in values)
    return estimate.effect_measure.null_value is not None


def _plot(estimates: tuple[Estimate, ...], anchor: str) -> ForestPlot:
    first = estimates[0]
    null = first.effect_measure.null_value
    assert null is not None
    values = [value for one in estimates for value in (one.estimate, *(one.interval or ()))]
    scale = ratio_scale(values) if first.effect_measure.is_ratio else difference_scale(values, null)
    return ForestPlot(
        anchor=anchor,
        title=_title(first),
        caption=f"{'Logarithmic axis; the' if scale.is_log else 'The'} line at {null:g} is no effect.",
        null=scale.across(null),
        ticks=_ticks(scale, first, null),
        rows=tuple(_rows(estimates, scale)),
        sides=("← lower", "higher →"),
    )


def _rows(estimates: tuple[Estimate, ...], scale: Scale) -> Iterator[ForestRow]:
    group = ""
    for one in estimates:
        low, high = (scale.across(bound) for bound in one.interval) if one.interval else (None, None)
        yield ForestRow(
            label=one.label,
            numbers=one.numbers,
            direction=one.direction,
            estimate=scale.across(one.estimate),
            low=low,
            high=high,
            group=one.group if one.group != group else "",
        )
        group = one.group


def _ticks(scale: Scale, first: Estimate, null: float) -> tuple[Tick, ...]:
    unit = first.unit if first.unit in ("%", "£") else ""
    decimals = 0 if scale.is_log else decimals_of(scale.ticks)
    signed = is_signed(first.effect_measure)
    return tuple(
        Tick(
            scale.across(value),
            number_text(value, unit, decimals=None if scale.is_log else decimals, signed=signed),
            is_null=value == null,
        )
        for value in scale.ticks
    )


def _title(first: Estimate) -> str:
    label = first.effect_measure.label
    own = f": {first.measure}" if first.scale_key[2] else ""
    is_told = first.unit in ("", "%") or first.unit in label.lower()
    return f"{label}{own}" if is_told else f"{label} in {first.unit}{own}"


def marks_in_words(estimates: Iterable[Estimate]) -> str:
    """What the marks of these plots mean."""
    drawn = tuple(estimates)
    parts = ["Squares are estimates, with the intervention against without"]
    if any(one.interval for one in drawn):
        parts.append(f"lines are {USUAL_LEVEL:g}% intervals, unless the label says otherwise")
    if any(one.interval is None for one in drawn):
        parts.append("hollow squares have no interval")
    return f"{'; '.join(parts)}."


__all__ = [
    "USUAL_LEVEL",
    "Estimate",
    "ForestPlot",
    "ForestRow",
    "Tick",
    "can_be_drawn",
    "forest_plots",
    "marks_in_words",
]
