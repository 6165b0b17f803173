"""Forest plots: each finding's estimate and interval on one axis, with the line of no effect.

Only findings on one scale share a plot: the same effect measure in the same unit, and, where the
unit is that of a questionnaire ("points"), the same measure too. Ratios stand on a log axis.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_evidence.model.vocabulary import Direction, EffectMeasure
from mkdocs_evidence.views.drawings.scales import Scale, difference_scale, ratio_scale
from mkdocs_evidence.views.drawings.wrapping import BOLD_LINE, wrapped
from mkdocs_evidence.views.numbers import decimals_of, is_signed, number_text

TEXT = 19.0
USUAL_LEVEL = 95.0
LANE = 22.0
GAP = 14.0
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
    sentence: str
    group: str = ""

    @property
    def scale_key(self) -> tuple[str, str, str]:
        """What a plot's findings have in common."""
        raw = self.effect_measure is EffectMeasure.MEAN_DIFFERENCE
        own = self.measure if raw and self.unit in _OF_ONE_INSTRUMENT else ""
        return (self.effect_measure.value, self.unit, own)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text, with its baseline in pixels from the top. `kind` is its CSS class."""

    text: str
    y: float
    kind: str


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One finding: a lane from `top`, with the estimate and its interval in per cent across."""

    top: float
    middle: float
    estimate: float
    low: float | None
    high: float | None
    direction: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis, in per cent across."""

    x: float
    label: str
    is_null: bool = False


@dataclass(frozen=True, slots=True)
class ForestPlot:
    """A drawing: `height` and lines in pixels, places across in per cent.

    `description` tells in sentences all that the drawing shows.
    """

    anchor: str
    title: str
    description: str
    caption: str
    height: float
    lane: float
    axis: float
    null: float
    ticks: tuple[Tick, ...]
    rows: tuple[ForestRow, ...]
    lines: tuple[TextLine, ...]
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
    lines, rows, bottom = _laid_out(estimates, scale)
    return ForestPlot(
        anchor=anchor,
        title=_title(first),
        description=_description(estimates, null),
        caption=f"{'Logarithmic axis; the' if scale.is_log else 'The'} line at {null:g} is no effect.",
        height=bottom + 3 * TEXT + 4,
        lane=LANE,
        axis=bottom,
        null=scale.across(null),
        ticks=_ticks(scale, first, null),
        rows=rows,
        lines=lines,
        sides=("← lower", "higher →"),
    )


def _laid_out(
    estimates: tuple[Estimate, ...], scale: Scale
) -> tuple[tuple[TextLine, ...], tuple[ForestRow, ...], float]:
    lines: list[TextLine] = []
    rows: list[ForestRow] = []
    y, group = 0.0, ""
    for one in estimates:
        texts = [(text, "group") for text in wrapped(one.group, BOLD_LINE)] if one.group != group else []
        texts += [(text, "label") for text in wrapped(one.label, BOLD_LINE)]
        texts += [(text, "numbers") for text in wrapped(one.numbers)]
        group = one.group
        for text, kind in texts:
            y += TEXT
            lines.append(TextLine(text, y, kind))
        y += 6
        rows.append(_row(one, scale, y))
        y += LANE + GAP
    return tuple(lines), tuple(rows), y - GAP + 4


def _row(one: Estimate, scale: Scale, top: float) -> ForestRow:
    low, high = (scale.across(bound) for bound in one.interval) if one.interval else (None, None)
    return ForestRow(
        top=top,
        middle=top + LANE / 2,
        estimate=scale.across(one.estimate),
        low=low,
        high=high,
        direction=one.direction.value,
    )


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


def _description(estimates: tuple[Estimate, ...], null: float) -> str:
    said = " ".join(f"{one.group}: {one.sentence}" if one.group else one.sentence for one in estimates)
    return f"{said} The line of no effect is at {null:g}."


__all__ = [
    "USUAL_LEVEL",
    "Estimate",
    "ForestPlot",
    "ForestRow",
    "TextLine",
    "Tick",
    "can_be_drawn",
    "forest_plots",
    "marks_in_words",
]
