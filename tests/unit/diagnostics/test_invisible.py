"""No text of a file can steer a terminal, and what needs invisible characters keeps them."""

from __future__ import annotations

import json
import re
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.cli.visible_output import VisibleStream
from mkdocs_evidence.diagnostics import (
    Diagnostic,
    Place,
    Rule,
    Severity,
    invisible_in,
    render_github,
    render_json,
    render_text,
    visible,
)

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
texts = st.text(st.one_of(st.characters(), st.sampled_from("\x1b\x9b\r\x07\u202e\u2066\u200b\u00ad:%#[\n,")))


@st.composite
def faults(draw: st.DrawFn) -> Diagnostic:
    rule = Rule("some-rule", "Something is so", draw(st.sampled_from(Severity)))
    line = draw(texts).replace("\n", " ")
    column = draw(st.integers(1, len(line) + 1))
    place = Place(draw(texts), draw(st.integers(1, 99)), column, draw(st.integers(1, 9)), line)
    allowed = tuple(draw(st.lists(texts, max_size=2)))
    return Diagnostic(rule, place, draw(texts), draw(texts), draw(texts), allowed, draw(texts), draw(texts))


@given(st.text(st.characters()))
def test_what_is_shown_steers_nothing_and_is_shown_alike_again(text: str) -> None:
    shown = visible(text)
    assert not _STEERING.search(shown)
    assert visible(shown) == shown
    assert [one for one in shown if unicodedata.category(one) == "Cc" and one not in "\n\t"] == []


@given(texts)
def test_all_that_is_printed_goes_through_the_same_filter(text: str) -> None:
    stream = StringIO()
    VisibleStream(stream).write(text)
    assert stream.getvalue() == visible(text)


@given(st.lists(faults(), max_size=6))
def test_nothing_that_steers_a_terminal_is_printed(found: list[Diagnostic]) -> None:
    for told in (render_text(found), render_text(found, each=True), render_json(found), render_github(found)):
        assert not _STEERING.search(told)


@given(st.lists(faults(), max_size=6))
def test_programs_get_every_character(found: list[Diagnostic]) -> None:
    told = json.loads(render_json(found))
    assert [(one["message"], one["path"], one["found"]) for one in told] == [
        (fault.message, fault.place.path, fault.seen) for fault in found
    ]


@given(st.lists(faults(), max_size=40))
def test_each_line_for_github_is_a_command_of_ours_or_none(found: list[Diagnostic]) -> None:
    in_log = False
    for line in render_github(found).split("\n"):
        if line in ("::group::All of them, one by one", "::endgroup::"):
            in_log = line.startswith("::group")
        elif in_log:
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
        elif line:
            match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)", line)
            assert match is not None
            assert len(re.findall(r"(?:^|,)(?:file|line|col|endColumn|title)=[^,]*", match[2])) == 5


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, with a non-joiner
        "\u0915\u094d\u200d\u0937",  # Devanagari, with a joiner
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",  # a family
        "\U0001f469\U0001f3fd\u200d\U0001f52c",  # with a colour of skin
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",  # the flag of Wales
        "\u2764\ufe0f",  # a heart in colour
        "50\u00a0%",  # a space at which no line ends
        "\u05e9\u05dc\u05d5\u05dd (A)\u200f",  # Hebrew, with a mark of direction
        "Cafe\u0301 \u2013 \u201cd\u2019\u00e9t\u00e9\u201d\n\twith a tab",
    ],
)
def test_what_belongs_to_a_word_or_a_sign_is_left_alone(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("a\u202eb", "a<U+202E>b"),
        ("so\u00adcial", "so<U+00AD>cial"),
        ("a\u200bb\ufeffc", "a<U+200B>b<U+FEFF>c"),
        ("zero\u200djoiner", "zero<U+200D>joiner"),
        ("left\u200eto right", "left<U+200E>to right"),
        ("a\U000e0041b", "a<U+E0041>b"),
        ("\ue000", "<U+E000>"),
        ("a\ufe01\ufe02", "a\ufe01<U+FE02>"),
        ("name\udcff", "name<U+DCFF>"),
    ],
)
def test_what_nobody_can_see_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_each_is_found_at_its_place() -> None:
    assert list(invisible_in("a\u200bb\n\u202ec")) == [(1, "\u200b"), (4, "\u202e")]
