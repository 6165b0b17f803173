"""Hints of the front matter, which are no comments of those who write."""

from __future__ import annotations

import pytest

from mkdocs_evidence.model.field_hints import is_hint


@pytest.mark.parametrize(
    "comment",
    ["one of: a, b", "its topics", "topics: # its topics", "topics:", "such as protocols/school-pilot@1"],
)
def test_what_new_writes_beside_a_field_is_a_hint(comment: str) -> None:
    assert is_hint(comment, {"topics"})


@pytest.mark.parametrize("comment", ["is this right?", "topics: # are these right?", "perhaps its topics"])
def test_what_anybody_else_writes_is_none(comment: str) -> None:
    assert not is_hint(comment, {"topics"})
