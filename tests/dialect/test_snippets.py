"""Each snippet comes out as on GitHub, but for what this site adds to Markdown."""

from __future__ import annotations

import pytest

from dialect.readers import comraks, githubs, ours, seen
from dialect.snippets import SNIPPETS

OURS = {
    "*[CSS]:": "abbreviations",
    "*[HTML]: Hyper Text": "abbreviations",
    "*em*{.cls}": "attributes",
    "- a\n{.b}\n- c {.d}": "attributes",
    "## Two {#two .c}": "attributes",
    "A line\n*[HTML]: T": "abbreviations",
    "A\n\n:   d": "definitions",
    "Para\n{: .c #d }": "attributes",
    "Term\n: Definition\n: Another\n\n    more": "definitions",
    "Term\n\n:   Def\n\n    - a": "definitions",
    "[[projects/x@2|some *text*]]": "links to records",
    "[[projects/x]]": "links to records",
    "[a](b){target=x}": "attributes",
    "`c`{.d}": "attributes",
}
"""Snippets that this site reads in a way of its own, and why."""
OTHERS = {
    "Plain\n| - |\nplain": "a head without any | is no table for markdown-it",
    "\u00a0": "a text of nothing but white space is empty",
    "ftp://a.example is none": "the rule for bare addresses knows https, http, mailto and www",
}
"""Snippets of which our parser makes something else: each is known, and none is a text that people write."""

COMRAKS = ("- [x]", "1.", "<div", "A[^d].\n\n[^d]: First.\n\n[^d]: Second.")
"""Snippets of which comrak makes something else than cmark-gfm."""


@pytest.mark.parametrize("text", [one for one in SNIPPETS if one not in OURS and one not in OTHERS])
def test_a_snippet_is_seen_as_on_github(text: str) -> None:
    assert seen(ours(text)) == seen(githubs(text))


@pytest.mark.parametrize("text", [*OURS, *OTHERS])
def test_what_is_read_in_another_way_is_known(text: str) -> None:
    assert text in SNIPPETS
    assert seen(ours(text)) != seen(githubs(text))


def test_there_are_three_hundred_snippets_and_few_of_our_own() -> None:
    assert len(SNIPPETS) >= 300
    assert len(OURS) + len(OTHERS) <= 25


@pytest.mark.parametrize("text", [one for one in SNIPPETS if one not in COMRAKS])
def test_a_second_reader_agrees_with_github(text: str) -> None:
    """Where they part, GitHub's reader is no measure, and the snippet says little of ours."""
    assert seen(comraks(text)) == seen(githubs(text))
