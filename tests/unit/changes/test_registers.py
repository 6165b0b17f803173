"""The register of a change only adds lines to that of its base, or brings back what the base had broken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.changes import RegisterFiles, register_conflicts
from mkdocs_evidence.graph.register import Entry, EntryKind, Register, render_register

DAY = date(2026, 11, 23)

LINES = st.lists(st.sampled_from("abcdefgh"), max_size=6)


def told(here: str, branched: str, tip: str | None = None, earlier: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The conflicts of registers with a line for each character; one with an exclamation mark is damaged."""

    def data(text: str) -> bytes:
        entries = [Entry(0, DAY, EntryKind.PAGE, f"/{one}/", "0" * 64) for one in text if one != "!"]
        written = render_register(Register().lengthened(entries, DAY))
        return written.replace(b'"sequence":2', b'"sequence":3') if "!" in text else written

    files = RegisterFiles(
        "content/register.jsonl",
        "origin/main",
        data(here),
        data(branched),
        data(branched if tip is None else tip),
        lambda: map(data, earlier),
    )
    return tuple(register_conflicts(files))


@given(LINES, LINES)
def test_lines_may_be_added(lines: list[str], more: list[str]) -> None:
    assert told("".join([*lines, *more]), "".join(lines)) == ()


@given(LINES, LINES)
def test_a_change_without_its_own_lines_takes_those_of_the_base(lines: list[str], more: list[str]) -> None:
    assert told("".join(lines), "".join(lines), "".join([*lines, *more])) == ()


@given(LINES, LINES)
def test_nothing_but_a_continuation_passes(here: list[str], branched: list[str]) -> None:
    is_continued = here[: len(branched)] == branched
    assert (told("".join(here), "".join(branched)) == ()) == is_continued


def test_the_remedy_is_given_for_git_and_for_the_browser() -> None:
    (conflict,) = told("ab", "abc")
    assert conflict == (
        "content/register.jsonl does not begin with the lines that it has on 'origin/main': its last line is "
        "missing: line 3 (page /c/, sealed on 2026-11-23). What was sealed stays as it is written. Take over "
        "that of 'origin/main': `git checkout origin/main -- content/register.jsonl`, and commit. In the "
        "browser: open content/register.jsonl on 'origin/main', download it, upload it to the same folder of "
        "your branch, and commit."
    )


def test_two_that_both_sealed_are_told_unless_one_holds_the_other() -> None:
    (conflict,) = told("abx", "ab", "aby")
    assert "got new lines here, and meanwhile others on 'origin/main'" in conflict
    assert told("abx", "ab", "abx") == told("abx", "ab", "abxy") == told("abxy", "ab", "abx") == ()


@pytest.mark.parametrize(
    ("here", "earlier", "is_right"),
    [
        ("abc", ("aXc", "abc!", "abc", "ab"), True),  # what was damaged meanwhile does not count
        ("abc", ("aXc", "abc", "ab"), True),  # as it was before it was broken
        ("abcd", ("aXc", "abc", "ab"), True),  # and sealed on top
        ("ab", ("aXc", "abc", "ab"), False),  # an older one, which the broken one does not contradict
        ("aYc", ("aXc", "abc", "ab"), False),  # broken in another way
        ("abc", ("aXc",), False),  # nobody knows that it ever was so
    ],
)
def test_a_base_that_is_broken_is_mended_only_with_what_it_was(
    here: str, earlier: tuple[str, ...], is_right: bool
) -> None:
    assert (told(here, "aXc", earlier=earlier) == ()) == is_right
