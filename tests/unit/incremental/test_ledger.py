"""The ledger tells after a build what it was told before, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_evidence.incremental import Ledger, Made, Notes
from mkdocs_evidence.incremental.ledger import load_ledger, save_ledger

PAGE = Made(
    {"a/index.html": "f1"}, {"a/index.html": Notes((("where", None),), ("k",), ("Mind.",))}, ("q1", "q2")
)
LEDGER = Ledger(
    "s",
    "g",
    files={"blogs/a.md": "h"},
    answers={"q1": "yes", "q2": "no", "q3": "maybe"},
    groups={"page a": PAGE, "page b": Made({"b/index.html": "f2"}, asked=("q3",))},
    others=("robots.txt",),
    is_searched=True,
)


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    save_ledger(tmp_path / "ledger", LEDGER)
    assert load_ledger(tmp_path / "ledger") == LEDGER


@pytest.mark.parametrize("data", [b"", b"nonsense", b"\xe9\x00\x00\x00\x00", None])
def test_what_cannot_be_read_is_no_ledger(data: bytes | None, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "ledger").write_bytes(data)
    assert load_ledger(tmp_path / "ledger") == Ledger()


def test_only_groups_are_named_that_asked_what_has_another_answer() -> None:
    now = {"q1": "yes", "q2": "other", "q3": "maybe"}
    other = LEDGER.answered_otherwise(now.__getitem__)
    assert other == {"q2"}
    assert LEDGER.groups_that_asked(other) == {"page a"}
    assert LEDGER.groups_that_asked(frozenset()) == frozenset()


def test_answers_that_are_known_are_not_asked_for_again() -> None:
    asked: list[str] = []
    answers = LEDGER.answered(lambda question: asked.append(question) or "new", {"q1": "yes", "q3": "maybe"})
    assert answers == {"q1": "yes", "q2": "new", "q3": "maybe"}
    assert asked == ["q2"]


def test_the_store_may_forget_what_no_output_uses() -> None:
    assert LEDGER.used == {"k"}
