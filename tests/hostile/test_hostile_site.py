"""Whatever a text holds, it shows as it was typed or is refused at its line, and never acts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_evidence.diagnostics import invisible_in
from mkdocs_evidence.model.characters import UNSHOWABLE

from .building import HostileSite
from .chromium import HARNESS, walking
from .exports import counts_by_place, faults_of_exports, titles_of
from .pages import pages_of, strange_markup, unlike_input
from .sheets import one_line
from .strings import MARKUP, STRINGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ALIKE = re.compile(r"(topics|browse|old)/|.*/text-\d+/(card|v1|history)/")
"""Pages that are many and alike: all are parsed here, and the run over the corpora opens each."""
FRAME = "address => { document.body.append(Object.assign(document.createElement('iframe'), {src: address})) }"
MOST_WAITS = 1000
PAYLOADS = (
    *(text for text in MARKUP if "=1" in text and not text.startswith(("<template>", "<![CDATA", "<math>"))),
    "<img src=x onerror=alert(1)>",
    "<script>open('https://outside.example/')</script>",
    "<script>location = 'https://outside.example/'</script>",
    "<img src=https://outside.example/a.png>",
    "<link rel=stylesheet href=https://outside.example/a.css>",
    "<script src=https://outside.example/a.js></script>",
    "<img src=nowhere.png>",
)


def test_what_is_refused_has_a_reason(hostile: HostileSite) -> None:
    """Refused are only texts that are empty, too short, no address, no list of names, or cannot be seen."""
    for slot in hostile.refused:
        is_short = slot.place == "title" and len(slot.text.strip()) < 3
        is_own_rule = slot.place in ("alias", "author of a cited work")
        cannot_be_seen = UNSHOWABLE.search(slot.text) or any(invisible_in(slot.text))
        assert cannot_be_seen or not slot.text.strip() or is_short or is_own_rule, slot
    all_refused = {place for place, (given, refused) in counts_by_place(hostile).items() if given <= refused}
    assert all_refused <= {"alias"}  # where file names cannot have what acts: <, ", :, ?


def test_no_markup_comes_out_of_a_string(hostile: HostileSite) -> None:
    assert [fault for page in pages_of(hostile.site).values() for fault in strange_markup(page)] == []


def test_every_string_shows_as_it_was_typed(hostile: HostileSite) -> None:
    assert list(unlike_input(hostile)) == []


def test_the_files_for_machines_say_the_same(hostile: HostileSite) -> None:
    assert list(faults_of_exports(hostile)) == []


@pytest.mark.browser
@pytest.mark.parametrize("without_policy", [True, False], ids=["without-policy", "with-policy"])
def test_nothing_happens_in_a_browser(browser: Browser, hostile: HostileSite, without_policy: bool) -> None:
    pages = [page for page in pages_of(hostile.site) if not ALIKE.match(page)]
    looked_at = pages if without_policy else pages[:: len(pages) // 12]
    with walking(browser, hostile.site, without_policy=without_policy) as walk:
        walk.open(looked_at)
        assert walk.wrong == []


@pytest.mark.browser
def test_search_takes_and_shows_every_string(browser: Browser, hostile: HostileSite) -> None:
    queries = [text for text in STRINGS if not UNSHOWABLE.search(text)]
    with walking(browser, hostile.site, without_policy=True) as walk:
        found = walk.search([*queries, "invented"])
        assert walk.wrong == []
    shown = {page.removesuffix("v1/"): title for page, title in titles_of(hostile).items()}
    assert {page: one_line(found.get(page, "")) for page in shown} == {
        page: one_line(title) for page, title in shown.items()
    }


@pytest.mark.browser
def test_the_walk_notices_what_acts(browser: Browser, tmp_path: Path) -> None:
    """Each payload in a page of its own is noticed: the tests above can fail."""
    for number, payload in enumerate(PAYLOADS):
        (tmp_path / f"{number}.html").write_text(f"<!doctype html><p>{payload}", encoding="utf-8")
    unnoticed = []
    with walking(browser, tmp_path, without_policy=False) as walk:
        for number, payload in enumerate(PAYLOADS):
            walk.page.goto(walk.address + HARNESS)
            walk.wrong.clear()
            walk.page.evaluate(FRAME, f"/{number}.html")
            waits = 0
            while not walk.wrong and waits < MOST_WAITS:
                walk.page.wait_for_timeout(10)
                waits += 1
            unnoticed += [] if walk.wrong else [payload]
    assert unnoticed == []
