"""Every kind of page fits its screen: nothing is cut off at the right, nothing needs a sideways scroll."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser.test_accessibility import one_of_each_kind

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDTHS = (320, 360, 1280)
WITH_TABLES = ("/projects/swis-trial/", "/reports/swis-trial/", "/reports/devolved-budgets-interim/")

OPEN_ALL = "document.querySelectorAll('details').forEach((part) => { part.open = true })"
CUT_OFF = """() => {
  const width = document.documentElement.clientWidth
  const inWindow = '.scroll, pre, .unseen'
  const parts = [...document.querySelectorAll('body *')].filter((part) => !part.closest(inWindow))
  const windows = [...document.querySelectorAll('.table--stacks')].map((table) => table.closest('.scroll'))
  const wide = parts.filter((part) => part.getBoundingClientRect().right > width + 1)
  const scrolling = windows.filter((part) => part.scrollWidth > part.clientWidth + 1)
  return [...wide, ...scrolling].map((part) => `${part.tagName} ${part.textContent.trim().slice(0, 60)}`)
}"""


def cut_off(page: Page, address: str) -> list[str]:
    """What is cut off on a page, at each width, with everything unfolded."""
    page.goto(address)
    page.evaluate(OPEN_ALL)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{address} at {width}: {part}" for part in page.evaluate(CUT_OFF)]
    return found


def test_no_kind_of_page_is_cut_off(browser: Browser, served: str, site_folder: Path) -> None:
    page = browser.new_context(base_url=served).new_page()
    addresses = dict.fromkeys((*one_of_each_kind(site_folder).values(), *WITH_TABLES))
    found = [part for address in addresses for part in cut_off(page, address)]
    page.context.close()
    assert found == []


def test_a_citation_stands_in_its_line(page: Page) -> None:
    page.goto("/projects/swis-trial/")
    cited = page.locator(".citation").first
    style = cited.evaluate(
        "(one) => { const { display, paddingLeft, backgroundColor } = getComputedStyle(one);"
        " return [display, paddingLeft, backgroundColor] }"
    )
    assert style == ["inline", "0px", "rgba(0, 0, 0, 0)"]


def test_what_folds_on_a_phone_is_open_on_a_desk_and_on_paper(page: Page) -> None:
    page.goto("/protocols/lambeth-swis/")
    plan = page.locator(".facts__list")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert plan.is_visible()
    page.set_viewport_size({"width": 360, "height": 800})
    assert not plan.is_visible()
    page.get_by_text("The plan at a glance").click()
    assert plan.is_visible()
    page.reload()
    page.emulate_media(media="print")
    assert plan.is_visible()


def test_the_menu_is_as_high_as_a_finger_needs_and_no_higher(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/")
    box = page.locator(".menu__button").bounding_box()
    assert box is not None
    assert 44 <= box["height"] <= 48
