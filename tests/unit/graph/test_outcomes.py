"""Promised against reported: every row that there can be."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from invented import AS_OF, graph, key
from mkdocs_evidence.graph.outcome_history import Promise
from mkdocs_evidence.graph.outcomes import Comparison, Fate, OutcomeRow, comparisons_of, comparisons_on
from mkdocs_evidence.graph.timepoints import timepoints_of
from mkdocs_evidence.graph.timing import timing_of
from mkdocs_evidence.model import Report


def comparison(report: str, day: date = AS_OF) -> Comparison:
    found = graph(day)
    (one,) = comparisons_of(found, cast("Report", found.head(key(report))))
    return one


def row(report: str, name: str) -> OutcomeRow:
    rows = comparison(report).rows
    return next(one for one in rows if name in (one.id, one.measure))


ROWS = [
    # report, outcome, promise, fate, is the difference unexplained
    ("reports/garden-trial", "joy", "planned", "as_planned", False),
    ("reports/garden-trial", "sleep", "changed", "reported_changed", False),
    ("reports/garden-trial", "weeds", "planned", "reported_changed", False),
    ("reports/garden-trial", "harvest", "introduced", "reported_changed", True),
    ("reports/garden-trial", "visits", "planned", "not_reported_explained", False),
    ("reports/garden-trial", "cost", "planned", "not_reported", True),
    ("reports/garden-trial", "worms", "planned", "not_reported", True),
    ("reports/garden-trial", "birds", "dropped", "dropped", False),
    ("reports/garden-trial", "Number of neighbours met", "none", "added", False),
    ("reports/garden-trial", "Number of songs", "none", "added", True),
    ("reports/garden-interim", "joy", "planned", "as_planned", False),
    ("reports/garden-interim", "sleep", "changed", "not_entered", False),
]


@pytest.mark.parametrize(("report", "outcome", "promise", "fate", "unexplained"), ROWS)
def test_each_outcome_has_its_row(
    report: str, outcome: str, promise: str, fate: str, unexplained: bool
) -> None:
    found = row(report, outcome)

    assert (found.promise.value, found.fate.value, found.is_unexplained) == (promise, fate, unexplained)


def test_the_table_above_has_every_promise_and_every_fate() -> None:
    assert {promise for _, _, promise, _, _ in ROWS} == set(Promise.values())
    assert {fate for _, _, _, fate, _ in ROWS} == set(Fate.values())


def test_every_outcome_is_in_the_comparison_once() -> None:
    rows = comparison("reports/garden-trial").rows

    assert [one.id for one in rows if one.id] == [
        *("joy", "sleep", "weeds", "visits", "cost", "worms", "harvest"),
        "birds",
    ]
    assert [one.findings for one in rows if one.findings] == [(0, 1), (2,), (3,), (4,), (5,), (6,)]


def test_a_change_between_versions_says_what_why_and_whether_data_had_been_seen() -> None:
    (change,) = row("reports/garden-trial", "sleep").changes
    (field,) = change.fields

    assert (change.version, field.field, field.before, field.after) == (
        2,
        "timepoint",
        "6 months",
        "12 months",
    )
    assert change.reason == "The flood moved the season."
    assert change.data_seen is not None
    assert change.data_seen.value == "none"


def test_a_partial_record_never_says_that_an_outcome_was_not_reported() -> None:
    fates = {one.fate for one in comparison("reports/garden-interim").rows}

    assert fates == {Fate.AS_PLANNED, Fate.NOT_ENTERED}
    assert row("reports/garden-interim", "joy").missing == ("12 months",)


def test_a_report_is_held_against_the_version_that_it_evaluates_and_no_later_one() -> None:
    interim = comparison("reports/garden-interim")

    assert interim.protocol == key("protocols/garden-trial@2")
    assert next(one for one in interim.rows if one.id == "birds").promise is Promise.PLANNED


def test_a_protocol_knows_every_report_on_any_of_its_versions() -> None:
    found = comparisons_on(graph(), key("protocols/garden-trial"))

    assert [str(one.report) for one in found] == ["reports/garden-interim@1", "reports/garden-trial@2"]


def test_a_report_that_evaluates_nothing_is_held_against_nothing() -> None:
    found = graph()

    assert comparisons_of(found, cast("Report", found.head(key("reports/garden-pilot")))) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (None, []),
        ("", []),
        ("12 months", ["12 months"]),
        ("July 2022 and July 2023", ["july 2022", "july 2023"]),
        ("6,  12;24 Months", ["6", "12", "24 months"]),
        ("in Scotland and  Wales", ["in scotland", "wales"]),
        ("at the end of the band practice", ["at the end of the band practice"]),
    ],
)
def test_one_text_may_name_several_timepoints(text: str | None, names: list[str]) -> None:
    assert list(timepoints_of(text)) == names


def test_a_protocol_that_came_late_is_labelled_so() -> None:
    found = graph()

    assert [one.value for one in timing_of(found, key("protocols/overdue-study"))] == ["after_recruitment"]
    assert [one.value for one in timing_of(found, key("protocols/letter-plan"))] == [
        "after_recruitment",
        "after_data",
    ]
    assert timing_of(found, key("protocols/garden-trial")) == ()
