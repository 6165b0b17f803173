"""Equal values have equal fingerprints, and values that differ anywhere have others."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

import pytest

from mkdocs_evidence.incremental import digest, tell_once_in_a_row
from mkdocs_evidence.model.vocabulary import Design, StudyStatus


class Pair(NamedTuple):
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherPart:
    name: str
    values: tuple[object, ...] = ()


DIFFERENT = (
    "ab",
    ("a", "b"),
    ("ab",),
    ("a", ("b",)),
    Pair("a", "b"),
    Part("a", ("b",)),
    OtherPart("a", ("b",)),
    Part("a"),
    None,
    False,
    0,
    0.0,
    b"ab",
    date(2019, 3, 20),
    "2019-03-20",
    Design.OTHER,
    Design.OTHER.value,
    StudyStatus.PLANNED,
    MappingProxyType({"a": "b"}),
    frozenset({"a", "b"}),
    PurePosixPath("ab"),
)


def test_values_that_differ_in_anything_have_other_fingerprints() -> None:
    found = [digest(value) for value in DIFFERENT]
    assert [DIFFERENT[place] for place, one in enumerate(found) if one in found[:place]] == []


def test_how_a_value_lies_in_memory_does_not_count() -> None:
    name = "".join(["na", "me"])
    assert digest(Part("name", ("name", "name"))) == digest(Part(name, (name, "".join(["nam", "e"]))))


@pytest.mark.parametrize(
    ("one", "other"),
    [({"a": 1, "b": 2}, {"b": 2, "a": 1}), ({"a": 1}, MappingProxyType({"a": 1}))],
)
def test_mappings_are_told_by_their_keys_and_not_by_their_order(
    one: Mapping[str, int], other: Mapping[str, int]
) -> None:
    assert digest(one) == digest(other)


@dataclass(frozen=True)
class Large:
    """What others are made of."""

    name: str
    parts: tuple[str, ...] = ()


def test_what_is_told_once_in_a_row_has_the_fingerprint_of_its_content() -> None:
    tell_once_in_a_row(Large)
    one, equal, other = Large("a", ("b",)), Large("a", ("b",)), Large("a", ("c",))

    assert digest(one) == digest(one) == digest(equal)
    assert digest((one, 1), one) == digest((equal, 1), one)
    assert digest(other, one) == digest(other, equal) != digest(one, other)
    different = {
        digest(one),
        digest(other),
        digest(one, one),
        digest((one,)),
        digest(one, 1),
        digest("a", ("b",)),
    }
    assert len(different) == 6


def test_two_runs_with_other_hashes_agree() -> None:
    told = "from mkdocs_evidence.incremental import digest; print(digest(frozenset({'a', 'b', 'c', 'd'})))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", told],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_what_is_no_value_is_refused() -> None:
    with pytest.raises(TypeError, match="make it a frozen value"):
        digest(Part("a", (object(),)))
