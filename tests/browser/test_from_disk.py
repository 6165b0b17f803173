"""Somebody who unpacked a preview opens its pages by double click: no server answers, and nothing fails."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from invented import CONTENT, SITE
from mkdocs_evidence.cli import main

from .waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def was_left(request: Any) -> bool:
    """Return True if the page was left before a file of it came, which is there all the same."""
    file = Path(url2pathname(urlsplit(request.url).path))
    return "ERR_ABORTED" in (request.failure or "") and file.is_file()


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site, built for a disk and moved into a folder whose name must be escaped."""
    folder = tmp_path_factory.mktemp("disk")
    text = (SITE / "mkdocs.yml").read_text("utf-8").replace("docs_dir: content", f"docs_dir: {CONTENT}")
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    command = ("build", "--for-disk", "--drafts", "--config", str(folder / "mkdocs.yml"))
    assert main([*command, "--as-of", "2026-06-30", "--out", str(folder / "preview")]) == 0
    moved = folder / "my #1 preview, 100% ü"
    shutil.move(folder / "preview", moved)
    return moved


@pytest.fixture
def page(browser: Browser, unpacked: Path) -> Iterator[Page]:
    """A page that says nothing in its console, asks for nothing that fails, and asks nothing of any host."""
    wrong: list[str] = []
    context = browser.new_context()
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    opened.on("console", lambda said: said.type in ("error", "warning") and wrong.append(said.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("requestfailed", lambda one: was_left(one) or wrong.append(one.url))
    opened.on(
        "request", lambda request: request.url.startswith(("file:", "data:")) or wrong.append(request.url)
    )
    opened.goto((unpacked / "index.html").as_uri())
    yield opened
    context.close()
    assert wrong == []


def path_in(unpacked: Path, page: Page) -> str:
    return page.url.partition("?")[0].removeprefix(f"{unpacked.as_uri()}/")


def test_from_the_front_page_to_a_protocol_a_version_and_a_search(page: Page, unpacked: Path) -> None:
    page.locator('main a[href$="protocols/garden-trial/index.html"]:visible').first.click()
    page.wait_for_load_state()
    assert path_in(unpacked, page) == "protocols/garden-trial/index.html"

    page.locator('main a[href$="v1/index.html"]:visible').first.click()
    page.wait_for_load_state()
    assert path_in(unpacked, page) == "protocols/garden-trial/v1/index.html"
    assert re.search(r"superseded", page.locator("main").inner_text(), re.IGNORECASE)

    page.get_by_role("search").get_by_label("Search this site").fill("garden")
    page.keyboard.press("Enter")
    page.locator("[data-results] li").first.wait_for()
    assert path_in(unpacked, page) == "search/index.html"
    assert page.url.endswith("?q=garden")
    assert page.locator("[data-results] mark").first.inner_text().lower().startswith("garden")

    page.locator("[data-results] a").first.click()
    page.wait_for_load_state()
    assert (unpacked / path_in(unpacked, page)).is_file()
    assert "garden" in page.locator("main").inner_text().lower()


def test_filters_and_the_way_back_work_as_on_the_site(page: Page, unpacked: Path) -> None:
    page.goto((unpacked / "search/index.html").as_uri() + "?q=garden")
    page.locator("[data-results] li").first.wait_for()
    all_of_them = page.locator("[data-count-line]").inner_text()
    page.locator('[data-facet="type"] summary').click()
    page.get_by_label("Protocols").check()
    wait_until(page, "location.search === '?q=garden&type=protocols'")
    page.get_by_role("status").filter(has_not_text=all_of_them).wait_for()
    assert all(
        "protocols/" in link
        for link in page.locator("[data-results] a").evaluate_all("(a) => a.map((one) => one.href)")
    )
    page.go_back()
    page.get_by_role("status").filter(has_text=all_of_them).wait_for()


def test_the_site_s_own_letters_colours_and_pictures_are_there(page: Page) -> None:
    wait_until(page, "[...document.fonts].some((font) => font.status === 'loaded')")
    assert page.evaluate("[...document.images].every((image) => image.complete && image.naturalWidth > 0)")
    button = page.locator("[data-theme-button]")
    button.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_an_old_address_leads_on_and_a_missing_page_leads_home(page: Page, unpacked: Path) -> None:
    old = next(
        file for file in sorted(unpacked.rglob("*.html")) if 'http-equiv="refresh"' in file.read_text("utf-8")
    )
    page.goto(old.as_uri())
    page.wait_for_url(lambda address: address != old.as_uri())
    assert (unpacked / path_in(unpacked, page)).is_file()
    page.goto((unpacked / "404.html").as_uri())
    page.locator(".mast__name").click()
    page.wait_for_load_state()
    assert path_in(unpacked, page) == "index.html"
