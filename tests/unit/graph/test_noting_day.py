"""A day that notes: it answers as the day does, and nothing is asked of it in silence."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from invented import SETTINGS, key, records
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.graph.notes import Notes
from mkdocs_evidence.graph.noting import NotingGraph
from mkdocs_evidence.graph.noting_day import NotingDay
from mkdocs_evidence.graph.questions import DAY, HAS_COME, Answers
from mkdocs_evidence.model import PartialDate

TODAY = date(2024, 2, 29)
DAYS = [date(2024, 2, 28), TODAY, date(2024, 3, 1), date.min, date.max]
ITSELF: dict[str, Callable[[date], Any]] = {
    "year": lambda day: (day.year, day.month, day.day),
    "text": lambda day: (str(day), repr(day), f"{day}", f"{day:%A}", day.isoformat(), day.ctime()),
    "calendar": lambda day: (day.isocalendar(), day.isoweekday(), day.weekday(), day.timetuple()),
    "number": lambda day: (day.toordinal(), hash(day)),
    "arithmetic": lambda day: (
        day + timedelta(1),
        timedelta(1) + day,
        day - timedelta(1),
        day.replace(day=1),
    ),
    "distance": lambda day: (day - date(2024, 1, 1), date(2025, 1, 1) - day),
    "equality": lambda day: (day == TODAY, day != TODAY, {TODAY: "found"}.get(day)),
    "pickle": pickle.dumps,
    "partial": PartialDate.of,
}


def noting(day: date = TODAY) -> tuple[NotingDay, list[str]]:
    asked: list[str] = []
    return NotingDay.like(day, asked.append), asked


@pytest.mark.parametrize("other", DAYS, ids=str)
def test_comparisons_ask_whether_a_day_has_come(other: date) -> None:
    day, asked = noting()
    assert (day < other, day <= other, day > other, day >= other) == (
        other > TODAY,
        other >= TODAY,
        other < TODAY,
        other <= TODAY,
    )
    assert (other < day, other <= day, other > day, other >= day) == (
        other < TODAY,
        other <= TODAY,
        other > TODAY,
        other >= TODAY,
    )
    assert asked
    assert all(question.startswith(HAS_COME) for question in asked)


@pytest.mark.parametrize("name", ITSELF)
def test_whoever_wants_to_know_the_day_itself_is_noted(name: str) -> None:
    day, asked = noting()
    assert ITSELF[name](day) == ITSELF[name](TODAY)
    assert DAY in asked


def test_nothing_that_a_date_has_is_left_out() -> None:
    of_date = {
        name for name in vars(date) if not name.startswith("_") and name not in ("min", "max", "resolution")
    }
    made_anew = {"fromisocalendar", "fromisoformat", "fromordinal", "fromtimestamp", "today"}
    assert of_date - made_anew <= vars(NotingDay).keys()


def test_the_answers_tell_days_apart_that_count() -> None:
    def answers(day: date) -> Answers:
        graph = build_graph(records(), SETTINGS, day)
        return Answers(graph, front_of=str, text_of=str, entry_of=str)

    before, after = answers(TODAY), answers(TODAY + timedelta(1))
    assert before.of(DAY) != after.of(DAY)
    assert before.of(f"{HAS_COME}2024-02-29") == after.of(f"{HAS_COME}2024-02-29")
    assert before.of(f"{HAS_COME}2024-03-01") != after.of(f"{HAS_COME}2024-03-01")


def test_a_date_of_a_record_is_asked_for_and_not_the_day() -> None:
    notes = Notes()
    graph = NotingGraph(build_graph(records(), SETTINGS, TODAY), notes)
    assert PartialDate(2024, 3).is_known_by(graph.as_of) is False
    assert notes.asked == (f"{HAS_COME}2024-03-31",)
    assert graph.shows(key("projects/garden-trial"))
