"""Our plugins in sites of somebody else's, looked at in Chromium: no page of theirs has a fault it had not.

The larger site is the documentation of OpenSAFELY, 107 pages, of which nothing is kept here. It is looked at
where MKDOCS_EVIDENCE_FOREIGN_SITE names a folder with it:

    git clone https://github.com/opensafely/documentation foreign
    git -C foreign checkout 41030f3ca403b1df96d8b017a92087e1d7e29db1
    pip install -r tests/companions.txt
    MKDOCS_EVIDENCE_FOREIGN_SITE=foreign pytest tests/browser/test_guest.py
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from host_site import MERGED, OURS, as_guests, mkdocs_build, touched, write_host_site, write_record

from .conftest import Quiet, serving

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from playwright.sync_api import Browser

FOREIGN = "MKDOCS_EVIDENCE_FOREIGN_SITE"
RULE = re.compile(r"^(/\S*)\n((?: +\S.*\n?)+)", re.MULTILINE)
pytestmark = [pytest.mark.browser, pytest.mark.slow]


def served_with_headers(folder: Path) -> type[Quiet]:
    """Answers with the headers that `_headers` asks for, as Netlify and Cloudflare Pages do."""
    text = (folder / "_headers").read_text("utf-8") if (folder / "_headers").is_file() else ""
    plain = "".join(f"{line}\n" for line in text.splitlines() if not line.startswith("#"))
    rules = [(pattern, lines.split("\n")) for pattern, lines in RULE.findall(plain)]

    class WithHeaders(Quiet):
        def end_headers(self) -> None:
            for pattern, lines in rules:
                matches = (
                    self.path.startswith(pattern[:-1]) if pattern.endswith("*") else self.path == pattern
                )
                for line in lines if matches else ():
                    name, colon, value = line.strip().partition(": ")
                    if colon:
                        self.send_header(name, value)
            super().end_headers()

    return WithHeaders


def faults(browser: Browser, folder: Path, pages: list[str]) -> set[str]:
    """Errors in the console of each page, without the address at which it is served.

    Each once: a browser tells a file that it may not load as often as it draws what shows it.
    """
    found: set[str] = set()
    with serving(folder, served_with_headers(folder)) as address:
        context = browser.new_context(base_url=address)
        context.route(lambda url: not url.startswith((address, "data:")), lambda route: route.abort())
        page = context.new_page()

        def note(kind: str, text: str) -> None:
            found.add(f"{kind} {page.url.removeprefix(address)}: {text.replace(address, '')}")

        page.on("console", lambda said: said.type == "error" and note("console", said.text))
        page.on("pageerror", lambda error: note("script", str(error)))
        for name in pages:
            page.goto(f"/{name.removesuffix('index.html')}", wait_until="load")
        context.close()
    return found


def html_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def test_pages_of_an_invented_host_have_no_new_faults(browser: Browser, tmp_path: Path) -> None:
    host = write_host_site(tmp_path)
    mkdocs_build(host, tmp_path / "alone")
    write_record(host)
    mkdocs_build(as_guests(host), tmp_path / "beside")
    pages = html_of(tmp_path / "alone")
    assert faults(browser, tmp_path / "beside", pages) == faults(browser, tmp_path / "alone", pages)
    ours = [name for name in html_of(tmp_path / "beside") if name not in pages]
    assert faults(browser, tmp_path / "beside", ours) == set()


@pytest.fixture
def foreign(tmp_path: Path, missing: Callable[[str], NoReturn]) -> Path:
    """The documentation of OpenSAFELY without what it takes from other repositories at each build."""
    given = os.environ.get(FOREIGN)
    if not given:
        pytest.skip(f"looks at a site that is not kept here: set {FOREIGN} (see tests/browser/test_guest.py)")
    shutil.copytree(given, tmp_path / "site", ignore=shutil.ignore_patterns(".git"))
    text = (tmp_path / "site" / "mkdocs.yml").read_text("utf-8")
    for pattern in (
        r"\n *- [^\n]*'!import[^\n]*",
        r"\n  - multirepo:(?:\n      [^\n]*)+",
        r"\n    - hooks/ehrql_[^\n]*",
        r"\n +- (?:imported_docs|ehrql/)[^\n]*",
        r"\n +# docs folder for[^\n]*",
    ):
        text, number = re.subn(pattern, "", text)
        assert number, pattern
    config = tmp_path / "site" / "host.yml"
    config.write_text(text.replace("!ENV MKDOCS_SITE_URL", "https://docs.example/"), "utf-8")
    return config


def test_a_foreign_site_of_more_than_100_pages_stays_as_it_is(browser: Browser, foreign: Path) -> None:
    root = foreign.parent
    mkdocs_build(foreign, root / "alone")
    ours = "".join(f"  - {name}\n" for name in OURS)
    guest = root / "guest.yml"
    guest.write_text(foreign.read_text("utf-8").replace("plugins:\n", f"plugins:\n{ours}", 1), "utf-8")
    mkdocs_build(guest, root / "empty")
    assert set(touched(root / "alone", root / "empty")) == MERGED - {"_redirects"}
    write_record(guest)
    record = root / "docs/organisations/small-council.md"
    record.write_text(record.read_text("utf-8").replace("../contact.md", "../index.md"), "utf-8")
    mkdocs_build(guest, root / "beside")
    assert set(touched(root / "alone", root / "beside")) == MERGED
    pages = html_of(root / "alone")
    assert len(pages) > 100
    before, after = (faults(browser, root / name, pages) for name in ("alone", "beside"))
    assert after == before
