"""Timelines: planned and actual, slips, and dates that are known by month or year only."""

from __future__ import annotations

from datetime import date

from invented import graph, project
from mkdocs_evidence.model import PartialDate
from mkdocs_evidence.views.drawings.timeline import DrawnStep, TimelineDrawing, timeline_drawing
from mkdocs_evidence.views.timelines import Timeline, timeline_of


def step(label: str, day: str, *plans: str, planned: bool = False) -> DrawnStep:
    dates = tuple(PartialDate.parse(plan) for plan in plans)
    return DrawnStep(label, "milestone", "Milestone", PartialDate.parse(day), planned, dates)


def drawing(*steps: DrawnStep, as_of: str = "2021-06-30") -> TimelineDrawing:
    made = timeline_drawing(steps, date.fromisoformat(as_of))
    assert made is not None
    return made


def garden(day: date) -> Timeline:
    return timeline_of(graph(day), project("garden-trial"))


def test_a_slip_leads_from_the_first_plan_to_what_came_of_it() -> None:
    made = drawing(step("A", "2020-01-01"), step("B", "2021-03-01", "2020-06-01", "2020-12-01"))
    slipped = made.rows[1]

    assert [plan.is_planned for plan in slipped.plans] == [True, True]
    assert not slipped.mark.is_planned
    assert slipped.slip == (slipped.plans[0].x, slipped.mark.x)
    assert made.has_slips


def test_what_came_early_is_drawn_backwards() -> None:
    made = drawing(step("A", "2020-01-01"), step("B", "2020-06-01", "2021-01-01"))
    early = made.rows[1]

    assert early.slip == (early.mark.x, early.plans[0].x)


def test_a_month_is_a_band_and_a_day_is_not() -> None:
    made = drawing(step("A", "2020-01-15"), step("B", "2020-06"), step("C", "2020"))

    assert [row.mark.band is None for row in made.rows] == [True, False, False]
    month, year = (row.mark.band for row in made.rows[1:])
    assert month is not None
    assert year is not None
    assert month[1] - month[0] < year[1] - year[0]


def test_the_day_of_the_build_is_marked_where_it_falls_within_the_years() -> None:
    steps = (step("A", "2020-01-01"), step("B", "2021-12-31"))

    assert drawing(*steps, as_of="2021-06-30").now is not None
    assert drawing(*steps, as_of="2022-01-01").now is None


def test_one_step_makes_no_drawing() -> None:
    assert timeline_drawing([step("A", "2020-01-01")], date(2020, 1, 1)) is None


def test_forty_years_have_no_more_than_nine_names() -> None:
    made = drawing(step("A", "1980-01-01"), step("B", "2020-01-01"))

    assert len([year for year in made.years if year.label]) <= 9


def test_everything_is_within_the_drawing() -> None:
    made = garden(date(2026, 6, 30)).drawing
    assert made is not None
    places = [mark.x for row in made.rows for mark in (row.mark, *row.plans)]

    assert all(0 <= x <= 100 for x in places)


def test_each_step_says_its_dates_beside_its_marks() -> None:
    made = drawing(step("A", "2020-01-01"), step("B", "2021-03-01", "2020-06-01", "2020-12"))
    ahead = drawing(step("A", "2020-01-01"), step("B", "2021-12", planned=True))

    assert (made.rows[1].label, made.rows[1].dates) == (
        "B",
        "1 March 2021 (planned 1 June 2020, then December 2020)",
    )
    assert ahead.rows[1].dates == "planned December 2021"


def test_the_garden_trial_tells_its_slips_in_words() -> None:
    slips = {shown.label: shown.slip for shown in garden(date(2026, 6, 30)).steps if shown.slip}

    assert slips["Data collection ends"] == (
        "planned for 30 June 2021, then 31 October 2021, then 31 January 2022; came 31 January 2022"
    )
    assert slips["Analysis ends"] == "planned for September 2022; came 15 August 2022"


def test_an_earlier_day_shows_the_plans_of_that_day() -> None:
    steps = {shown.label: shown for shown in garden(date(2020, 12, 1)).steps}
    ends = steps["Data collection ends"]

    assert (ends.planned, ends.date.words) == (True, "31 October 2021")
    assert ends.slip == "planned for 30 June 2021, then 31 October 2021"


def test_a_plan_whose_day_is_past_says_that_nothing_more_is_known() -> None:
    steps = {shown.label: shown for shown in timeline_of(graph(), project("overdue-study")).steps}

    assert steps["Report"].slip == "planned for June 2025, then December 2025"
    assert steps["Report"].planned
