"""The text of a record may hold HTML: what the check lets through never acts, whatever it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site

from .building import AS_OF
from .chromium import walking
from .sheets import can_stand_bare
from .strings import STRINGS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SETTINGS = {
    "site_name": "Invented bodies",
    "site_url": "https://hostile.example/",
    "docs_dir": "content",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["attr_list", "footnotes", "md_in_html", "tables"],
    "plugins": ["evidence/content", "evidence/pages", "evidence/exports"],
}
HEADER = """\
---
title: A post with a hostile text
summary: An invented post, for tests only, with a text that tries to act.
date: 2021-01-01
authors: {name: Ada Invented}
---

Invented.

"""
HEADER_LINES = 6
ACTS = re.compile(r"hostile: |asks |opened |downloads |leads to |<[\w:-]+ on")
"""What a walk notes and no text may do; a picture that is missing, or another element, is no act."""
FORMS = ("{}", "A line with {} in it.", "> - {}", "| a |\n| --- |\n| {} |", '<div markdown="1">\n{}\n</div>')


def write_bodies(content: Path) -> None:
    """A post for each string in each form."""
    (content / "blogs").mkdir(parents=True)
    bare = [text for text in STRINGS if can_stand_bare(text)]
    for number, text in enumerate(bare):
        body = FORMS[number % len(FORMS)].replace("{}", text)
        (content / "blogs" / f"body-{number}.md").write_bytes((HEADER + body + "\n").encode())


def test_a_text_that_the_check_lets_through_never_acts(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(json.dumps(SETTINGS), encoding="utf-8")
    write_bodies(tmp_path / "content")
    files = {f"content/blogs/{path.name}" for path in (tmp_path / "content" / "blogs").iterdir()}
    faults = check_site(tmp_path / "mkdocs.yml", as_of=AS_OF)
    refused = {fault.place.path for fault in faults}
    above = [f"{fault.place} {fault.message}" for fault in faults if fault.place.line <= HEADER_LINES]
    assert above == [], "told at another line than the text's"
    assert refused < files
    for path in refused:
        (tmp_path / path).unlink()
    result = build_site(tmp_path / "mkdocs.yml", as_of=AS_OF, out=tmp_path / "site")
    assert result.succeeded, result.told[:2000]
    with walking(browser, tmp_path / "site", without_policy=True) as walk:
        walk.open([f"blogs/{Path(path).stem}/" for path in sorted(files - refused)])
        assert list(filter(ACTS.search, walk.wrong)) == []
