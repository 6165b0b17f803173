"""One wrong word gives one message at its line, whatever else is wrong in the same file or in others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.diagnostics import Diagnostic

from .planting import Planted, planted, with_planted
from .test_messages import faults_of, files_of_base

BASE = files_of_base()
EVERY = tuple(planted(BASE))
_TOP = re.compile(r"[a-z_]+:")


def told(faults: tuple[Planted, ...]) -> list[tuple[str, int, str]]:
    return sorted(map(_as_told, faults_of(with_planted(BASE, faults))))


def _as_told(fault: Diagnostic) -> tuple[str, int, str]:
    return (fault.place.path, fault.place.line, fault.message)


def _field(fault: Planted) -> tuple[str, int]:
    """The file, and the line on which the field of the first level begins that the fault is in."""
    lines = BASE[fault.path].decode("utf-8").split("\n")
    above = (number for number in range(fault.number, 0, -1) if _TOP.match(lines[number - 1]))
    return fault.path, next(above, 0)


def assert_one_message(fault: Planted) -> None:
    found = faults_of(with_planted(BASE, (fault,)))
    places = [(one.place.path, one.place.line) for one in found]
    assert places == [(f"content/{fault.path}", fault.number)], f"{fault}: {[one.message for one in found]}"


def test_there_are_faults_of_many_kinds_in_every_type_of_record() -> None:
    assert len({fault.kind for fault in EVERY}) > 15
    assert {fault.path.partition("/")[0] for fault in EVERY} == {path.partition("/")[0] for path in BASE}


@pytest.mark.parametrize("kind", sorted({fault.kind for fault in EVERY}))
def test_a_wrong_word_gives_one_message_at_its_line(kind: str) -> None:
    of_kind = [fault for fault in EVERY if fault.kind == kind]
    for fault in of_kind[:: max(1, len(of_kind) // 8)]:
        assert_one_message(fault)


@pytest.mark.slow
def test_every_wrong_word_gives_one_message_at_its_line() -> None:
    for fault in EVERY:
        assert_one_message(fault)


_GARBAGE = st.one_of(
    st.text(max_size=20),
    st.builds(
        "{}{}: {}".format,
        st.sampled_from(["", "  ", "  - ", "\t", "- "]),
        st.sampled_from([*sorted({fault.key for fault in EVERY if fault.key}), "x"]),
        st.one_of(st.text(max_size=8), st.sampled_from(["[", "{}", "[{}]", "~", "9" * 400, "a/b@2", "0001"])),
    ),
)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(sorted(BASE)), st.integers(1, 40), _GARBAGE), min_size=1, max_size=8)
)
def test_whatever_stands_in_front_matter_no_rule_raises(garbage: list[tuple[str, int, str]]) -> None:
    files = dict(BASE)
    for path, number, line in garbage:
        lines = files[path].decode("utf-8").split("\n")
        lines[min(number, len(lines) - 1)] = line.replace("\n", " ")
        files[path] = "\n".join(lines).encode("utf-8", "surrogatepass")
    for fault in faults_of(files):
        assert "stand-in" not in fault.message


WITHOUT_ALIASES = [fault for fault in EVERY if fault.key != "aliases"]
"""A reference that names no record may mean one by its alias: of aliases that cannot be read nobody knows."""


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WITHOUT_ALIASES), min_size=2, max_size=6, unique_by=_field))
def test_faults_hide_no_others(faults: list[Planted]) -> None:
    alone = [one for fault in faults for one in told((fault,))]
    assert told(tuple(faults)) == sorted(alone)
