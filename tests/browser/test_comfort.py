"""The site is read by keyboard alone, on small screens, with large text, without scripts, and aloud."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .test_accessibility import one_of_each_kind

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import OpenPage

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 640}


def wider_than_the_window(page: Page) -> list[str]:
    """What sticks out to the side of a page that should not scroll sideways."""
    if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        return []
    return [page.url, *page.evaluate(STICKING_OUT)]


STICKING_OUT = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter((part) => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest(".scroll"))
  .slice(0, 3).map((part) => part.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    "scripts",
    [
        pytest.param(True, id="with scripts"),
        pytest.param(False, id="without scripts", marks=pytest.mark.slow),
    ],
)
def test_no_page_scrolls_sideways_at_320_pixels(
    open_page: OpenPage, site_folder: Path, scripts: bool
) -> None:
    page = open_page("/", viewport=NARROW, java_script_enabled=scripts)
    found = []
    for address in one_of_each_kind(site_folder).values():
        page.goto(address)
        found += wider_than_the_window(page)
    assert found == []


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
def test_text_of_twice_the_size_fits(open_page: OpenPage, site_folder: Path, width: int) -> None:
    page = open_page("/", viewport={"width": width, "height": 800})
    found = []
    for address in one_of_each_kind(site_folder).values():
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found += wider_than_the_window(page)
    assert found == []


def test_every_kind_of_page_is_whole_without_scripts(open_page: OpenPage, site_folder: Path) -> None:
    page = open_page("/", java_script_enabled=False)
    for address in one_of_each_kind(site_folder).values():
        page.goto(address)
        assert page.locator("h1:visible").count() == 1, address
        assert page.locator("main a:visible").count() > 0, address


def test_every_kind_of_page_keeps_its_own_policy(open_page: OpenPage, site_folder: Path) -> None:
    page = open_page("/")
    for address in one_of_each_kind(site_folder).values():
        page.goto(address)
        policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
        assert "default-src 'self'" in policy
        assert ("wasm-unsafe-eval" in policy) == (address == "/search/")
        assert page.context.cookies() == []


def test_by_keyboard_from_home_past_the_menu_to_a_protocol(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 1280, "height": 800})
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.includes('All protocols')"):
            break
    shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    ground = page.evaluate("getComputedStyle(document.activeElement).backgroundColor")
    assert shown != "none" or ground != "rgba(0, 0, 0, 0)"
    page.keyboard.press("Enter")
    page.wait_for_url("**/protocols/")


def test_the_menu_of_a_phone_opens_by_keyboard(open_page: OpenPage) -> None:
    page = open_page("/about/", viewport={"width": 360, "height": 640})
    assert not page.get_by_role("navigation", name="Main").is_visible()
    page.locator(".menu summary").press("Enter")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Projects").press("Enter")
    page.wait_for_url("**/projects/")


FOCUSED = """() => {
  const part = document.activeElement;
  if (!part || part === document.body) return null;
  const box = part.getBoundingClientRect();
  const style = getComputedStyle(part);
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  const marked = style.outlineStyle !== "none" || style.boxShadow !== "none";
  window.passed = window.passed ?? new Set();
  const again = window.passed.has(part);
  window.passed.add(part);
  return { seen, marked, again, what: part.outerHTML.slice(0, 120), foot: Boolean(part.closest("footer")) };
}"""
MOST_STEPS = 150


@pytest.mark.slow
def test_by_keyboard_every_kind_of_page_is_passed_through(open_page: OpenPage, site_folder: Path) -> None:
    """Each stop is on the screen and marked, none holds the reader, and short pages lead to their end."""
    page = open_page("/", viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    wrong = []
    for address in one_of_each_kind(site_folder).values():
        page.goto(address)
        stops = []
        while len(stops) < MOST_STEPS:
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUSED)
            if stop is None or stop["again"]:
                break
            stops.append(stop)
        wrong += [(address, stop["what"]) for stop in stops if not stop["seen"] or not stop["marked"]]
        if len(stops) < MOST_STEPS and not stops[-1]["foot"]:
            wrong.append((address, f"held at {stops[-1]['what']}"))
    assert wrong == []


def test_by_keyboard_alone_from_home_to_what_was_found(open_page: OpenPage) -> None:
    page = open_page("/", viewport={"width": 360, "height": 780})
    steps = (
        ("Schools and safeguarding", "**/topics/schools/"),
        ("Social Workers in Schools: report of the trial", "**/reports/swis-trial/"),
    )
    for name, address in steps:
        for _ in range(MOST_STEPS):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim()") == name:
                break
        page.keyboard.press("Enter")
        page.wait_for_url(address)
    assert "no effect was shown" in page.locator("main").inner_text()


def read_aloud(lynx: Path, page: Path, title: str) -> str:
    """A page as Lynx reads it out, from its title on."""
    command = [str(lynx), "-dump", "-nolist", "-width=200", "-display_charset=utf-8", str(page)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    return told[told.index(title) :]


def out_of_order(told: str, parts: tuple[str, ...]) -> list[str]:
    """What does not come after what stands before it."""
    place, missing = 0, []
    for part in parts:
        found = told.find(part, place)
        missing += [part] if found < 0 else []
        place = max(place, found)
    return missing


TITLE = "Lambeth Change Project: Social workers in schools"


def test_read_aloud_a_superseded_protocol_comes_in_the_right_order(lynx: Path, site_folder: Path) -> None:
    told = read_aloud(lynx, site_folder / "protocols/lambeth-swis/v1/index.html", TITLE)
    parts = (
        TITLE,
        "Version 1 of 2",
        "Superseded",
        "replaced this text",
        "The text of version 1",
        "History",
        "Cite",
        "Sources",
    )
    assert out_of_order(told, parts) == [], told


def test_read_aloud_a_protocol_comes_in_the_right_order(lynx: Path, site_folder: Path) -> None:
    told = read_aloud(lynx, site_folder / "protocols/lambeth-swis/index.html", TITLE)
    parts = (
        TITLE,
        "Version 2 of 2",
        "Current version",
        "Where the study stands",
        "The text of version 2",
        "What was found",
        "History",
        "Version 1",
        "Cite",
    )
    assert out_of_order(told, parts) == [], told
