"""Rules at their edges; what each says stands in tests/cases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_evidence.checks import ALL_RULES
from mkdocs_evidence.checks.notice_kind import allowed_kinds
from mkdocs_evidence.checks.reference_circular import circular
from mkdocs_evidence.checks.title_in_body import _FIRST_LEVEL, _may_have_first_level
from mkdocs_evidence.graph import RELATION_BY_NAME, Link
from mkdocs_evidence.model import Key, RecordType
from mkdocs_evidence.reading import prose_of


def chain(names: str) -> list[Link]:
    keys = [Key(RecordType.PROJECT, name) for name in names]
    return [Link(one, RELATION_BY_NAME["follows_on_from"], other) for one, other in pairwise(keys)]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], ""),
        (chain("abcdef"), ""),
        (chain("aa"), "a"),
        (chain("aba"), "ab"),
        (chain("xabcay"), "abc"),
        (chain("abc") + chain("ac"), ""),
    ],
)
def test_only_a_circle_is_left_when_the_ends_are_trimmed(links: list[Link], expected: str) -> None:
    assert "".join(sorted({link.source.id for link in circular(links)})) == expected


def test_a_long_chain_is_trimmed_without_running_deep() -> None:
    keys = [Key(RecordType.PROJECT, f"p{number}") for number in range(400)]
    links = [Link(one, RELATION_BY_NAME["follows_on_from"], other) for one, other in pairwise(keys)]
    assert circular(links) == ()


def test_a_report_is_retracted_and_anything_else_withdrawn() -> None:
    for kind in RecordType:
        words = [one.value for one in allowed_kinds(kind)]
        assert ("retraction" in words) is (kind is RecordType.REPORT)
        assert ("withdrawal" in words) is (kind is not RecordType.REPORT)
        assert ("non_publication" in words) is (kind is RecordType.PROJECT)


@pytest.mark.parametrize("body", ["# Title", "   # Title #", "#1 of 3", "Title\n=====", "a\n\n# B\n"])
def test_a_heading_of_the_first_level_is_seen(body: str) -> None:
    assert _FIRST_LEVEL.search(prose_of(body))


@pytest.mark.parametrize("body", ["## Title", "#", "```\n# code\n```", "\n===", "a # b", "    # code"])
def test_what_is_no_heading_of_the_first_level_is_left_alone(body: str) -> None:
    assert not _FIRST_LEVEL.search(prose_of(body))


@given(st.text(alphabet="# =\na"))
@example("# Title")
@example("a\n   =")
def test_a_text_that_is_not_looked_through_has_no_heading_of_the_first_level(body: str) -> None:
    assert _may_have_first_level(body) or not _FIRST_LEVEL.search(body)


def test_a_text_with_headings_of_lower_levels_alone_is_not_looked_through() -> None:
    assert not _may_have_first_level("\n## One\n\nA line = b # c\n\n### Two\n")


def test_every_rule_has_an_id_of_its_own_and_a_title() -> None:
    ids = [rule.id for rule in ALL_RULES]
    assert ids == sorted(set(ids))
    assert all(rule.title and not rule.title.endswith(".") for rule in ALL_RULES)
