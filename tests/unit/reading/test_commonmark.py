"""Prose, links and inline signs are found at their places, by the parser that renders texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.reading.commonmark import MASK, parse, read_prose, read_written_text
from mkdocs_evidence.reading.commonmark.parser import parser
from mkdocs_evidence.reading.commonmark.spans import RecordingInline
from tricky_markdown import INLINE, LINES

PIECES = st.lists(st.sampled_from((*INLINE, *LINES)), min_size=1, max_size=6)
JOINTS = st.sampled_from(("\n", "\n\n", " ", "\n> ", "\n- ", "\n\n    ", "\n| a | ", "\n1. "))
BEGINNINGS = {
    "code_inline": "`",
    "html_inline": "<",
    "image": "!",
    "record_link": "[[",
    "footnote_ref": "[^",
    "link_open": "[",
    "hardbreak": ("\\", "\n", " "),
    "softbreak": ("\n", " "),
}


@st.composite
def texts(draw: st.DrawFn) -> str:
    first, *others = draw(PIECES)
    return first + "".join(f"{draw(JOINTS)}{piece}" for piece in others)


@given(texts())
def test_prose_keeps_length_and_lines(text: str) -> None:
    prose = read_prose(text)
    for version, blank in ((prose.text, " "), (prose.citable, MASK)):
        assert len(version) == len(text)
        assert all(one in (was, blank) for one, was in zip(version, text, strict=True))
        assert [index for index, sign in enumerate(version) if sign == "\n"] == [
            index for index, sign in enumerate(text) if sign == "\n"
        ]


@given(texts())
def test_links_are_those_of_the_tokens_and_stand_where_they_are_said_to(text: str) -> None:
    links = read_prose(text).links
    inlines = (token for token in parse(text).tokens if token.type == "inline")
    rendered = [
        child.meta["target"] for one in inlines for child in one.children or () if child.type == "record_link"
    ]
    assert [link.target for link in links] == rendered
    assert all(re.match(rf"\[\[\s*{re.escape(link.target)}", text[link.start :]) for link in links)


@given(st.lists(st.sampled_from(INLINE), min_size=1, max_size=8).map(" ".join))
def test_spans_begin_and_end_with_their_signs(text: str) -> None:
    made = parser()
    inline = made.inline = RecordingInline(made.inline)
    for span in inline.record(text, made, {}):
        begin = BEGINNINGS[span.token.type]
        written = text[span.start : span.end]
        if span.token.type == "link_open" and span.token.info == "auto":
            assert re.match(r"<|https?:|mailto:|www\.|[\w.+-]+@", written)
        else:
            assert written.startswith(begin), (span.token.type, written)


def test_an_unused_note_is_found_where_it_is_defined() -> None:
    text = "`[^a]: in code` and [^b].\n\n[^b]: Used.\n\n> [^a]: Lost."
    assert read_written_text(text).unused_notes == (("a", text.rindex("[^a]")),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_offsets_are_those_of_the_text_whatever_ends_its_lines(end: str) -> None:
    text = f"Words{end}and more.{end}{end}- an **item**{end}  `code`{end}"
    second, item = read_written_text(text).paragraphs
    for paragraph in (second, item):
        places = zip(paragraph.content, paragraph.offsets, strict=False)
        assert all(text[at] == sign for sign, at in places if sign != "\n")
    assert [text[item.offsets[mark.start]] for mark in item.marks] == ["*"] * 4
    assert not item.runs


def test_signs_of_emphasis_that_stay_text_are_runs() -> None:
    (paragraph,) = read_written_text("a ** b ** **c** [*d* __e __](f) ~g~ \\* `**`").paragraphs
    assert paragraph.runs == (("**", 2), ("**", 7), ("__", 21), ("__", 25))
    assert [mark.start for mark in paragraph.marks if mark.kind == "s_open"] == [32]


@pytest.mark.parametrize(
    ("text", "citable"),
    [
        ("a `@b` c", "a ____ c"),
        ("[@a](b) @c", "_______ @c"),
        ("<b title='@a'>@c</b>", "______________@c____"),
        ("![@a](b) [[x/@y]]", "________ ________"),
        ("[a]: http://x@y", "_______________"),
        ("https://a@b.example and @c", "___________________ and @c"),
        ("as -@a.b says", "as -@a.b says"),
        ("| @a | `@b` |\n|---|---|", "__@a___@b"),
    ],
)
def test_only_text_may_hold_citations(text: str, citable: str) -> None:
    found = read_prose(text).citable.replace(MASK, "_")
    if "|" in text:
        assert [index for index, sign in enumerate(found) if sign == "@"] == [text.index("@a")]
    else:
        assert found == citable
