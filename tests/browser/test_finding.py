"""A person with a question finds what was found, and can share how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import OpenPage

pytestmark = pytest.mark.browser
RESULT = "no effect"
"""What the trial of social workers in schools found, as its pages say it."""


def tells_the_result(page: Page) -> bool:
    text = page.locator("main").inner_text().lower()
    return "social workers in schools" in text and RESULT in text


def results(page: Page) -> Locator:
    page.locator("[data-results] li").first.wait_for()
    return page.locator("[data-results] li")


def counted(page: Page, sentence: str) -> None:
    page.locator("[data-count-line]", has_text=sentence).wait_for()


def test_the_schools_result_is_found_by_search(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_label("What do you want to know?").fill("do social workers in schools work")
    page.keyboard.press("Enter")  # the first step
    results(page).get_by_role("link", name="Social Workers in Schools: report of the trial").click()
    assert tells_the_result(page)


def test_the_schools_result_is_found_by_topic(open_page: OpenPage) -> None:
    page = open_page("/")
    page.locator("main").get_by_role("link", name="Schools and safeguarding").first.click()
    page.locator("main").get_by_role(
        "link", name="Social Workers in Schools: report of the trial"
    ).first.click()
    assert tells_the_result(page)


def test_the_schools_result_is_found_by_project(open_page: OpenPage) -> None:
    page = open_page("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Projects").click()
    page.locator('main a[href$="swis-trial/"]').first.click()
    assert tells_the_result(page)


def test_results_come_as_one_types_with_type_date_and_the_words_marked(open_page: OpenPage) -> None:
    page = open_page("/search/")
    page.get_by_label("Words to look for").press_sequentially("schwartz", delay=30)
    page.locator("[data-results] mark", has_text=re.compile("schwartz", re.IGNORECASE)).first.wait_for()
    first = results(page).first
    assert "schwartz" in first.locator("mark").first.inner_text().lower()
    assert first.locator(".entry__kind").inner_text()
    page.wait_for_url("**/search/?q=schwartz")


def test_filters_join_with_counts_and_stand_in_the_address(open_page: OpenPage) -> None:
    page = open_page("/search/?q=schools")
    results(page)
    page.locator('[data-facet="type"] summary').click()
    page.get_by_label("Reports").check()
    page.wait_for_url("**/search/?q=schools&type=reports")
    told = page.locator('[data-facet="type"] label', has_text="Reports").locator("[data-count]").inner_text()
    counted(page, f"{told} results")
    page.locator('[data-facet="results"] summary').click()
    page.locator('[data-facet="results"] label', has_text="Reported late").locator("input").check()
    page.wait_for_url("**&results=reported_late")
    fewer = page.locator("[data-results] li").count()
    assert 0 < fewer <= int(told)
    page.go_back()
    counted(page, f"{told} results")


def test_a_shared_address_opens_the_same_search(open_page: OpenPage) -> None:
    page = open_page("/search/?q=schools&type=reports&year=2023")
    assert results(page).count() == 1
    assert page.get_by_label("Words to look for").input_value() == "schools"
    assert page.locator('input[name="type"][value="reports"]').is_checked()
    assert page.locator('input[name="year"][value="2023"]').is_checked()


def test_two_values_of_one_question_widen_and_two_questions_narrow(open_page: OpenPage) -> None:
    page = open_page("/search/?type=calls")
    calls = results(page).count()
    page.goto("/search/?type=calls&type=notices")
    both = results(page).count()
    page.goto("/search/?type=notices")
    assert both == min(calls + results(page).count(), 10)
    page.goto("/search/?type=notices&design=pilot")
    counted(page, "Nothing was found")


def test_old_versions_and_histories_are_not_found(open_page: OpenPage) -> None:
    page = open_page("/search/?q=lambeth")
    found = results(page).locator("a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert "/protocols/lambeth-swis/" in found
    assert not [address for address in found if "/v1/" in address or "/history/" in address]


def test_search_works_by_keyboard_and_tells_the_count(open_page: OpenPage) -> None:
    page = open_page("/search/")
    page.get_by_label("Words to look for").focus()
    page.keyboard.type("supervision")
    page.wait_for_url("**/search/?q=supervision")
    results(page)
    line = page.get_by_role("status")
    assert line.inner_text().endswith("results")
    page.locator('[data-facet="type"] summary').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**/search/?q=supervision&type=projects")
    clear = page.get_by_role("button", name="Clear all filters")
    clear.wait_for()
    clear.press("Enter")
    page.wait_for_url("**/search/?q=supervision")
    more = page.get_by_role("button", name="Show more results")
    more.wait_for()
    more.press("Enter")
    page.locator("[data-results] li a:focus").wait_for()
    place = "[...document.querySelectorAll('[data-results] a')].indexOf(document.activeElement)"
    assert page.evaluate(place) == 10


def test_asking_twice_for_more_shows_no_result_twice(open_page: OpenPage) -> None:
    page = open_page("/search/?q=children")
    page.get_by_role("button", name="Show more results").wait_for()
    page.locator("[data-more]").evaluate("(button) => { button.click(); button.click(); }")
    page.locator("[data-results] li a:focus").wait_for()
    shown = results(page).locator("a").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(shown) == len(set(shown)) == 20
    assert page.locator("[data-more]").is_visible()


def test_asking_for_more_while_another_search_is_under_way_mixes_nothing(open_page: OpenPage) -> None:
    page = open_page("/search/?q=children")
    more = page.get_by_role("button", name="Show more results")
    more.wait_for()
    words = page.get_by_label("Words to look for")
    words.fill("schwartz")
    page.evaluate(
        """() => {
            document.querySelector("[data-search]").requestSubmit();
            document.querySelector("[data-more]").click();
        }"""
    )
    page.locator("[data-results] mark", has_text=re.compile("schwartz", re.IGNORECASE)).first.wait_for()
    counted(page, "results")
    told = int(page.locator("[data-count-line]").inner_text().split()[0])
    assert results(page).count() == min(told, 10)


def test_without_scripts_the_same_questions_have_lists(open_page: OpenPage) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("search").get_by_role("button", name="Search").last.click()
    assert page.locator("h1").inner_text() == "Search"
    option = page.locator(".options li", has=page.get_by_role("link", name="Effectiveness trial"))
    told = option.locator(".options__count").inner_text()
    option.get_by_role("link").click()
    assert page.locator("main article").count() == int(told)


def test_without_the_index_the_page_says_so_and_has_its_lists(open_page: OpenPage) -> None:
    page = open_page("/about/")
    page.route("**/pagefind/**", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto("/search/")
    counted(page, "The index for searching is not here")
    assert page.get_by_role("heading", name="Or go by a list").is_visible()
