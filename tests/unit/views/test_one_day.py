"""A day more changes what a deadline changes, and nothing else."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest

from invented import graph
from mkdocs_evidence.views import site_pages
from mkdocs_evidence.views.drawings.timeline import TimelineDrawing

BOARD = {f"/status/{state}" for state in ("", "due/", "overdue/", "not-due/", "unknown/", "exempt/")} | {
    "/status/reported/",
    "/status/reported-late/",
}


def without_the_day(value: Any) -> Any:
    """A view without the words that only name the day of the build."""
    if isinstance(value, tuple):
        return tuple(without_the_day(item) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    silent = {"as_of", "now", "now_label"} if isinstance(value, TimelineDrawing) else {"as_of"}
    shown = [field.name for field in dataclasses.fields(value) if field.name not in silent]
    return (type(value).__name__, *((name, without_the_day(getattr(value, name))) for name in shown))


def differing(day: date) -> set[str]:
    """The addresses of the pages that a day changes."""
    before, after = (
        {page.head.address: without_the_day(page) for page in site_pages(graph(one))}
        for one in (day, day + timedelta(days=1))
    )
    return {address for address in before | after if before.get(address) != after.get(address)}


def test_an_ordinary_day_counts_up_what_is_overdue_and_changes_nothing_else() -> None:
    assert differing(date(2026, 8, 10)) == {"/projects/overdue-study/", "/protocols/overdue-study/"} | {
        *("/protocols/overdue-study/v1/", "/status/", "/status/overdue/"),
    }


def test_what_is_settled_names_no_day_of_a_build() -> None:
    before, after = (
        {page.head.address: page for page in site_pages(graph(day))}
        for day in (date(2026, 8, 10), date(2026, 8, 11))
    )
    assert before["/protocols/garden-trial/v1/"] == after["/protocols/garden-trial/v1/"]
    assert before["/reports/garden-trial/v2/"] == after["/reports/garden-trial/v2/"]
    assert before["/protocols/overdue-study/v1/"] != after["/protocols/overdue-study/v1/"]


@pytest.mark.slow
def test_a_deadline_changes_the_study_its_lists_and_the_board() -> None:
    changed = differing(date(2026, 8, 15)) - differing(date(2026, 8, 10))

    assert {"/projects/due-study/", "/status/due/"} <= changed
    strangers = {
        address
        for address in changed
        if address.startswith(("/protocols/", "/reports/", "/people/", "/blogs/", "/calls/", "/notices/"))
    }
    assert strangers == set()


def test_the_same_day_gives_the_same_pages() -> None:
    first, second = (tuple(site_pages(graph(date(2026, 8, 15)))) for _ in range(2))

    assert first == second
