"""The null finding of the Social Workers in Schools trial is where a reader would look for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STATEMENT = "the data fit anything from 4.5% lower to 16.6% higher, so no effect was shown"
NUMBERS = "95% interval: −4.5% to +16.6%"
PILOTS = ("lambeth-swis", "southampton-swis", "stockport-swis")


def page(site: Path, address: str) -> str:
    """A page without the marks of its sealed figures, which stand between a label and its number."""
    html = (site / address / "index.html").read_text(encoding="utf-8")
    return re.sub(r'<span data-sealed="[^"]*">([^<]*)</span>', r"\1", html)


@pytest.mark.parametrize(
    "address",
    ["reports/swis-trial", "protocols/swis-trial", "projects/swis-trial", "status", "status/reported"],
)
def test_it_stands_with_its_interval(built_site: Path, address: str) -> None:
    text = page(built_site, address)

    assert STATEMENT in text
    assert NUMBERS in text


@pytest.mark.parametrize("pilot", PILOTS)
def test_each_pilot_tells_it_as_what_came_next(built_site: Path, pilot: str) -> None:
    text = page(built_site, f"projects/{pilot}")

    assert text.index("What came next") < text.index(STATEMENT)
    assert NUMBERS in text


def test_it_is_drawn_across_the_line_of_no_effect(built_site: Path) -> None:
    text = page(built_site, "reports/swis-trial")

    assert '<figcaption class="drawing__title" id="forest-1">Difference in per cent</figcaption>' in text
    assert "The line at 0 is no effect." in text
    assert "+5.5% (−4.5% to +16.6%), n\u00a0=\u00a0268" in text
    assert (built_site / "reports/swis-trial/findings.csv").is_file()
