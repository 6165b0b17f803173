"""The ledger tells after a build what it was told before, or nothing at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_evidence.incremental import Entries, Ledger, Made, Notes
from mkdocs_evidence.incremental.ledger import load_ledger, save_ledger

PAGE_A = Made(
    {"a/index.html": "f1", "a/a.json": "f0"},
    {"a/index.html": Notes((("where", None),), ("k",), ("Mind.",))},
    ("q1", "q2"),
)
PAGE_B = Made({"b/index.html": "f2"}, asked=("q3",))
ANSWERS = {"q1": "yes", "q2": "no", "q3": "maybe"}


def ledger_of(groups: dict[str, Made], before: Ledger | None = None) -> Ledger:
    entries = Entries(before or Ledger())
    for name, made in groups.items():
        entries.add(name, made)
    answers = entries.answers(ANSWERS.__getitem__, frozenset())
    return Ledger(
        "s", "g", "f", {"blogs/a.md": "h"}, answers, entries.groups, ("robots.txt",), is_searched=True
    )


LEDGER = ledger_of({"page a": PAGE_A, "page b": PAGE_B})


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    save_ledger(tmp_path / "ledger", LEDGER)
    found = load_ledger(tmp_path / "ledger")
    assert found == LEDGER
    assert (found.made("page a"), found.made("page b")) == (PAGE_A, PAGE_B)
    assert found.made("page c") == Made({})


@pytest.mark.parametrize("data", [b"", b"nonsense", b"\xe9\x00\x00\x00\x00", None])
def test_what_cannot_be_read_is_no_ledger(data: bytes | None, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "ledger").write_bytes(data)
    assert load_ledger(tmp_path / "ledger") == Ledger()


def test_pages_warnings_and_paths_of_all_groups_are_told() -> None:
    assert LEDGER.pages == 2
    assert LEDGER.warnings == ("Mind.",)
    assert LEDGER.grouped == {"a/index.html", "a/a.json", "b/index.html"}


def test_only_groups_are_named_that_asked_what_has_another_answer() -> None:
    now = {"q1": "yes", "q2": "other", "q3": "maybe"}
    other = LEDGER.answered_otherwise(now.__getitem__)
    assert other == {"q2"}
    assert LEDGER.groups_that_asked(other) == {"page a"}
    assert LEDGER.groups_that_asked(frozenset()) == frozenset()


def test_questions_that_cannot_have_another_answer_are_not_asked() -> None:
    asked: list[str] = []
    other = LEDGER.answered_otherwise(lambda one: asked.append(one) or "other", lambda one: one == "q2")
    assert (other, asked) == ({"q2"}, ["q2"])


def test_files_that_are_new_gone_or_other_have_changed() -> None:
    assert set(LEDGER.changed_files({"blogs/b.md": "h"})) == {"blogs/a.md", "blogs/b.md"}
    assert set(LEDGER.changed_files({"blogs/a.md": "i"})) == {"blogs/a.md"}
    assert not set(LEDGER.changed_files({"blogs/a.md": "h"}))


def test_groups_that_stand_are_taken_over_and_those_that_are_made_anew_are_told() -> None:
    entries = Entries(LEDGER)
    entries.keep(["page a", "one that never was"])
    entries.add("page b", Made({"b/index.html": "f3"}, asked=("q3", "q4")))
    now = replace(LEDGER, groups=entries.groups, answers=entries.answers(lambda one: f"{one}!", frozenset()))
    assert now.made("page a") == PAGE_A
    assert now.made("page b").asked == ("q3", "q4")
    assert now.grouped_besides(LEDGER) == LEDGER.grouped_besides(now) == {"b/index.html"}
    assert "one that never was" not in now.groups


def test_answers_that_are_known_are_not_asked_for_again() -> None:
    asked: list[str] = []
    entries = Entries(LEDGER)
    entries.add("page b", Made({"b/index.html": "f3"}, asked=("q3", "q4")))
    answers = entries.answers(lambda question: asked.append(question) or "new", frozenset({"q2"}))
    assert answers == {"q1": "yes", "q2": "new", "q3": "maybe", "q4": "new"}
    assert asked == ["q2", "q4"]


def test_a_build_that_looks_at_everything_forgets_what_nobody_asks_any_more() -> None:
    assert list(ledger_of({"page b": PAGE_B}).answers) == ["q3"]


def test_the_store_may_forget_what_no_output_uses() -> None:
    assert LEDGER.used() == {"k"}
    assert LEDGER.number_used == 1
