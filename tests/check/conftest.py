"""A small published site, made once, of which each test changes a copy."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml

from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site

BASE = Path(__file__).resolve().parents[1] / "cases" / "base" / "content"
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
"""The beginning of a PNG."""
DAY = date(2022, 1, 15)
TOPICS = [{"id": "schools", "label": "Schools"}, {"id": "transparency", "label": "Transparency"}]
SETTINGS = {
    "site_name": "Small changes",
    "site_url": "https://small.example/",
    "docs_dir": "content",
    "theme": {"name": "material", "font": False},
    "markdown_extensions": ["tables", "footnotes", "attr_list", "def_list"],
    "plugins": [{"evidence/content": {"topics": TOPICS}}, "evidence/pages", "evidence/exports"],
}


def write_site(root: Path) -> None:
    """Write a small site, invented for the tests of rules, with a page by hand and a picture."""
    shutil.copytree(BASE, root / "content")
    (root / "content" / "about.md").write_text("# About\n\nInvented for a test.\n", "utf-8")
    (root / "content" / "images").mkdir()
    (root / "content" / "images" / "plan.png").write_bytes(PICTURE)
    (root / "mkdocs.yml").write_text(yaml.safe_dump(SETTINGS), "utf-8")


def build_strictly(root: Path, **options: object) -> bool:
    """Build as the public site is built; whether that was possible."""
    out = root / "site"
    return build_site(
        root / "mkdocs.yml", as_of=DAY, out=out, strict=True, must_be_sealed=True, search=False, **options
    ).succeeded  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published") / "small"
    root.mkdir()
    write_site(root)
    assert publish_site(root / "mkdocs.yml", day=DAY).succeeded
    assert build_strictly(root)
    return root


@pytest.fixture
def site(published: Path, tmp_path: Path) -> Path:
    return copied(published, tmp_path / "small")


def copied(published: Path, to: Path) -> Path:
    """A copy with its caches, so that each example costs what it changes."""
    shutil.copytree(published, to, symlinks=True)
    return to
