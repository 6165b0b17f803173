"""Merge conflicts are found as Git writes them, in every style, and as what was left of them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.reading.conflicts import Conflict, conflicts_in, first_sides

LINE = st.sampled_from(["a", "b", "", "=======", "== ==", "> quoted", "- item", "<<<"])
SIDE = st.lists(LINE.filter(lambda line: line != "======="), max_size=4)


@given(SIDE, SIDE, SIDE, SIDE, st.booleans())
def test_a_conflict_is_one_whatever_stands_in_it(
    before: list[str], ours: list[str], theirs: list[str], after: list[str], has_base: bool
) -> None:
    base = ["||||||| 1a2b3c4", "old"] if has_base else []
    lines = [*before, "<<<<<<< HEAD", *ours, *base, "=======", *theirs, ">>>>>>> main", *after]
    (found,) = conflicts_in(lines, len(lines))

    assert (found.first, found.last) == (len(before) + 1, len(lines) - len(after))
    kept = first_sides(lines, [found])
    assert len(kept) == len(lines)
    assert [line for line in kept if line] == [line for line in (*before, *ours, *after) if line]


@given(st.lists(LINE))
def test_a_heading_that_is_underlined_is_no_conflict(lines: list[str]) -> None:
    assert conflicts_in(lines) == ()


@given(st.lists(st.one_of(LINE, st.sampled_from(["<<<<<<< HEAD", ">>>>>>> main", "||||||| base"]))))
def test_no_line_of_a_conflict_is_told_twice(lines: list[str]) -> None:
    found = conflicts_in(lines, len(lines))
    told = [number for one in found for number in range(one.first, one.last + 1)]
    assert told == sorted(set(told))
    marks = {number for number, line in enumerate(lines, 1) if line[:8] in ("<<<<<<< ", ">>>>>>> ")}
    assert marks <= set(told)


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_what_git_writes_is_one_conflict(tmp_path: Path, style: str) -> None:
    for name, middle in (("base", "old"), ("ours", "new here"), ("theirs", "new there")):
        (tmp_path / name).write_text(f"first\n{middle}\nlast\n", encoding="utf-8")
    options = [] if style == "merge" else [f"--{style}"]
    words = ["git", "merge-file", "--stdout", *options, "ours", "base", "theirs"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    lines = done.stdout.split("\n")
    length = 5 if style == "merge" else 7

    assert done.returncode == 1
    assert conflicts_in(lines) == (Conflict(2, 1 + length, 4),)
    assert [line for line in first_sides(lines, conflicts_in(lines)) if line] == ["first", "new here", "last"]
