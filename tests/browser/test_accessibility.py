"""axe finds nothing against WCAG 2.2, levels A and AA, on any kind of page, as readers may see it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CLASSES = re.compile(r'class="([^"]+)"')
KIND = re.compile(r'<main id="main" class="page page--([\w-]+)')


def one_of_each_kind(site: Path) -> dict[str, str]:
    """The page of each kind that shows the most kinds of parts; of equals, the shortest."""
    richest: dict[str, tuple[int, int, str]] = {}
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        if kind := KIND.search(html):
            address = "/" + path.relative_to(site).as_posix().removesuffix("index.html")
            parts = len({name for names in CLASSES.findall(html) for name in names.split()})
            richest[kind[1]] = max(richest.get(kind[1], (0, 0, "")), (parts, -len(html), address))
    return {kind: address for kind, (_, _, address) in richest.items()}


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds on a page; it is put there once, and answers with its findings alone."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_source())
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    found: list[str] = page.evaluate(RUN_AXE, {"runOnly": only, "resultTypes": ["violations"]})
    return [f"{page.url}: {one}" for one in found]


RUN_AXE = """async (options) => (await axe.run(document, options)).violations.flatMap((one) =>
  one.nodes.map((node) => `${one.id}: ${node.target} ${node.html.slice(0, 120)}`))"""


@cache
def axe_source() -> str:
    import axe_playwright_python

    folder = Path(axe_playwright_python.__file__).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def opened(browser: Browser, served: str, colours: str) -> Page:
    # axe is put into the page as a script, which the page's own policy would stop.
    context = browser.new_context(
        base_url=served,
        bypass_csp=True,
        reduced_motion="reduce",
        color_scheme="dark" if colours == "dark" else "light",
    )
    return context.new_page()


def wait_for_results(page: Page) -> None:
    page.locator("[data-results] li").first.wait_for()


OPEN_ALL = "document.querySelectorAll('details').forEach((part) => { part.open = true })"
SEARCHING = "/search/?q=schools&type=reports"


def opened_as_readers_do(page: Page, address: str) -> None:
    """A page as it comes; the search with words in it and results below."""
    page.goto(SEARCHING if address == "/search/" else address)
    if address == "/search/":
        wait_for_results(page)


@pytest.mark.parametrize(
    ("colours", "width"),
    [
        ("light", 360),
        pytest.param("light", 1280, marks=pytest.mark.slow),
        pytest.param("dark", 360, marks=pytest.mark.slow),
        pytest.param("dark", 1280, marks=pytest.mark.slow),
    ],
)
def test_no_kind_of_page_shuts_anyone_out(
    browser: Browser, served: str, site_folder: Path, colours: str, width: int
) -> None:
    """Looked at as it comes, and with its menu, its contents, its filters and all that folds open.

    Dark colours change colours alone: there, only contrast can go wrong.
    """
    rules = ["color-contrast"] if colours == "dark" else None
    page = opened(browser, served, colours)
    page.set_viewport_size({"width": width, "height": 800})
    kinds = one_of_each_kind(site_folder)
    assert len(kinds) > 15
    found = []
    for address in kinds.values():
        opened_as_readers_do(page, address)
        if colours == "light":
            found += violations(page)
        page.evaluate(OPEN_ALL)
        found += violations(page, rules)
    page.context.close()
    assert found == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_a_note_beside_a_word_shuts_no_one_out(browser: Browser, served: str, colours: str) -> None:
    page = opened(browser, served, colours)
    page.goto("/projects/swis-trial/")
    page.locator(".term").first.hover()
    page.get_by_role("tooltip").wait_for()
    found = violations(page)
    page.context.close()
    assert found == []
