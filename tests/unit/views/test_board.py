"""The board tells how late, why, what was found and what comes next; null findings like all others."""

from __future__ import annotations

from datetime import date

import pytest

from invented import AS_OF, graph
from mkdocs_evidence.views.board import BoardPage, BoardRow, board_pages

STATES = ("overdue", "due", "not_due", "unknown", "reported_late", "reported", "exempt")


def board(day: date = AS_OF) -> BoardPage:
    return next(board_pages(graph(day)))


def row(title: str, day: date = AS_OF) -> BoardRow:
    rows = [one for _, group in board(day).groups for one in group]
    return next(one for one in rows if one.project.text == title)


def test_every_project_stands_on_the_board_once_under_its_state() -> None:
    groups = {chip.value: [one.project.text for one in rows] for chip, rows in board().groups}

    assert groups == {
        "overdue": ["The overdue study"],
        "due": ["The study that is due"],
        "not_due": ["The planned study"],
        "unknown": ["The paused study"],
        "reported_late": ["The letter trial"],
        "reported": ["The garden pilot", "The garden trial"],
        "exempt": ["The cancelled study", "The study that will not report", "The stopped study"],
    }


def test_each_state_has_a_list_even_when_nothing_is_on_it() -> None:
    early = tuple(board_pages(graph(date(2019, 1, 2))))

    assert [page.head.address for page in early] == [
        "/status/",
        *(f"/status/{state.replace('_', '-')}/" for state in STATES),
    ]
    assert [page.total for page in early] == [1, 0, 0, 1, 0, 0, 0, 0]


def test_counts_and_shares_are_said_in_sentences() -> None:
    assert board().summary == (
        (
            "4 of 10 projects have reported, or should have by now: 3 (75%) have reported, 1 of them late, "
            "and 1 (25%) is overdue."
        ),
        "2 projects were stopped or cancelled.",
        "1 owes no findings, for a reason that a notice gives.",
    )
    assert [(one.state.value, one.count, one.share) for one in board().counts] == [
        ("overdue", 1, "10%"),
        ("due", 1, "10%"),
        ("not_due", 1, "10%"),
        ("unknown", 1, "10%"),
        ("reported_late", 1, "10%"),
        ("reported", 2, "20%"),
        ("exempt", 3, "30%"),
    ]


def test_an_empty_site_has_an_empty_board() -> None:
    empty = board(date(2000, 1, 1))

    assert (empty.total, empty.groups, empty.summary) == (0, (), ())


def test_what_is_late_says_how_late_and_why() -> None:
    late = row("The overdue study")

    assert late.sentence == "Findings are 181 days overdue. They were owed by 31 December 2025."
    assert late.why == "The analyst found another job."
    assert late.unconfirmed == "Status not confirmed since 1 May 2024."
    assert row("The paused study").why == "The study is paused. The funder is thinking it over."


def test_a_reason_that_was_not_yet_announced_is_not_told() -> None:
    assert row("The overdue study", date(2025, 4, 30)).why == ""


def test_what_is_due_next_is_in_the_order_of_its_dates() -> None:
    assert [(item.date.iso, item.label, item.project.text) for item in board().due_next] == [
        ("2026-08-15", "Findings owed", "The study that is due"),
        ("2026-09-01", "Recruitment starts", "The planned study"),
        ("2027-06-30", "Data collection ends", "The planned study"),
        ("2028-06-30", "Findings owed", "The planned study"),
    ]


@pytest.mark.parametrize(
    ("title", "statement", "direction"),
    [
        ("The garden trial", "There was no clear difference in joy after six months.", "no_clear_difference"),
        ("The letter trial", "Letters made no clear difference to replies.", "no_clear_difference"),
    ],
)
def test_a_null_finding_stands_on_the_board_with_its_interval(
    title: str, statement: str, direction: str
) -> None:
    found = row(title).found

    assert found is not None
    assert (found.statement, found.direction.value) == (statement, direction)
    assert "95% interval" in found.numbers


def test_a_finding_of_a_retracted_report_is_marked() -> None:
    before = row("The letter trial", date(2023, 5, 31)).found

    assert before is not None
    assert (before.statement, before.mark) == ("There were nine more stamps.", "Retracted")
