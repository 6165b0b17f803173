"""A withheld name is found however it is written, and nothing else is."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.names import pattern_of

ANN = pattern_of(("Siân Pryce-O'Neill", "sian-pryce-oneill"))


@pytest.mark.parametrize(
    "text",
    [
        "Siân Pryce-O'Neill",
        "SIÂN  PRYCE O’NEILL",
        normalize("NFD", "Siân Pryce-O'Neill"),
        "people/sian-pryce-oneill",
        "by Siân\nPryce-O'Neill's team",
        "**Siân** Pryce-O'Neill",
        "Sian%20Pryce%20ONeill",
        "sian.pryce.oneill@work.example",
    ],
)
def test_a_name_is_found_in_whatever_form(text: str) -> None:
    assert ANN.search(text)


@pytest.mark.parametrize("text", ["Siân Pryce", "O'Neill, Siân", "Josiân Pryce-O'Neillson", "sian", ""])
def test_nothing_else_is_found(text: str) -> None:
    assert not ANN.search(text)


WORDS = st.text(st.characters(categories=("Lu", "Ll")), min_size=1, max_size=8)


@given(words=st.lists(WORDS, min_size=1, max_size=3), before=st.sampled_from(["", " ", "(", "/"]))
def test_any_name_is_found_between_anything_but_letters(words: list[str], before: str) -> None:
    words = [normalize("NFC", word) for word in words]
    form = " ".join(words)
    redacted = pattern_of((form,)).sub("", f"{before}{'-'.join(words)}.")
    assert redacted == f"{before}."


def test_no_form_finds_nothing() -> None:
    assert not pattern_of(()).search("anything at all")
    assert not pattern_of(("",)).search("anything at all")
