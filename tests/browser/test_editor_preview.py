"""The preview of the editor in the browser shows a text as the site reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dialect.readers import ours, seen, without_links
from dialect.snippets import SNIPPETS
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter import browser_editor
from mkdocs_evidence.mkdocs_adapter.editor_bundle import bundle_files

from .conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SCRIPTS = ("markdown-it.min.js", "markdown-it-footnote.min.js", "markdown-it-deflist.min.js")
ALERTS_AND_TASKS = (
    "> [!NOTE]\n> a\n>\n> - b\n\n> [!caution]\n> c",
    "> [!WARNING] not alone\n> a",
    "> [!OTHER]\n> a",
    "> [!TIP]",
    "> [!TIP]\n>\n> a",
    "- > [!TIP]\n  > in a list",
    "- [x] done\n- [ ] to do\n  - [X] inner\n\n1. [ ] one\n\n   two",
)
OTHERS = {
    "*[CSS]:": "short forms",
    "*[HTML]: Hyper Text": "short forms",
    "A line\n*[HTML]: T": "short forms",
    "*em*{.cls}": "braces",
    "- a\n{.b}\n- c {.d}": "braces",
    "## Two {#two .c}": "braces",
    "Para\n{: .c #d }": "braces",
    "[a](b){target=x}": "braces",
    "`c`{.d}": "braces",
    "[[projects/x@2|some *text*]]": "links to records show their words alone",
    "~one~ ~~two~~ ~~~three~~~": "single signs ~",
    "H~2~O": "single signs ~",
    "H~2~O and 10~20": "single signs ~",
    "A[^d].\n\n[^d]: First.\n\n[^d]: Second.": "a second note of a name, which the check reports",
    "A\n\n:   d": "space around meanings of terms",
    "Term\n: Definition\n: Another\n\n    more": "space around meanings of terms",
    "![a *b* `c`](d.png)": "code in the description of a picture",
    "<script>\nif (a < b) {}\n</script>": "what a text may not hold",
    "<style>a{}</style>": "what a text may not hold",
    "<custom-element>x</custom-element>": "what a text may not hold",
    "a<b and c>d": "what a text may not hold",
    "\u00a0": "an empty paragraph",
}
"""Snippets that the preview shows in another way, and why; below it the editor says what comes later."""
PICTURE = re.compile(r'<img alt="([^"]*)"[^>]*>')


def as_told(html: str) -> list[object]:
    """What one sees of a text where pictures are told in words."""
    return without_links(seen(PICTURE.sub(r"<span>Picture: \1</span>", html)))


@pytest.fixture(scope="module")
def page(browser: Browser, missing: Callable[[str], object]) -> Iterator[Page]:
    """A page with the parser of the preview and nothing else."""
    try:
        files = dict(bundle_files(ROOT / ".cache/browser-editor"))
    except SiteProblemError as error:
        missing(str(error))
    opened = browser.new_page()
    for name in SCRIPTS:
        opened.add_script_tag(content=files[name].decode())
    opened.add_script_tag(path=Path(browser_editor.__file__).with_name("editor_page") / "preview.js")
    yield opened
    opened.close()


def test_the_preview_shows_what_the_site_shows(page: Page) -> None:
    shown = dict(zip(SNIPPETS, page.evaluate("texts => texts.map(previewOf)", list(SNIPPETS)), strict=True))
    assert {text for text, html in shown.items() if as_told(html) != as_told(ours(text))} == set(OTHERS)


def test_alerts_and_tasks_are_those_of_the_site(page: Page) -> None:
    for text in ALERTS_AND_TASKS:
        html = page.evaluate("previewOf", text)
        assert as_told(html) == as_told(ours(text))
        assert re.findall(r'aria-label="([^"]+)"', html) == re.findall(r'aria-label="([^"]+)"', ours(text))


def test_nothing_in_a_text_acts(page: Page) -> None:
    for text in (
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>a</a> [b](javascript:alert`1`) [c](\tjava\nscript:alert(1))",
        "<svg onload=alert(1)></svg><math href=javascript:alert(1)>x</math>",
        "<p style='position:fixed' onclick=alert(1)>x</p><form action=/x><button>y</button></form>",
        "<!-- hidden words -->text",
    ):
        html = page.evaluate("previewOf", text)
        assert not re.search(r"<(?:img|svg|math|form|button)|<[^>]*(?: on|script:|position)|hidden", html), (
            html
        )
