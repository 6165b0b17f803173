"""Programs read what the board gives them: calendars, the feed, the tables."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import feedparser
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import AS_OF, graph
from mkdocs_evidence.exports import render_exports
from mkdocs_evidence.exports.calendar import Calendar, CalendarEntry, folded, render_calendar
from mkdocs_evidence.model import Moment, PartialDate


def files(day: date = AS_OF) -> dict[str, bytes]:
    return {export.path: export.data for export in render_exports(graph(day))}


@pytest.fixture(scope="module")
def exported() -> dict[str, bytes]:
    return files()


def events(data: bytes) -> dict[str, Any]:
    """The entries of a calendar file, by what stands after the last slash but one of their UID."""
    calendar = icalendar.Calendar.from_ical(data)
    return {str(entry["UID"]).partition(":/")[2]: entry for entry in calendar.walk("VEVENT")}


def test_the_calendar_has_what_is_due_what_takes_place_and_what_closes(exported: dict[str, bytes]) -> None:
    found = {
        name: entry.decoded("DTSTART") for name, entry in events(exported["status/calendar.ics"]).items()
    }

    assert found == {
        "calls/gardens-wanted/": datetime(2020, 3, 1, 17, tzinfo=UTC),
        "events/open-day/": datetime(2021, 5, 5, 9, tzinfo=UTC),
        "calls/always-open/": date(2024, 1, 1),
        "events/some-day-in-june/": date(2026, 6, 1),
        "events/two-week-workshop/": date(2026, 6, 25),
        "calls/letters-wanted/": date(2026, 7, 15),
        "projects/due-study/#findings-owed": date(2026, 8, 15),
        "projects/planned-study/#recruitment-starts": date(2026, 9, 1),
        "events/garden-conference/": date(2026, 10, 1),
        "calls/next-round/": date(2026, 10, 31),
        "projects/planned-study/#data-collection-ends": date(2027, 6, 30),
        "projects/planned-study/#findings-owed": date(2028, 6, 30),
    }


def test_an_event_has_its_end_its_place_and_a_stamp_from_its_content(exported: dict[str, bytes]) -> None:
    (entry,) = events(exported["events/open-day/open-day.ics"]).values()

    assert entry.decoded("DTEND") == datetime(2021, 5, 5, 15, 30, tzinfo=UTC)
    assert str(entry["LOCATION"]) == "The garden, gate 2; bring boots"
    assert str(entry["URL"]) == "https://invented.example/evidence/events/open-day/"
    assert entry.decoded("DTSTAMP") == datetime(2021, 4, 1, tzinfo=UTC)
    (days,) = events(exported["events/garden-conference/garden-conference.ics"]).values()
    assert days.decoded("DTEND") == date(2026, 10, 3)


def test_a_uid_stays_when_the_day_and_the_date_change() -> None:
    before, after = (events(files(day)["status/calendar.ics"]) for day in (date(2026, 3, 2), AS_OF))

    assert "projects/planned-study/#findings-owed" in before.keys() & after.keys()


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(texts, texts)
def test_no_text_can_break_out_of_its_line(summary: str, place: str) -> None:
    entry = CalendarEntry(
        uid="tag:x",
        summary=f"s{summary}",
        start=Moment(PartialDate(2026, 1, 1)),
        end=None,
        stamp=PartialDate(2026),
        location=place,
    )
    data = render_calendar(Calendar("Name", (entry,))).encode()

    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (read,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(read["SUMMARY"]).startswith("s")
    assert set(read) <= {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "TRANSP"}


@given(texts)
def test_folding_loses_nothing(text: str) -> None:
    assert folded(text).replace("\r\n ", "") == text


def test_the_feed_tells_every_change_and_when_something_fell_overdue(exported: dict[str, bytes]) -> None:
    feed = feedparser.parse(exported["status/changes.atom"])

    assert not feed.bozo
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    by_id = {entry.id.partition(":/")[2]: entry for entry in feed.entries}
    overdue = by_id["projects/overdue-study/#overdue-2025-12-31"]
    assert (overdue.title, overdue.updated) == ("Overdue: The overdue study", "2026-01-01T00:00:00Z")
    assert by_id["projects/paused-study/#status-3"].summary == "The funder is thinking it over."
    dates = [entry.updated for entry in feed.entries]
    assert dates == sorted(dates, reverse=True)


def test_an_entry_of_the_feed_stays_as_it_was() -> None:
    def entries(day: date) -> dict[str, tuple[str, str]]:
        feed = feedparser.parse(files(day)["status/changes.atom"])
        return {entry.id: (entry.title, entry.updated) for entry in feed.entries}

    early, late = entries(date(2024, 6, 30)), entries(date(2025, 6, 30))
    assert {name: late[name] for name in early} == early
    assert any("overdue-2024-05-31" in name for name in early)


def test_the_table_has_a_row_for_each_project_the_most_urgent_first(exported: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(exported["status/status.csv"].decode(), newline="")))

    assert len(rows) == 10
    assert rows[0] | {"id": "overdue-study", "results_status": "overdue", "days_late": "181"} == rows[0]
    assert rows[0]["why"] == "The analyst found another job."
    assert {row["as_of"] for row in rows} == {"2026-06-30"}


def test_the_json_says_the_same_as_the_table(exported: dict[str, bytes]) -> None:
    data = json.loads(exported["status/status.json"])
    rows = csv.DictReader(io.StringIO(exported["status/status.csv"].decode(), newline=""))

    assert [project["id"] for project in data["projects"]] == [row["id"] for row in rows]
    assert data["counts"]["projects"] == 10
    assert data["counts"]["stopped_or_cancelled"] == 2
    assert data["as_of"] == "2026-06-30"


def test_the_findings_of_a_report_stand_beside_its_page(exported: dict[str, bytes]) -> None:
    rows = list(
        csv.DictReader(io.StringIO(exported["reports/letter-trial/findings.csv"].decode(), newline=""))
    )

    assert [(row["estimate"], row["interval_low"], row["interval_high"], row["n"]) for row in rows] == [
        ("0", "-1", "1", "1200")
    ]
    assert exported["reports/letter-trial/v1/findings.csv"] == exported["reports/letter-trial/findings.csv"]
    assert "reports/garden-pilot/findings.csv" not in exported
    assert len(exported["projects/garden-trial/findings.csv"].splitlines()) == 1 + 7 + 1 + 6
