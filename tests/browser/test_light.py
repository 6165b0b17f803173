"""Pages are light, nothing moves while they load, and words are explained where they stand."""

from __future__ import annotations

import gzip
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .conftest import Quiet, serving
from .test_accessibility import one_of_each_kind

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite
    from playwright.sync_api import Browser, Page, Response

    from .conftest import OpenPage

pytestmark = pytest.mark.browser
MOST = 250_000
"""Bytes of a page with all that it asks for, compressed as a host would."""

WATCH = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) {
    const what = shift.sources.map((one) => one.node?.outerHTML?.slice(0, 80)).join(", ");
    window.moved.push([shift.value, what]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
PAST_ALL = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    scrollTo({ top: y, behavior: "instant" });
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 10)));
  }
  await new Promise((done) => setTimeout(done, 100));
  return window.moved;
}"""


def compressed(answer: Response) -> int:
    """How large an answer is on its way; pictures and fonts are compressed already."""
    body = answer.body()
    return min(len(body), len(gzip.compress(body, 6)))


@pytest.mark.slow
def test_every_kind_of_page_weighs_less_than_a_photograph(open_page: OpenPage, site_folder: Path) -> None:
    weights = {}
    for kind, address in one_of_each_kind(site_folder).items():
        if kind != "search":
            weights[address] = weight(open_page("about:blank"), address)
    assert min(weights.values()) > 10_000
    assert {address: found for address, found in weights.items() if found > MOST} == {}


def weight(page: Page, address: str) -> int:
    """The bytes of all that a page asks for, with nothing kept from before."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    found = sum(compressed(answer) for answer in answers)
    page.close()
    return found


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
def test_nothing_moves_while_a_page_loads(open_page: OpenPage, site_folder: Path, width: int) -> None:
    page = open_page("about:blank", viewport={"width": width, "height": 800}, bypass_csp=True)
    page.add_init_script(WATCH)
    moved = {}
    for kind, address in one_of_each_kind(site_folder).items():
        if kind != "search":  # its results come as one types
            moved[address] = shifts_of(page, address)
    assert {address: shifts for address, shifts in moved.items() if shifts} == {}


def shifts_of(page: Page, address: str) -> list[tuple[float, str]]:
    """What moves each time that a page loads.

    A busy machine may draw a half-read line and then its other half; a page that moves by itself does so
    at every load. None may move by much (Google's Core Web Vitals call up to 0.1 good).
    """
    shifts: list[tuple[float, str]] = []
    for _ in range(3):
        page.goto(address, wait_until="load")
        shifts = page.evaluate(PAST_ALL)
        assert sum(value for value, _ in shifts) < 0.02, (address, shifts)
        if not shifts:
            break
    return shifts


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("until", ['class="mast__title">', 'class="menu__button">', 'class="mast__nav"'])
def test_half_a_head_is_not_shown(browser: Browser, site_folder: Path, until: str, width: int) -> None:
    go_on = threading.Event()
    with serving(site_folder, partial(Halting, until=until, go_on=go_on)) as address:
        page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)
        page.add_init_script(WATCH)
        page.goto(f"{address}/about/", wait_until="commit")
        page.locator(".mast").wait_for(state="attached")
        assert not page.locator(".mast__name").is_visible()
        go_on.set()
        page.wait_for_load_state("load")
        assert page.locator(".mast__name").is_visible()
        assert page.evaluate(PAST_ALL) == []
        page.close()


class Halting(Quiet):
    """Sends a page up to a mark, and the rest when it may go on, as a bad line does."""

    def __init__(self, *arguments: object, until: str, go_on: threading.Event, **named: object) -> None:
        self.until, self.go_on = until.encode(), go_on
        super().__init__(*arguments, **named)  # type: ignore[arg-type] # as the base's

    def copyfile(self, source: SupportsRead[bytes], outputfile: SupportsWrite[bytes]) -> None:
        whole = source.read()
        first, mark, rest = whole.partition(self.until)
        outputfile.write(first + mark)
        self.wfile.flush()
        if rest:
            self.go_on.wait(30)
        outputfile.write(rest)


def test_a_word_is_explained_where_it_stands(open_page: OpenPage) -> None:
    page = open_page("/projects/swis-trial/")
    word = page.locator(".prose .term", has_text="child protection enquiries")
    word.hover()
    note = page.get_by_role("tooltip")
    assert "Children Act 1989" in note.inner_text()
    page.keyboard.press("Escape")
    assert not note.is_visible()
    word.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert "Children Act 1989" in note.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/#word-section-47")
    assert not note.is_visible()


def test_a_finger_opens_a_note_first_and_then_goes_there(open_page: OpenPage) -> None:
    page = open_page("/projects/swis-trial/", viewport={"width": 360, "height": 780}, has_touch=True)
    word = page.locator(".prose .term", has_text="control schools")
    word.tap()
    note = page.get_by_role("tooltip")
    note.wait_for()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    word.tap()
    page.wait_for_url("**/#word-control-group")


def test_without_scripts_and_on_paper_a_word_leads_to_its_meaning_below_the_text(open_page: OpenPage) -> None:
    page = open_page("/projects/swis-trial/", java_script_enabled=False)
    page.locator(".prose .term", has_text="control schools").click()
    page.wait_for_url("**/#word-control-group")
    assert page.locator("#word-control-group:target").is_visible()
    page.emulate_media(media="print")
    assert page.locator("#word-control-group").is_visible()


def test_a_work_cited_shows_beside_its_citation(open_page: OpenPage) -> None:
    page = open_page("/projects/swis-trial/")
    page.locator(".citation a").first.hover()
    page.get_by_role("tooltip", name="").wait_for()
    assert "Westlake" in page.locator("#aside-note").inner_text()
