"""How one record names another."""

from __future__ import annotations

import pytest

from mkdocs_evidence.model import Key, RecordType, Reference


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lambeth-swis", Reference("lambeth-swis")),
        ("projects/lambeth-swis", Reference("lambeth-swis", RecordType.PROJECT)),
        ("lambeth-swis@2", Reference("lambeth-swis", None, 2)),
        ("protocols/lambeth-swis@12", Reference("lambeth-swis", RecordType.PROTOCOL, 12)),
    ],
)
def test_a_reference_reads_as_it_is_written(text: str, expected: Reference) -> None:
    assert Reference.parse(text) == expected
    assert str(expected) == text


@pytest.mark.parametrize(
    "text", ["", "ab", "Lambeth", "a b", "x/y/z", "abc@0", "abc@", "abc@1.2", "-abc", "/abc"]
)
def test_what_no_record_can_be_called_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a reference"):
        Reference.parse(text)


def test_the_word_before_the_slash_is_a_type() -> None:
    with pytest.raises(ValueError, match="names no type of record"):
        Reference.parse("project/lambeth-swis")


def test_keys_are_ordered_by_type_id_and_version() -> None:
    newer, older = Key(RecordType.PROTOCOL, "abc", 2), Key(RecordType.PROTOCOL, "abc", 1)
    assert sorted([newer, older, older.work]) == [older.work, older, newer]
    assert str(newer) == "protocols/abc@2"
