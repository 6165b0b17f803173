"""A withheld name is found however it is written, and nothing else is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.graph.names import forms_of, pattern_of
from mkdocs_evidence.model import Key, RecordType


def notice_of() -> Any:
    """A notice that gives no other form of the name."""
    return SimpleNamespace(fields=SimpleNamespace(withhold=()))


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


@pytest.mark.parametrize(
    "text",
    [
        "Siân Ŵyn",
        "Sian Wyn",
        normalize("NFD", "SIÂN ŴYN"),
        "Wyn, Siân",
        r"{\^W}yn, Si{\^a}n",
        r"\^{W}yn, Si\^an",
        "Si%C3%A2n%20%C5%B4yn",
        "?q=si%c3%a2n+%c5%b5yn",
        "Si&acirc;n &Wcirc;yn",
        "Si&#226;n &#x174;yn",
        "files/Siân-Ŵyn.txt",
    ],
)
def test_an_id_finds_the_name_that_it_was_made_from(text: str) -> None:
    person = Key(RecordType.PERSON, "sian-wyn")
    assert pattern_of(forms_of(person, notice_of(), None, ())).search(text)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("soren-kjaer", "Søren Kjær"),
        ("lukasz-dabrowski", "Łukasz Dąbrowski"),
        ("anne-mueller", "Anne Müller"),
        ("anne-strasse", "Anne Straße"),
        ("nguyen-thi-hoa", "Nguyễn Thị Hoa"),
        ("asa-aarhus", "Åsa Århus"),
    ],
)
def test_letters_that_ids_write_otherwise(id_: str, name: str) -> None:
    for form in (name, normalize("NFD", name), quote(name)):
        assert pattern_of((id_,)).search(form)


def test_a_name_of_one_word_is_found_as_it_is_written() -> None:
    assert pattern_of(("Rosé",)).search("by " + normalize("NFD", "Rosé"))
    assert not pattern_of(("Rosé",)).search("a rose")


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
