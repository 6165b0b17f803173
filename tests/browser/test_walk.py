"""A reader walks from the post of 20 March 2019 to the last finding and back, by links alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def follow(page: Page, address: str) -> None:
    """Click the first visible link of the page's main part that leads to this address."""
    link = page.locator(f'main a[href$="{address}"]:visible').first
    link.click()
    page.wait_for_load_state()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_from_the_first_post_to_the_last_finding_and_back(page: Page) -> None:
    page.goto("/blogs/steps-on-a-journey/")
    assert "Steps on a journey" in heading(page)

    follow(page, "/protocols/lambeth-swis/")
    assert "Lambeth" in heading(page)
    assert "Version 2 of 2" in page.locator("main").inner_text()

    follow(page, "v1/")
    assert page.url.endswith("/protocols/lambeth-swis/v1/")
    assert re.search(r"superseded", page.locator("main").inner_text(), re.IGNORECASE)

    follow(page, "/projects/lambeth-swis/")
    assert re.search(r"completed", page.locator("main").inner_text(), re.IGNORECASE)

    follow(page, "/reports/swis-pilots/")
    assert page.locator('main a[href*="protocols/lambeth-swis/v2/"]').count()

    follow(page, "/projects/swis-trial/")
    text = page.locator("main").inner_text()
    assert "16.6%" in text
    assert "no effect was shown" in text

    follow(page, "../lambeth-swis/")
    follow(page, "/blogs/steps-on-a-journey/")
    assert "Steps on a journey" in heading(page)


def test_the_walk_works_without_javascript(browser: object, served: str) -> None:
    from playwright.sync_api import Browser

    assert isinstance(browser, Browser)
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator('a[href$="protocols/"]:visible').first.click()
    follow(page, "lambeth-swis/")
    assert "Lambeth" in heading(page)
    context.close()
