"""`serve`, as somebody who writes meets it: the page follows by itself, and says what is to be mended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from serving import FINE, POST, Served, serving_small_site

from .waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Served]:
    """Runs `serve` on a small site until the test ends."""
    with serving_small_site(tmp_path) as served:
        yield served


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page of the browser that may ask the preview's own server."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def opened(page: Page, served: Served) -> list[str]:
    """Open the post; what goes wrong in the page is gathered."""
    wrong: list[str] = []
    page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{served.address}/blogs/first-protocols/")
    page.evaluate("document.fonts.ready.then(() => true)")
    return wrong


def test_the_page_follows_what_is_saved(serve: Served, tab: Page) -> None:
    wrong = opened(tab, serve)
    title = tab.locator("h1")
    first = title.inner_text()

    serve.replace(f"title: {first}", "title: A better title")

    tab.get_by_role("heading", name="A better title", level=1).wait_for(timeout=180_000)
    assert wrong == []


PLACE = """(() => ({
  top: scrollY,
  focus: document.activeElement.textContent,
  open: [...document.querySelectorAll("details")].map((one) => one.open),
}))()"""

# To a line of text, in pixels: a font that comes late moves words by some, and the browser scrolls with them.
SAME = """(([now, then]) => Math.abs(now.top - then.top) < 24
  && now.focus === then.focus && JSON.stringify(now.open) === JSON.stringify(then.open))"""


def lengthen(served: Served) -> None:
    """Give the post so many words that somebody can be in the middle of them."""
    parts = [f"\n## Part {n}\n\n[Link {n}](../projects/index.md). {'Words. ' * 300}\n" for n in range(9)]
    served.write(POST, (served.folder / POST).read_text(encoding="utf-8") + "".join(parts))
    served.shows("/blogs/first-protocols/", "Link 8")


def go_into_the_middle(page: Page) -> object:
    """Open all that can be opened, put the focus on a link and scroll; the place that this is."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.get_by_role("link", name="Link 5").focus()
    page.evaluate("scrollTo({top: 1300, behavior: 'instant'})")
    return page.evaluate(PLACE)


def is_at(place: object) -> str:
    """Return what is true in a page whose reader is still, or again, at a place."""
    return f"{SAME}([{PLACE}, {json.dumps(place)}])"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_mistake_keeps_the_place_of_whoever_reads_until_it_is_mended(
    serve: Served, tab: Page, width: int
) -> None:
    lengthen(serve)
    tab.set_viewport_size({"width": width, "height": 800})
    wrong = opened(tab, serve)
    alert = tab.get_by_role("alert")
    for times in range(1, 4):
        place = go_into_the_middle(tab)
        serve.replace("topics: [transparency]", "topics: [transparancy]")
        alert.get_by_text("topic-unknown").wait_for(timeout=180_000)
        assert tab.evaluate(is_at(place)), (tab.evaluate(PLACE), place)
        assert "did you mean: transparency" in alert.inner_text()
        assert tab.evaluate("document.getElementById('preview-fault').getBoundingClientRect().bottom <= 800")
        if times == 2:
            tab.reload()  # who loads the page anew sees the same, and does not wait
            assert "did you mean: transparency" in alert.inner_text()
        serve.replace("topics: [transparancy]", "topics: [transparency]")
        alert.wait_for(state="detached", timeout=180_000)
        wait_until(tab, is_at(place))
    serve.says(FINE)
    assert wrong == []


def test_without_scripts_the_page_says_what_is_wrong(serve: Served, browser: Browser) -> None:
    serve.says("topic-unknown", serve.replace("topics: [transparency]", "topics: [transparancy]"))
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{serve.address}/blogs/first-protocols/")
    assert page.get_by_role("heading", level=1).is_visible()
    assert "did you mean: transparency" in page.get_by_role("alert").inner_text()
    serve.says(FINE, serve.replace("topics: [transparancy]", "topics: [transparency]"))
    page.reload()
    assert page.get_by_role("alert").count() == 0
    context.close()


def test_an_address_without_a_page_is_answered_in_words(serve: Served, tab: Page) -> None:
    opened(tab, serve)
    tab.goto(f"{serve.address}/no-such-page/")
    assert "There is no page at this address" in tab.content()


def test_a_port_that_is_taken_is_answered_with_the_next(serve: Served, tab: Page) -> None:
    opened(tab, serve)
    port = serve.address.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_evidence", "serve", "--port", port],
        cwd=serve.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "MKDOCS_EVIDENCE_HOME": str(serve.folder)},
    )
    assert done.returncode == 1
    assert f"uses port {port} already: add --port {int(port) + 1}" in done.stderr
    assert "Open http" not in done.stderr
