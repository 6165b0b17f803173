"""Links between records are found in prose, and only there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.model import RecordLink, Source
from mkdocs_evidence.reading import citations_of, links_of, prose_of
from mkdocs_evidence.reading.commonmark import read_prose
from mkdocs_evidence.reading.commonmark.prose import _may_hold_code, _Reader


def links(body: str) -> list[tuple[str, str, int, int]]:
    found = links_of(Source("blogs/abc.md", "", body, body_line=10))
    return [(link.target, link.text, link.line, link.column) for link in found]


def test_a_link_has_its_target_its_words_and_its_place() -> None:
    body = "See [[projects/abc]] and\n[[ protocols/abc@2 |the second\nversion]], é [[x]]."
    assert links(body) == [
        ("projects/abc", "", 10, 5),
        ("protocols/abc@2", "the second version", 11, 1),
        ("x", "", 12, 14),
    ]
    assert links_of(Source("blogs/abc.md", "", "[[abc]]"))[0] == RecordLink("abc", "", 1, 1)


@pytest.mark.parametrize(
    "body",
    [
        "`[[abc]]`",
        "``a ` [[abc]] b``",
        "```\n[[abc]]\n```",
        "~~~ yaml\n[[abc]]\n```\n[[abc]]\n~~~",
        "  ```\n  [[abc]]\n  ```",
        "```\n[[abc]] and no end",
        "Words.\n\n    [[abc]] is code\n\n    [[abc]] still",
        "<!-- [[abc]]\n[[abc]] -->",
        "<!-- never closed [[abc]]",
        "<!-- a --> [[abc]] is of the HTML that begins the line",
        '!!! note "Title"\n\n    [[abc]]',
        "\\[[abc]]",
        "[[]]",
        "[[a\nb]]",
        "[[abc|one\n\ntwo]]",
    ],
)
def test_code_and_comments_hold_no_links(body: str) -> None:
    assert links(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Words\n    [[abc]] go on",
        "- item\n\n    [[abc]] belongs to it",
        "1. item\n\n    [[abc]] belongs to it",
        "[^1]: Note\n\n    [[abc]]",
        "a ` b [[abc]]",
        "\\`[[abc]]\\`",
        "```\ncode\n```\n[[abc]]",
        "Words <!-- a --> [[abc]] <!-- b -->",
        "`a` [[abc]] `b`",
        "a `b\n\nc` [[abc]]",
    ],
)
def test_prose_holds_links(body: str) -> None:
    assert [link[0] for link in links(body)] == ["abc"]


@given(st.text(alphabet="`~-<!> \n\t[]|ab\\1.#"))
def test_the_prose_keeps_every_place(body: str) -> None:
    prose = prose_of(body)
    assert len(prose) == len(body)
    assert all(kept in (" ", original) for kept, original in zip(prose, body, strict=True))
    assert [line.strip() != "" or True for line in prose.split("\n")] == [True] * len(body.split("\n"))


@given(st.text(alphabet="`~ \n\tab-1."))
def test_a_text_that_is_not_looked_through_holds_no_code_block(body: str) -> None:
    assert _may_hold_code(body) or _Reader(body).read().text == body


@given(st.text(alphabet="`<!->@[]ab \n"))
def test_links_and_citations_are_the_same_in_prose_that_is_known_already(body: str) -> None:
    source = Source("blogs/abc.md", "", body)
    assert links_of(source, read_prose(body)) == links_of(source)
    assert citations_of(source, read_prose(body)) == citations_of(source)
