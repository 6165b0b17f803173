"""The guide to what one can write shows what the site makes of its examples."""

from __future__ import annotations

import pytest
from PIL import Image

import signs
from mkdocs_evidence.mkdocs_adapter.commonmark.code import LANGUAGES, LONGEST
from rendering import rendered

TEXT = signs.GUIDE.read_text("utf-8")
REMEDY = "take its picture anew: .venv/bin/python docs/images/take.py signs"


def test_every_picture_has_its_example_and_every_example_its_picture() -> None:
    names = [example.name for example in signs.examples()]
    assert sorted(names) == sorted(path.stem for path in signs.PICTURES.glob("*.png"))
    assert len(names) == TEXT.count("](images/signs/") == TEXT.count("`markdown\n")


@pytest.mark.parametrize("example", signs.examples(), ids=lambda example: example.name)
def test_a_picture_was_taken_of_the_example_as_it_is_now(example: signs.Example) -> None:
    with Image.open(signs.PICTURES / f"{example.name}.png") as picture:
        assert picture.info.get(signs.MARK) == example.mark(rendered(example.text)), REMEDY


def test_the_guide_names_each_language_that_is_highlighted() -> None:
    words = TEXT.replace("\n", " ")
    known = words[words.index("Known are") :].partition(", and their usual other names.")[0]
    assert set(known.split("`")[1::2]) == LANGUAGES
    assert f"more than {LONGEST:,} characters" in words
