"""Numbers are read as they were meant: signs, units, decimals."""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_evidence.model import Finding
from mkdocs_evidence.views.numbers import estimate_text, groups_text, interval_text, level_text, number_text


def finding(**fields: Any) -> Finding:
    return Finding.model_validate(
        {"added": True, "measure": "M", "direction": "not_estimated", "statement": "S", **fields}
    )


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("fields", "estimate", "interval"),
    [
        (
            {
                "effect_measure": "percent_change",
                "estimate": "5.5",
                "unit": "per cent",
                "interval": ["-4.5", "16.6"],
            },
            "+5.5%",
            "−4.5% to +16.6%",
        ),
        (
            {"effect_measure": "risk_ratio", "estimate": "0.60", "interval": ["0.48", "0.76"]},
            "0.60",
            "0.48 to 0.76",
        ),
        ({"effect_measure": "percentage_point_difference", "estimate": "-8.6"}, "−8.6 percentage points", ""),
        (
            {"effect_measure": "mean_difference", "estimate": "0", "unit": "days", "interval": ["-1", "1"]},
            "0 days",
            "−1 to +1 days",
        ),
        ({"effect_measure": "cost", "estimate": "5204.75", "unit": "pounds"}, "£5,204.75", ""),
        ({"effect_measure": "count", "estimate": "1500000"}, "1,500,000", ""),
        ({"effect_measure": "odds_ratio", "estimate": "0.00001"}, "0.00001", ""),
        ({"estimate": "-3"}, "−3", ""),
        ({}, "", ""),
    ],
)
def test_an_estimate_and_its_interval_have_the_same_decimals(
    fields: dict[str, Any], estimate: str, interval: str
) -> None:
    found = finding(**fields)

    assert (plain(estimate_text(found)), plain(interval_text(found))) == (estimate, interval)


def test_what_was_measured_in_each_group_is_told_in_words() -> None:
    values = {"intervention": "12.9", "comparator": "13"}

    assert (
        plain(groups_text(finding(values=values, unit="points")))
        == "12.9 points with the intervention, 13.0 points without"
    )
    assert groups_text(finding()) == ""


def test_the_level_of_an_interval_is_said_where_it_is_known() -> None:
    assert level_text(finding(interval_level="95")) == "95% interval"
    assert level_text(finding(interval_level="97.5")) == "97.5% interval"
    assert level_text(finding()) == "interval"


def test_minus_nought_is_nought() -> None:
    assert number_text(-0.0, signed=True) == "0"
    assert number_text(0.04, decimals=1, signed=True) == "0.0"
    assert number_text(-0.04, decimals=1) == "0.0"
