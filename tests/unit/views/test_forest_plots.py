"""Forest plots: scales are never mixed, ratios stand on a log axis, everything is within the drawing."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.model.vocabulary import Direction, EffectMeasure
from mkdocs_evidence.views.drawings.forest_plot import Estimate, forest_plots
from mkdocs_evidence.views.drawings.scales import LEFT, MOST_TICKS, RIGHT, difference_scale, ratio_scale


def estimate(scale: EffectMeasure, value: float, **fields: Any) -> Estimate:
    given_fields: dict[str, Any] = {
        "measure": "Joy",
        "unit": "",
        "interval": None,
        "direction": Direction.NO_CLEAR_DIFFERENCE,
        "label": "Joy",
        "numbers": "0.5",
        **fields,
    }
    return Estimate(effect_measure=scale, estimate=value, **given_fields)


RR = EffectMeasure.RISK_RATIO


def test_two_scales_never_share_a_plot() -> None:
    difference = EffectMeasure.MEAN_DIFFERENCE
    plots = forest_plots(
        [
            estimate(RR, 0.5),
            estimate(EffectMeasure.ODDS_RATIO, 0.5),
            estimate(RR, 2),
            estimate(difference, 1, unit="days"),
            estimate(difference, 2, unit="hours"),
            estimate(difference, 3, unit="days", measure="Sorrow"),
            estimate(difference, 4, unit="points"),
            estimate(difference, 5, unit="points", measure="Sorrow"),
        ],
        "f",
    )

    assert [(plot.title, len(plot.rows)) for plot in plots] == [
        ("Risk ratio", 2),
        ("Odds ratio", 1),
        ("Mean difference in days", 2),
        ("Mean difference in hours", 1),
        ("Mean difference in points: Joy", 1),
        ("Mean difference in points: Sorrow", 1),
    ]


@pytest.mark.parametrize("measure", [EffectMeasure.COUNT, EffectMeasure.COST, EffectMeasure.OTHER])
def test_what_has_no_line_of_no_effect_is_not_drawn(measure: EffectMeasure) -> None:
    assert forest_plots([estimate(measure, 3)], "f") == ()


def test_a_ratio_of_nought_cannot_stand_on_a_log_axis() -> None:
    assert forest_plots([estimate(RR, 0), estimate(RR, 0.5, interval=(0, 1))], "f") == ()


def test_twice_and_half_are_equally_far_from_no_effect() -> None:
    (plot,) = forest_plots([estimate(RR, 0.5), estimate(RR, 2)], "f")

    half, twice = (row.estimate for row in plot.rows)
    assert plot.null - half == pytest.approx(twice - plot.null, abs=0.02)


def test_the_null_finding_crosses_the_line_of_no_effect() -> None:
    measure = EffectMeasure.PERCENT_CHANGE
    (plot,) = forest_plots([estimate(measure, 5.5, unit="%", interval=(-4.5, 16.6))], "f")
    (row,) = plot.rows

    assert row.low is not None
    assert row.high is not None
    assert row.low < plot.null < row.estimate < row.high
    assert [tick.label for tick in plot.ticks] == ["−10%", "0%", "+10%", "+20%"]
    assert plot.caption == "The line at 0 is no effect."


def test_each_report_is_named_once_above_its_findings() -> None:
    estimates = [estimate(RR, value, group=group) for value, group in ((0.5, "A"), (2, "A"), (3, "B"))]
    (plot,) = forest_plots(estimates, "f")

    assert [row.group for row in plot.rows] == ["A", "", "B"]
    assert plot.caption == "Logarithmic axis; the line at 1 is no effect."


numbers = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False).map(lambda value: round(value, 6))
positive = st.floats(min_value=1e-6, max_value=1e6, allow_nan=False)


@given(st.lists(numbers, min_size=1, max_size=8))
def test_every_difference_stands_within_the_axis_and_so_does_no_effect(values: list[float]) -> None:
    scale = difference_scale(values)

    assert 0 in scale.ticks[1:-1] or len(scale.ticks) == 1
    assert all(LEFT - 0.01 <= scale.across(value) <= RIGHT + 0.01 for value in (*values, 0))
    assert len(scale.ticks) <= MOST_TICKS + 2


@given(st.lists(positive, min_size=1, max_size=8))
def test_every_ratio_stands_within_the_axis_and_so_does_no_effect(values: list[float]) -> None:
    scale = ratio_scale(values)

    assert scale.ticks[0] < 1 < scale.ticks[-1]
    assert any(math.isclose(tick, 1) for tick in scale.ticks)
    assert all(LEFT - 0.01 <= scale.across(value) <= RIGHT + 0.01 for value in (*values, 1))
    assert len(scale.ticks) <= MOST_TICKS + 1
