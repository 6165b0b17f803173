"""The four axes of status, each state of each axis, over the days on which it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from invented import graph, key, project
from mkdocs_evidence.graph.status import (
    document_status,
    results_due,
    results_of,
    study_status,
    unconfirmed_since,
    version_state,
)
from mkdocs_evidence.model import PartialDate, Project
from mkdocs_evidence.model.vocabulary import DocumentStatus, ResultsStatus, StudyStatus, VersionState

RESULTS = [
    # study, day, state, days late
    ("due-study", "2026-05-16", "not_due", 0),
    ("due-study", "2026-05-17", "due", 0),
    ("due-study", "2026-08-15", "due", 0),
    ("due-study", "2026-08-16", "overdue", 1),
    ("overdue-study", "2025-12-31", "due", 0),
    ("overdue-study", "2026-01-01", "overdue", 1),
    ("letter-trial", "2024-05-31", "due", 0),
    ("letter-trial", "2024-06-01", "overdue", 1),
    ("letter-trial", "2025-01-30", "overdue", 244),
    ("letter-trial", "2025-01-31", "reported_late", 245),
    ("garden-trial", "2022-12-14", "due", 0),
    ("garden-trial", "2022-12-15", "reported", 0),
    ("garden-pilot", "2019-12-19", "due", 0),
    ("garden-pilot", "2019-12-20", "reported", 0),
    ("stopped-study", "2021-08-31", "not_due", 0),
    ("stopped-study", "2021-09-01", "exempt", 0),
    ("cancelled-study", "2021-02-28", "unknown", 0),
    ("cancelled-study", "2021-03-01", "exempt", 0),
    ("silent-study", "2022-01-31", "not_due", 0),
    ("silent-study", "2022-02-01", "exempt", 0),
    ("paused-study", "2026-06-30", "unknown", 0),
    ("planned-study", "2026-06-30", "not_due", 0),
]

STUDY = [
    ("garden-trial", "2020-02-01", "planned"),
    ("garden-trial", "2020-05-31", "planned"),
    ("garden-trial", "2020-06-01", "in_progress"),
    ("garden-trial", "2020-09-01", "paused"),
    ("garden-trial", "2020-11-01", "in_progress"),
    ("garden-trial", "2022-02-01", "analysis"),
    ("garden-trial", "2022-12-14", "analysis"),
    ("garden-trial", "2022-12-15", "completed"),
    ("stopped-study", "2026-06-30", "stopped"),
    ("cancelled-study", "2026-06-30", "cancelled"),
]

DOCUMENT = [
    ("blogs/draft-post", "2026-06-30", "draft"),
    ("blogs/first-steps", "2026-06-30", "published"),
    ("protocols/letter-plan@1", "2024-01-31", "published"),
    ("protocols/letter-plan@1", "2024-02-01", "concern"),
    ("blogs/withdrawn-post", "2021-03-31", "published"),
    ("blogs/withdrawn-post", "2021-04-01", "withdrawn"),
    ("reports/retracted-report@1", "2023-04-30", "published"),
    ("reports/retracted-report@1", "2023-05-01", "retracted"),
    ("reports/garden-trial@2", "2026-06-30", "published"),
]

VERSION = [
    ("protocols/garden-trial@1", "2020-10-04", "current"),
    ("protocols/garden-trial@1", "2020-10-05", "superseded"),
    ("protocols/garden-trial@2", "2020-10-05", "current"),
    ("protocols/garden-trial@2", "2021-09-01", "superseded"),
    ("protocols/garden-trial@3", "2021-09-01", "current"),
    ("reports/garden-trial@2", "2023-02-28", "current"),
    ("reports/garden-trial@2", "2023-03-01", "corrected"),
    ("reports/garden-trial@1", "2023-03-01", "superseded"),
]


@pytest.mark.parametrize(("study", "day", "state", "days"), RESULTS)
def test_findings_are_due_overdue_and_reported_to_the_day(
    study: str, day: str, state: str, days: int
) -> None:
    found = graph(date.fromisoformat(day))
    results = results_of(found, cast("Project", found.head(key(f"projects/{study}"))))

    assert (results.status.value, results.days) == (state, days)


@pytest.mark.parametrize(("study", "day", "state"), STUDY)
def test_a_study_has_the_last_status_that_was_declared(study: str, day: str, state: str) -> None:
    assert study_status(project(study), date.fromisoformat(day)).status.value == state


@pytest.mark.parametrize(("record", "day", "state"), DOCUMENT)
def test_only_a_notice_changes_a_published_text(record: str, day: str, state: str) -> None:
    found = graph(date.fromisoformat(day), with_hidden=state == "draft")

    assert document_status(found, found.head(key(record))).value == state


def test_a_removed_text_is_shown_no_more() -> None:
    before, after = graph(date(2020, 12, 31)), graph(date(2021, 5, 1))

    assert not after.shows(key("blogs/removed-post"))
    assert not before.shows(key("blogs/removed-post"))
    assert key("blogs/removed-post") in after.everything.removed


@pytest.mark.parametrize(("record", "day", "state"), VERSION)
def test_a_version_is_current_until_the_next_one(record: str, day: str, state: str) -> None:
    found = graph(date.fromisoformat(day))

    assert version_state(found, found.head(key(record))).value == state


def test_the_tables_above_name_every_state() -> None:
    assert {state for _, _, state, _ in RESULTS} == set(ResultsStatus.values())
    assert {state for _, _, state in STUDY} == set(StudyStatus.values())
    assert {state for _, _, state in DOCUMENT} == set(DocumentStatus.values()) - {"removed"}
    assert {state for _, _, state in VERSION} == set(VersionState.values())


@pytest.mark.parametrize(
    ("study", "day", "since"),
    [
        ("overdue-study", "2025-05-01", None),
        ("overdue-study", "2025-05-02", "2024-05-01"),
        ("due-study", "2026-12-01", None),
        ("due-study", "2027-05-01", None),
        ("due-study", "2027-05-02", "2026-05-01"),
        ("garden-trial", "2030-01-01", None),
    ],
)
def test_a_status_that_nobody_confirmed_for_a_year_is_told(study: str, day: str, since: str | None) -> None:
    found = unconfirmed_since(project(study), date.fromisoformat(day))

    assert (str(found) if found else None) == since


def test_a_confirmation_that_is_still_to_come_confirms_nothing() -> None:
    assert str(unconfirmed_since(project("garden-pilot"), date(2019, 3, 5))) == "None"
    assert unconfirmed_since(project("due-study"), date(2026, 4, 30)) is None


def test_what_is_owed_follows_the_plan_that_was_known_on_the_day() -> None:
    def due(day: str) -> str:
        found = graph(date.fromisoformat(day))
        return str(results_of(found, cast("Project", found.head(key("projects/garden-trial")))).due)

    assert due("2020-09-30") == "2022-06-30"
    assert due("2020-10-01") == "2022-10-31"
    assert due("2021-07-01") == "2023-01-31"
    assert due("2022-01-31") == "2023-01-31"


@pytest.mark.parametrize(
    ("end", "due"),
    [
        ("2019-06-01", "2020-06-01"),  # the year in between has 366 days
        ("2018-06-01", "2019-06-01"),
        ("2019-02-28", "2020-02-28"),
        ("2020-02-29", "2021-02-28"),
        ("2020-02-28", "2021-02-28"),
        ("2019-03-01", "2020-03-01"),
        ("2019-06", "2020-06-30"),
        ("2020-02", "2021-02-28"),
        ("2019-02", "2020-02-28"),
        ("2019", "2020-12-31"),
        ("9999-06-01", "9999-12-31"),
    ],
)
def test_findings_are_owed_on_the_anniversary_of_the_end_of_data_collection(end: str, due: str) -> None:
    fields = project("planned-study").fields
    milestone = fields.milestones[-1].model_copy(update={"planned": PartialDate.parse(end)})
    fields = fields.model_copy(update={"milestones": (milestone,), "results_due": None})

    assert str(results_due(fields, date(2000, 1, 1))) == due


@pytest.mark.parametrize(
    ("day", "state", "late"),
    [("2020-06-01", "due", 0), ("2020-06-02", "overdue", 1), ("2021-06-02", "overdue", 366)],
)
def test_findings_are_overdue_from_the_day_after_the_anniversary(day: str, state: str, late: int) -> None:
    owed = project("planned-study")
    milestone = owed.fields.milestones[-1].model_copy(update={"planned": PartialDate.parse("2019-06-01")})
    owed = replace(owed, fields=owed.fields.model_copy(update={"milestones": (milestone,)}))

    results = results_of(graph(date.fromisoformat(day)), owed)
    assert (results.status.value, results.days) == (state, late)
