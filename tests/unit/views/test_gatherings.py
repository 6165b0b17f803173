"""Events and calls: where they stand follows from their dates."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest

from invented import graph, key
from mkdocs_evidence.model import CallFields, EventFields
from mkdocs_evidence.views.gatherings import call_chip, event_chip


def fields(reference: str) -> object:
    return graph(date(2026, 6, 30)).head(key(reference)).fields


@pytest.mark.parametrize(
    ("event", "day", "state", "words"),
    [
        ("open-day", "2021-05-04", "upcoming", "Upcoming"),
        ("open-day", "2021-05-05", "now", "Today"),
        ("open-day", "2021-05-06", "past", "Past"),
        ("two-week-workshop", "2026-06-24", "upcoming", "Upcoming"),
        ("two-week-workshop", "2026-06-25", "now", "Today"),
        ("two-week-workshop", "2026-07-08", "now", "Going on"),
        ("two-week-workshop", "2026-07-09", "past", "Past"),
        ("some-day-in-june", "2026-05-31", "upcoming", "Upcoming"),
        ("some-day-in-june", "2026-06-01", "now", "In June 2026; the day is not known"),
        ("some-day-in-june", "2026-06-30", "now", "In June 2026; the day is not known"),
        ("some-day-in-june", "2026-07-01", "past", "Past"),
    ],
)
def test_an_event_is_upcoming_now_or_past(event: str, day: str, state: str, words: str) -> None:
    chip = event_chip(cast("EventFields", fields(f"events/{event}")), date.fromisoformat(day))

    assert (chip.value, chip.label) == (state, words)


@pytest.mark.parametrize(
    ("call", "day", "state", "words"),
    [
        ("letters-wanted", "2026-05-31", "to_open", "Opens on 1 June 2026"),
        ("letters-wanted", "2026-06-01", "open", "Open until 15 July 2026"),
        ("letters-wanted", "2026-07-15", "open", "Open until 15 July 2026"),
        ("letters-wanted", "2026-07-16", "closed", "Closed on 15 July 2026"),
        ("gardens-wanted", "2020-03-01", "open", "Open until 1 March 2020, 17:00"),
        ("gardens-wanted", "2020-03-02", "closed", "Closed on 1 March 2020, 17:00"),
        ("next-round", "2026-08-31", "to_open", "Opens in September 2026"),
        ("next-round", "2026-09-01", "open", "Open until 31 October 2026"),
        ("always-open", "2026-06-30", "open_ended", "The sources give no closing date"),
    ],
)
def test_a_call_is_to_open_open_or_closed(call: str, day: str, state: str, words: str) -> None:
    chip = call_chip(cast("CallFields", fields(f"calls/{call}")), date.fromisoformat(day))

    assert (chip.value, chip.label) == (state, words)
