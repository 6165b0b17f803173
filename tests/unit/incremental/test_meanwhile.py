"""What is found out on another core is what would be found out here."""

from __future__ import annotations

import os

import pytest

from mkdocs_evidence.incremental.meanwhile import meanwhile


@pytest.fixture(params=["where the system forks", "where it cannot"], autouse=True)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "where it cannot":
        monkeypatch.delattr(os, "fork")


@pytest.mark.parametrize("is_so", [True, False])
def test_the_answer_comes_when_it_is_asked_for(is_so: bool) -> None:
    answers = [meanwhile(lambda: is_so), meanwhile(lambda: not is_so)]
    assert [answer() for answer in answers] == [is_so, not is_so]


def test_what_fails_elsewhere_is_no_yes() -> None:
    def fails() -> bool:
        raise OSError("invented")

    answer = meanwhile(fails)
    if hasattr(os, "fork"):
        assert answer() is False
    else:
        with pytest.raises(OSError, match="invented"):
            answer()
