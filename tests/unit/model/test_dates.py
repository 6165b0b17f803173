"""Dates are kept as exactly as they are known, and never more exactly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.model import Moment, PartialDate
from mkdocs_evidence.model.dates import year_after
from mkdocs_evidence.model.vocabulary import Precision


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest", "words"),
    [
        ("2019", Precision.YEAR, date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("2020-02", Precision.MONTH, date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        ("2019-03-20", Precision.DAY, date(2019, 3, 20), date(2019, 3, 20), "20 March 2019"),
    ],
)
def test_a_date_means_the_days_that_it_can_mean(
    text: str, precision: Precision, earliest: date, latest: date, words: str
) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.precision, parsed.earliest, parsed.latest) == (precision, earliest, latest)
    assert (str(parsed), parsed.in_words) == (text, words)


@pytest.mark.parametrize(
    "text",
    ["", "20/03/2019", "2019-3-20", "2019-02-30", "2019-13", "0000", "19-03-20", "2019-03-20x", "٢٠١٩"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is "):
        PartialDate.parse(text)


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_year_after_a_day_is_the_day_of_that_name(day: date) -> None:
    after = year_after(day)
    assert (after.year, after.month) == (day.year + 1, day.month)
    assert after.day == (28 if (day.month, day.day) == (2, 29) else day.day)
    assert (after - day).days in (365, 366)


def test_no_year_comes_after_the_last_one() -> None:
    assert year_after(date(9999, 2, 3)) == date.max


@given(st.dates())
def test_a_day_is_the_same_after_writing_and_reading(day: date) -> None:
    written = PartialDate.of(day)
    assert PartialDate.parse(str(written)) == written
    assert written.earliest == written.latest == day


def test_dates_are_ordered_by_time_and_then_by_exactness() -> None:
    written = ["2019-03-20", "2018", "2019", "2019-03", "2019-02-28"]
    ordered = sorted(PartialDate.parse(text) for text in written)
    assert [str(one) for one in ordered] == ["2018", "2019", "2019-02-28", "2019-03", "2019-03-20"]


def test_a_time_needs_its_zone() -> None:
    moment = Moment.parse("2019-03-27T18:30+00:00")
    assert moment.instant is not None
    assert moment.in_words == "27 March 2019, 18:30"
    with pytest.raises(ValueError, match="zone"):
        Moment.parse("2019-03-27T18:30")
    assert Moment.parse("2019-03") == Moment(PartialDate(2019, 3))
