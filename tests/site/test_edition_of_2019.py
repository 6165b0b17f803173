"""The edition of 20 March 2019: the protocols of that day, and none of the later findings."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from conftest import LYNX, need
from mkdocs_evidence.mkdocs_adapter.site_build import build_site

ROOT = Path(__file__).resolve().parents[2]
LATER = (
    "no effect",
    "no evidence that",
    "no significant difference",
    "tentative signs",
    "spending was below plan",
    "63 randomised",
    "advised against",
    "278,858",
    "Version 2",
)
LATER_RECORDS = (
    "reports/swis-trial",
    "reports/schwartz-rounds",
    "protocols/lambeth-swis/v2",
    "projects/bolton-dsl",
)


@pytest.fixture(scope="module")
def edition(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as it stood."""
    assert demonstration.is_dir()
    out = tmp_path_factory.mktemp("edition") / "site"
    built = build_site(
        ROOT / "mkdocs.yml", as_of=date(2026, 11, 23), out=out, edition="2019-03-20", search=False
    )
    assert built.succeeded, built.diagnostics
    assert built.warnings == ()
    return out


def words_of(page: Path) -> str:
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(unescape(text).split())


def test_it_has_the_protocol_of_that_day_and_says_that_it_is_an_archive(edition: Path) -> None:
    protocol = words_of(edition / "protocols/lambeth-swis/index.html")
    assert "Version 1 of 1" in protocol
    assert "the site as it stood on 20 March 2019" in protocol
    page = (edition / "protocols/lambeth-swis/index.html").read_text(encoding="utf-8")
    today = "https://first-protocols.example/protocols/lambeth-swis/"
    assert f'<link rel="canonical" href="{today}">' in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_it_has_none_of_the_later_records(edition: Path) -> None:
    assert [name for name in LATER_RECORDS if (edition / name).exists()] == []


def test_none_of_its_pages_tells_what_was_found_later(edition: Path) -> None:
    told = [
        (page.relative_to(edition).as_posix(), words)
        for page in sorted(edition.rglob("*.html"))
        for words in LATER
        if words in words_of(page)
    ]
    assert told == []


def test_the_comparison_makes_sense_when_it_is_read_aloud(built_site: Path) -> None:
    page = built_site / "protocols/lambeth-swis/compare/v1..v2/index.html"
    command = [str(need(LYNX)), "-dump", "-nolist", "-width=200", "-display_charset=utf-8", str(page)]
    dump = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    text = " ".join(dump.split())
    reason = text.index("The cover gives the purpose")
    fields = text.rindex("What differs in the record")
    body = text.rindex("What differs in the text")
    assert reason < fields < body
    assert "All 3 outcomes are the same in both versions." in text[fields:body]
    assert "[added: , identified as the section on matching explains]" in text[fields:body]
    matching = text.index("[added: Matching]", body)
    assert "[added: This section is new in version 2." in text[matching:]
