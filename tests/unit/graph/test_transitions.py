"""A status history goes legal ways, and is appended to, never rewritten."""

from __future__ import annotations

import pytest

from mkdocs_evidence.graph.transitions import TRANSITIONS, compare_histories
from mkdocs_evidence.model import StatusEntry
from mkdocs_evidence.model.vocabulary import StudyStatus

LEGAL = {
    ("planned", "in_progress"),
    ("in_progress", "analysis"),
    ("analysis", "completed"),
    ("in_progress", "paused"),
    ("paused", "in_progress"),
    ("planned", "cancelled"),
    ("in_progress", "stopped"),
    ("paused", "stopped"),
    ("analysis", "stopped"),
}


def history(*entries: str) -> tuple[StatusEntry, ...]:
    """Entries written as `2020-01-01 planned: a reason`."""
    made = []
    for entry in entries:
        head, _, reason = entry.partition(": ")
        date, status = head.split()
        made.append(StatusEntry.model_validate({"date": date, "status": status, "reason": reason or None}))
    return tuple(made)


OLD = history("2020-01-01 planned", "2020-06-01 in_progress")


def kinds(old: tuple[StatusEntry, ...], new: tuple[StatusEntry, ...]) -> list[tuple[str, int]]:
    return [(fault.kind.value, fault.index) for fault in compare_histories(old, new)]


@pytest.mark.parametrize("before", StudyStatus)
@pytest.mark.parametrize("after", StudyStatus)
def test_a_study_can_go_these_ways_and_no_others(before: StudyStatus, after: StudyStatus) -> None:
    assert (after in TRANSITIONS[before]) == ((before.value, after.value) in LEGAL)
    assert not (before.is_final and TRANSITIONS[before])


@pytest.mark.parametrize(
    ("new", "faults"),
    [
        (OLD, []),
        ((*OLD, *history("2021-01-01 analysis")), []),
        ((*OLD, *history("2021-01-01 paused: No money", "2021-03-01 in_progress")), []),
        (history("2020-01-01 planned: Agreed", "2020-06-01 in_progress"), []),
        (OLD[:1], [("removed", 1)]),
        ((), [("removed", 0), ("removed", 1)]),
        (history("2020-01-01 planned", "2020-07-01 in_progress"), [("rewritten", 1)]),
        (history("2020-01-01 planned", "2020-06-01 cancelled"), [("rewritten", 1)]),
        ((*OLD, *history("2020-03-01 analysis")), [("not_last", 2)]),
        ((*OLD, *history("2020-06 analysis")), []),
        ((*OLD, *history("2021-01-01 completed")), [("illegal", 2)]),
        (
            history("2020-01-01 planned", "2020-03-01 paused", "2020-06-01 in_progress"),
            [("rewritten", 1)],
        ),
    ],
)
def test_a_history_is_appended_to_and_never_rewritten(
    new: tuple[StatusEntry, ...], faults: list[tuple[str, int]]
) -> None:
    assert kinds(OLD, new) == faults


def test_a_reason_that_was_given_stays_as_it_was() -> None:
    old = history("2020-01-01 planned: Agreed")

    assert kinds(old, history("2020-01-01 planned: Agreed")) == []
    assert kinds(old, history("2020-01-01 planned: Otherwise")) == [("rewritten", 0)]
    assert kinds(old, history("2020-01-01 planned")) == [("rewritten", 0)]


def test_an_old_step_that_was_never_legal_is_not_told_again() -> None:
    old = history("2020-01-01 planned", "2020-02-01 completed")

    assert kinds(old, old) == []


def test_the_fault_says_what_was_and_what_is_now() -> None:
    (fault,) = compare_histories(history("2020-01 planned"), history("2020-02 planned"))

    assert fault.message == (
        "the entry said “Planned” of January 2020 and now says “Planned” of February 2020"
    )
