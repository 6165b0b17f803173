"""A page with every sign that a text can hold is read well on any screen, in any colours and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

import signs
from mkdocs_evidence.mkdocs_adapter.site_build import build_site

from .conftest import serving
from .test_accessibility import OPEN_ALL, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = "/blogs/every-sign/"
COLOURS = "code => [...code.querySelectorAll('span')].map(one => getComputedStyle(one).color)"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented site with the examples of the guide."""
    folder = tmp_path_factory.mktemp("signs")
    config = signs.write_site(folder)
    assert build_site(config, as_of=date(2026, 6, 30), out=folder / "site").succeeded
    with serving(folder / "site") as address:
        yield address


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, served: str, width: int, colours: str
) -> None:
    context = browser.new_context(
        base_url=served,
        bypass_csp=True,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if colours == "dark" else "light",
    )
    page = context.new_page()
    page.goto(PAGE)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []
    context.close()


def test_each_part_says_what_it_is_without_colour(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}{PAGE}")
    for name in ("Note", "Tip", "Important", "Warning", "Caution"):
        assert page.get_by_role("group", name=name).get_by_text(name, exact=True).first.is_visible()
    first, second = page.get_by_role("listitem").filter(has=page.get_by_role("checkbox")).all()[:2]
    assert first.get_by_role("checkbox", name="Done").is_checked()
    assert not second.get_by_role("checkbox", name="To do").is_checked()
    page.close()


def test_code_is_black_on_paper_whatever_colours_were_chosen(browser: Browser, served: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{served}{PAGE}")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    code = page.locator("pre.highlight", has_text="SELECT")
    assert len(set(code.evaluate(COLOURS))) > 2
    page.emulate_media(media="print")
    assert set(code.evaluate(COLOURS)) == {"rgb(0, 0, 0)"}
    page.close()


def test_feeds_and_search_have_the_plain_code(browser: Browser, served: str) -> None:
    page = browser.new_page()
    feed = page.request.get(f"{served}/feeds/all.json").json()
    text = next(one["content_html"] for one in feed["items"] if one["title"] == "Sign code")
    assert "model &lt;- lm(score ~ arm + school, data = pupils)" in text
    page.goto(f"{served}/search/?q=lm")
    page.locator("[data-results] li").filter(has_text="Sign code").wait_for()
    page.close()
