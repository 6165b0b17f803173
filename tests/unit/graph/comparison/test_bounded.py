"""Texts of any kind are compared in bounded work, and each text can still be read from the result."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.comparison import Operation, Run, bounded_matcher, compare_words
from mkdocs_evidence.graph.comparison.word_matcher import WordMatcher

texts = st.text(alphabet="ab ,.", max_size=60)


@given(texts, texts, st.integers(0, 200))
def test_both_texts_are_in_the_result_however_little_is_looked_at(older: str, newer: str, most: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bounded_matcher, "MOST_PAIRS", most)
        runs = compare_words(older, newer)
    assert "".join(run.text for run in runs if run.operation is not Operation.ADDED) == older
    assert "".join(run.text for run in runs if run.operation is not Operation.REMOVED) == newer


def test_signs_that_all_are_alike_are_not_held_against_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    for matcher, name in ((SequenceMatcher, "find_longest_match"), (WordMatcher, "_sizes")):
        monkeypatch.setattr(matcher, name, lambda *_: pytest.fail("pairs are looked at"))
    one, other = "[](" * 3000, ")[]" * 3000
    assert compare_words(one, other) == (Run(Operation.REMOVED, one), Run(Operation.ADDED, other))
