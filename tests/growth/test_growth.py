"""No text makes reading, checking, rendering or comparing take long, and none ends in an error of ours."""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_evidence.graph.comparison import blocks_of, compare_texts
from mkdocs_evidence.mkdocs_adapter.body_rendering import BodyRenderer
from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark
from mkdocs_evidence.mkdocs_adapter.shaped_text import ShapedText
from mkdocs_evidence.model import limits
from mkdocs_evidence.reading import SourceFile, page_faults, read_bibliography, read_file
from mkdocs_evidence.reading.text_limits import text_limit_faults
from mkdocs_evidence.views import Body

EXTENSIONS = ("abbr", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc")
SIGNS = "[]()<>{}*_`!@#|:;-=~\\\"'&/.,+^$% a1\n\t"
HEADER = (
    b"---\ntitle: A post\nsummary: A summary that is long enough to be accepted.\n"
    b"date: 2019-05-01\nauthors: [jo-field]\n---\n\n"
)
LARGE = 16_000
MEASURE = "EVIDENCE_MEASURE_GROWTH"
KNOWN = (
    "[@",
    "@[",
    "[x;",
    "<a ",
    "<a",
    "[",
    "[[a|",
    "((",
    "[](",
    "[][",
    "\n<b>",
    "\n<a",
    "#\n",
    "a\n<",
    "![",
    "[^",
    "[^1]",
    "::: a ",
    "{: ",
)
"""Patterns that took more than a second, or for ever, before there were limits."""


class NoFiles:
    """A content folder without files."""

    def address_of(self, path: str) -> str | None:
        return None

    def present_address(self, address: str) -> str | None:
        return None

    def picture_size(self, path: str) -> tuple[int, int] | None:
        return None


def render(text: str) -> None:
    """Render a record's text, where no limit is told."""
    if not text_limit_faults(text, "a.md"):
        BodyRenderer([*EXTENSIONS, ShapedText()], {}, NoFiles()).render(Body("a.md", text))


def render_page(text: str) -> None:
    """Render a page as MkDocs does, where no limit is told."""
    if not page_faults(SourceFile("a.md", text.encode())):
        Markdown(extensions=[*EXTENSIONS, ShapedText(), CommonMark()]).convert(text)


def read(text: str) -> None:
    read_file(SourceFile("blogs/a-post.md", HEADER + text.encode()))


def read_header(text: str) -> None:
    read_file(SourceFile("blogs/a-post.md", f"---\n{text}\n---\n\nText.\n".encode()))


def read_works(text: str) -> None:
    read_bibliography(SourceFile("references.bib", f"@article{{a,\n  title = {{{text}}}\n}}\n".encode()))


def compare(text: str) -> None:
    older, newer = (blocks_of(f"<p>{one.replace('<', '&lt;')}</p>") for one in (text, text[::-1]))
    compare_texts(older, newer)


STAGES = (read, read_header, read_works, render, render_page, compare)


def repeated(pattern: str, size: int) -> str:
    return (pattern * (size // len(pattern) + 1))[:size]


def calls(stage: Callable[[str], None], text: str) -> int:
    """Count the calls of functions, Python's and C's, that a stage makes: the same on every machine."""
    number = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        number += 1

    sys.setprofile(count)
    try:
        stage(text)
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize("stage", [*STAGES[:-1], pytest.param(compare, marks=pytest.mark.slow)])
def test_four_times_the_text_needs_no_more_than_some_six_times_the_calls(
    stage: Callable[[str], None],
) -> None:
    stage("warm up")
    for pattern in KNOWN:
        less, more = (calls(stage, repeated(pattern, size)) for size in (LARGE // 16, LARGE // 4))
        assert more < 6 * less + 5_000, repr(pattern)


pieces = st.lists(
    st.one_of(
        st.text(alphabet=SIGNS, max_size=12),
        st.sampled_from(
            (
                "- ",
                "1. ",
                "> ",
                "    ",
                "\n\n",
                "\n",
                "[a](b)",
                "[^1]",
                "[^1]: ",
                "<div markdown='1'>",
                "</div>",
            )
        ),
        st.tuples(st.text(alphabet=SIGNS, min_size=1, max_size=4), st.integers(1, 40)).map(
            lambda one: one[0] * one[1]
        ),
    ),
    max_size=30,
).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces)
def test_what_is_within_the_limits_is_rendered(text: str) -> None:
    read(text)
    render(text)
    render_page(text)


@pytest.mark.parametrize(
    ("line", "nested"),
    [
        (limits.MOST_DEPTH + 1, "\n".join(f"{'    ' * level}- x" for level in range(120))),
        (1, "> " * 250 + "x"),
        (1, ":   " * 250 + "x"),
        (1, "[" * 250 + "x" + "]" * 250),
        (2 * limits.MOST_DEPTH + 1, "<div markdown='1'>\n\n" * 250 + "x" + "\n\n</div>" * 250),
        (1, "Term\n: Meaning\n" * 4000),
    ],
    ids=["list", "quote", "definitions", "brackets", "elements", "long definition list"],
)
def test_what_is_too_deep_or_too_much_is_told_at_its_line(line: int, nested: str) -> None:
    first, *_ = text_limit_faults(nested, "a.md")
    assert first.place.line == line
    assert first.rule.id.startswith("text-too-")
    record, faults = read_file(SourceFile("blogs/a-post.md", HEADER + nested.encode()))
    assert record is None
    assert {fault.rule.id for fault in faults} == {fault.rule.id for fault in text_limit_faults(nested, "")}
    assert faults[0].place.line == line + HEADER.count(b"\n")


def test_a_bomb_of_aliases_and_deep_lists_in_a_page_are_told() -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))]
    (bomb,) = page_faults(SourceFile("a.md", f"---\n{chr(10).join(lines)}\n---\n\nText\n".encode()))
    assert (bomb.rule.id, bomb.place.line) == ("text-too-many", 6)
    (deep,) = page_faults(SourceFile("a.md", f"---\ntitle: {'[' * 5000}{']' * 5000}\n---\n\nText\n".encode()))
    assert (deep.rule.id, deep.place.line) == ("text-too-deep", 2)
    few = b"---\na: &a [1, 2]\nb: *a\nnumber: " + b"9" * 5000 + b"\n---\n\nText\n"
    assert page_faults(SourceFile("a.md", few)) == ()


def test_a_file_beyond_its_size_is_not_taken_apart() -> None:
    large = HEADER + b"\n\n[" * limits.MOST_BYTES
    record, faults = read_file(SourceFile("blogs/a-post.md", large))
    assert record is None
    assert [fault.rule.id for fault in faults] == ["text-too-large"]


def patterns() -> Iterator[str]:
    """Every pattern of one or two signs, and many of three and four."""
    for length in (1, 2):
        yield from map("".join, itertools.product(SIGNS, repeat=length))
    chosen = random.Random(14)
    yield from ("".join(chosen.choices(SIGNS, k=length)) for length in (3, 4) for _ in range(400))


def too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.slow
@pytest.mark.skipif(MEASURE not in os.environ, reason=f"measures time: set {MEASURE}=1 on a quiet machine")
@pytest.mark.parametrize("stage", STAGES)
def test_no_pattern_takes_a_second(stage: Callable[[str], None]) -> None:
    """CPU time, for which a machine may need some more: three seconds stop it."""
    slow = []
    before = signal.signal(signal.SIGVTALRM, too_long)
    try:
        for pattern in (*KNOWN, *patterns()):
            signal.setitimer(signal.ITIMER_VIRTUAL, 3)
            try:
                stage(repeated(pattern, LARGE))
            except TimeoutError:
                slow.append(pattern)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert slow == []
