"""Texts of any kind are compared in bounded work, and each text can still be read from the result."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.comparison import Operation, bounded_matcher, compare_words
from mkdocs_evidence.graph.comparison.bounded_matcher import BoundedMatcher

texts = st.text(alphabet="ab ,.", max_size=60)


@given(texts, texts, st.integers(0, 200))
def test_both_texts_are_in_the_result_however_little_is_looked_at(older: str, newer: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bounded_matcher, "MOST_PAIRS", most)
        runs = compare_words(older, newer)
    assert "".join(run.text for run in runs if run.operation is not Operation.ADDED) == older
    assert "".join(run.text for run in runs if run.operation is not Operation.REMOVED) == newer


def test_of_signs_of_one_kind_few_pairs_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0
    pairs = BoundedMatcher._pairs

    def counted(matcher: BoundedMatcher[str], items: list[str]) -> int:
        nonlocal looked_at
        found = pairs(matcher, items)
        looked_at += found if matcher._left >= 0 else 0
        return found

    monkeypatch.setattr(BoundedMatcher, "_pairs", counted)
    one, other = "[](" * 300, ")[]" * 300
    monkeypatch.setattr(bounded_matcher, "MOST_PAIRS", 10_000)
    compare_words(one, other)
    assert looked_at < 10_000 + 2 * 900 * 900
