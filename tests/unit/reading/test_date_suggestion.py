"""A date in another form is understood where it can mean one day only."""

from __future__ import annotations

import pytest

from mkdocs_evidence.reading.rules.date_form import suggestion


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20/03/2019", "2019-03-20"),
        ("03/20/2019", "2019-03-20"),
        ("05.05.2019", "2019-05-05"),
        ("2019/3/4", "2019-03-04"),
        ("2019-3", "2019-03"),
        ("20 March 2019", "2019-03-20"),
        ("1st Sept. 2019", "2019-09-01"),
        ("March 2019", "2019-03"),
        ("04/03/2019", None),
        ("31/02/2019", None),
        ("99/99/2019", None),
        ("soon", None),
        ("spring 2019", None),
        ("2019-13-45", None),
    ],
)
def test_the_date_that_was_most_likely_meant(written: str, meant: str | None) -> None:
    assert suggestion(written) == meant
