"""Whatever people write, each page still stands on a phone and on a screen."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from mkdocs_evidence.mkdocs_adapter.site_build import build_site

from .conftest import serving
from .test_comfort import wider_than_the_window
from .waiting import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CONFIG = """\
site_name: "A site under strain"
site_url: https://strain.example/
docs_dir: content
theme: {name: material, font: false}
markdown_extensions: [tables, footnotes]
plugins: [evidence/content, evidence/pages, evidence/exports]
"""
LONG_WORD = "Donaudampfschifffahrtsgesellschaft" * 6
COLUMNS = " | ".join(f"column {number}" for number in range(100))
TABLE = f"| {COLUMNS} |\n|{'---|' * 100}\n| {COLUMNS} |\n"
ARABIC = "هذه دراسة عن العاملين الاجتماعيين في المدارس وعن الأطفال الذين يحتاجون إلى المساعدة."
MANY = 3000


def front_matter(title: str, **others: str) -> str:
    fields = {
        "title": f'"{title}"',
        "summary": f'"{"A record made to strain a page. " * 2}"',
        "date": "2019-03-20",
    }
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in {**fields, **others}.items()) + "---\n\n"


def strains() -> dict[str, str]:
    """The texts, each under its file."""
    by = {"authors": '[{name: "A. Writer"}]'}
    many = {f"notices-{number:04}": front_matter(f"Record number {number}", **by) for number in range(MANY)}
    return {
        "blogs/long-title.md": front_matter(("A title of many words, " * 20)[:399] + ".", **by) + "Short.\n",
        "blogs/long-word.md": front_matter(LONG_WORD[:200], **by) + f"## {LONG_WORD}\n\n{LONG_WORD}\n",
        "blogs/wide-table.md": front_matter("A wide table", **by) + TABLE,
        "blogs/large-image.md": front_matter("A large image", **by) + "![A large grey image](large.png)\n",
        "blogs/arabic.md": front_matter("دراسة في المدارس", language="ar", **by)
        + f"## {ARABIC}\n\n{ARABIC}\n",
        "blogs/nothing.md": front_matter("No text at all", **by),
        **{f"blogs/{name}.md": text for name, text in many.items()},
    }


def grey_png(width: int, height: int) -> bytes:
    """An image of one grey, without a library: https://www.w3.org/TR/png-3/."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height, 9)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def strained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that holds all of it."""
    folder = tmp_path_factory.mktemp("strained")
    for name, text in strains().items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (folder / "content" / "blogs" / "large.png").write_bytes(grey_png(5000, 4000))
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    done = build_site(folder / "mkdocs.yml", as_of=date(2026, 11, 23), out=folder / "site", search=False)
    assert done.succeeded, (done.diagnostics, done.warnings)
    with serving(folder / "site") as address:
        yield address


@pytest.fixture(scope="module")
def lonely(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that holds one record, without topics."""
    folder = tmp_path_factory.mktemp("lonely")
    (folder / "content" / "projects").mkdir(parents=True)
    only = front_matter("The only study", design="pilot", status_history="[{date: 2019-03, status: planned}]")
    (folder / "content" / "projects" / "only-study.md").write_text(only, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    done = build_site(folder / "mkdocs.yml", as_of=date(2026, 11, 23), out=folder / "site", search=False)
    assert done.succeeded, (done.diagnostics, done.warnings)
    with serving(folder / "site") as address:
        yield address


LONELY = ("/", "/projects/", "/projects/only-study/", "/protocols/", "/topics/", "/status/", "/search/")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_site_of_one_record_stands(browser: Browser, lonely: str, width: int) -> None:
    page = opened(browser, lonely, width)
    found = []
    for address in (
        "/",
        "/projects/",
        "/projects/only-study/",
        "/protocols/",
        "/topics/",
        "/status/",
        "/search/",
    ):
        page.goto(address)
        assert page.locator("h1:visible").count() == 1, address
        found += wider_than_the_window(page)
    page.goto("/projects/")
    assert "1 record." in page.locator("main").inner_text()
    page.context.close()
    assert found == []


PAGES = (
    *(
        f"/blogs/{name}/"
        for name in ("long-title", "long-word", "wide-table", "large-image", "arabic", "nothing")
    ),
    "/",
    "/blogs/",
    "/browse/blogs/page-2/",
    "/browse/year/2019/",
    "/projects/",
    "/search/",
)


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_of_a_strained_site_scrolls_sideways(browser: Browser, strained: str, width: int) -> None:
    page = opened(browser, strained, width)
    found = []
    for address in PAGES:
        page.goto(address)
        found += wider_than_the_window(page)
    page.context.close()
    assert found == []


def opened(browser: Browser, address: str, width: int) -> Page:
    return browser.new_context(base_url=address, viewport={"width": width, "height": 800}).new_page()


def test_three_thousand_records_come_in_pages_that_lead_to_each_other(
    browser: Browser, strained: str
) -> None:
    page = opened(browser, strained, 360)
    page.goto("/blogs/")
    assert page.locator("main article").count() == 100
    assert "3,006 records" in page.locator("main").inner_text()
    pages = page.get_by_role("navigation", name="Pages of this list")
    assert "1 to 100, page 1 of 31" in pages.inner_text()
    pages.get_by_role("link", name="Next page").click()
    page.wait_for_url("**/browse/blogs/page-2/")
    pages.get_by_role("link", name="Page 31").click()
    page.wait_for_url("**/browse/blogs/page-31/")
    assert page.locator("main article").count() == 6
    page.context.close()


def test_a_picture_of_twenty_megapixels_keeps_its_place_and_its_measure(
    browser: Browser, strained: str
) -> None:
    page = opened(browser, strained, 360)
    page.goto("/blogs/large-image/")
    picture = page.get_by_role("img", name="A large grey image")
    told = [picture.get_attribute(name) for name in ("width", "height", "loading")]
    assert told == ["5000", "4000", "lazy"]
    box = picture.bounding_box()
    assert box is not None
    assert box["width"] <= 328
    assert box["height"] == pytest.approx(box["width"] * 0.8, abs=1)
    page.context.close()


def test_a_hundred_columns_are_passed_by_keyboard(browser: Browser, strained: str) -> None:
    page = opened(browser, strained, 360)
    page.goto("/blogs/wide-table/")
    table = page.get_by_role("region", name="Table: column 0")
    table.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.activeElement.scrollLeft > 0")
    page.context.close()


def test_an_empty_list_says_so(browser: Browser, strained: str) -> None:
    page = opened(browser, strained, 360)
    page.goto("/projects/")
    assert "There is nothing here yet." in page.locator("main").inner_text()
    page.context.close()


def test_text_from_right_to_left_runs_so(browser: Browser, strained: str) -> None:
    page = opened(browser, strained, 360)
    page.goto("/blogs/arabic/")
    assert page.locator(".prose").get_attribute("lang") == "ar"
    assert page.evaluate("getComputedStyle(document.querySelector('.prose p')).direction") == "rtl"
    page.context.close()
