"""An invented statistical analysis plan with thirty formulas, as readers and their screen readers meet it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.browser.conftest import serving

from mkdocs_evidence.mkdocs_adapter.site_build import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PLAN = Path(__file__).parents[1] / "formulas" / "plan.md"
ADDRESS = "/protocols/reading-club/v1/"
CONFIG = """\
site_name: "An invented site"
site_url: https://site.example/
docs_dir: content
theme: {name: material, font: false}
plugins:
  - evidence/content
  - evidence/pages
  - evidence/exports
markdown_extensions: [tables, toc]
"""
PROJECT = """\
---
title: "The reading club trial"
summary: "Invented, for tests only: a trial that does not exist, which has a plan with formulas."
date: 2019-03-01
design: efficacy_trial
status_history:
  - {date: 2019-03-01, status: planned}
---
"""


@pytest.fixture(scope="module")
def plan_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built site that has the plan."""
    root = tmp_path_factory.mktemp("plan")
    files = {
        "mkdocs.yml": CONFIG,
        "content/projects/reading-club.md": PROJECT,
        "content/protocols/reading-club/v1.md": PLAN.read_text(encoding="utf-8"),
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert build_site(root / "mkdocs.yml", as_of=date(2026, 11, 23), out=root / "site").succeeded
    return root / "site"


@pytest.fixture
def plan(browser: Browser, plan_site: Path) -> Iterator[Page]:
    """The page of the plan on a phone; at the end, no script, style or font may have been stopped."""
    wrong: list[str] = []
    with serving(plan_site) as address:
        context = browser.new_context(viewport={"width": 360, "height": 800})
        page = context.new_page()
        page.on("console", lambda said: said.type == "error" and wrong.append(said.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}{ADDRESS}")
        page.evaluate("document.fonts.ready")
        yield page
        context.close()
    assert wrong == []


def _nodes(page: Page) -> list[dict[str, Any]]:
    session = page.context.new_cdp_session(page)
    return list(session.send("Accessibility.getFullAXTree")["nodes"])


def test_screen_readers_meet_thirty_formulas(plan: Page) -> None:
    roles = [node["role"]["value"] for node in _nodes(plan) if not node["ignored"]]
    assert roles.count("MathMLMath") == 30
    assert {"MathMLFraction", "MathMLIdentifier", "MathMLSubSup", "MathMLTable"} <= set(roles)


def test_nothing_is_wider_than_a_phone(plan: Page) -> None:
    assert plan.evaluate("document.documentElement.scrollWidth") <= 360
    wide = "[...document.querySelectorAll('math')].filter((one) => !one.closest('[tabindex]')"
    wide += " && one.getBoundingClientRect().right > 360).length"
    assert plan.evaluate(wide) == 0


def test_the_keyboard_reaches_formulas_that_scroll_and_no_others(plan: Page) -> None:
    count = "(width) => [...document.querySelectorAll('.tex[tabindex]')].every((one) => "
    count += "one.scrollWidth > one.clientWidth)"
    assert plan.locator(".tex[tabindex]").count() > 0
    assert plan.evaluate(count) is True


def test_formulas_are_set_in_the_font_of_the_site(plan: Page) -> None:
    plan.wait_for_function("document.fonts.check('16px \"STIX Two Math\"')")
    loaded = "[...document.fonts].filter((one) => one.family.includes('STIX')).map((one) => one.status)"
    assert plan.evaluate(loaded) == ["loaded"]


def test_a_copy_has_formulas_as_they_were_written(plan: Page) -> None:
    copied = plan.evaluate(
        """() => {
          const range = document.createRange()
          range.selectNodeContents(document.querySelector('blockquote p'))
          getSelection().removeAllRanges()
          getSelection().addRange(range)
          const data = new DataTransfer()
          document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, cancelable: true }))
          return data.getData('text/plain')
        }"""
    )
    assert "The degrees of freedom are $\\nu = J - K - 2$." in copied


def test_search_finds_what_was_written(plan: Page, plan_site: Path) -> None:
    fragments = list((plan_site / "pagefind" / "fragment").iterdir())
    assert fragments
    found = plan.evaluate(
        """async () => {
          const pagefind = await import('/pagefind/pagefind.js')
          const { results } = await pagefind.search('varepsilon')
          return Promise.all(results.map(async (one) => (await one.data()).content))
        }"""
    )
    assert found
    assert all("\\varepsilon" in one for one in json.loads(json.dumps(found)))
