"""The plugins work under plain MkDocs too, and in a site that only lists them."""

from __future__ import annotations

import filecmp
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RECORD = """\
---
title: A council
summary: A council that exists only in this test of the plugins (invented).
date: 2020-01-01
---

It has [[organisations/small-council|a page]] and [a file](../about.md).
"""


def mkdocs_build(config: Path, out: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795392000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(out)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def differences(left: Path, right: Path) -> Iterator[str]:
    def walk(compared: filecmp.dircmp[str]) -> Iterator[str]:
        yield from (f"only in {compared.left}: {name}" for name in compared.left_only)
        yield from (f"only in {compared.right}: {name}" for name in compared.right_only)
        folder = Path(compared.left)
        for name in compared.common_files:
            if (folder / name).read_bytes() != (Path(compared.right) / name).read_bytes():
                yield f"differs: {folder / name}"
        for below in compared.subdirs.values():
            yield from walk(below)

    return walk(filecmp.dircmp(left, right, ignore=[], hide=[]))


def test_plain_mkdocs_builds_the_same_bytes_as_our_command(built_site: Path, tmp_path: Path) -> None:
    done = mkdocs_build(ROOT / "mkdocs.yml", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert list(differences(tmp_path / "site", built_site)) == []


@pytest.fixture
def other_site(tmp_path: Path) -> Path:
    """A site that has its own pages and only lists the plugins."""
    docs = tmp_path / "docs"
    (docs / "organisations").mkdir(parents=True)
    (docs / "about.md").write_text("# About\n\nSee [[organisations/small-council]].\n", "utf-8")
    (docs / "organisations" / "small-council.md").write_text(RECORD, "utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "site_name: Other\nsite_url: https://other.example/\ntheme: {name: material, font: false}\n"
        "nav: [{About: about.md}]\nvalidation: {anchors: warn}\n"
        "plugins:\n  - evidence/content\n  - evidence/pages\n  - evidence/exports\n",
        "utf-8",
    )
    return config


def test_another_site_needs_only_to_list_the_plugins(other_site: Path, tmp_path: Path) -> None:
    done = mkdocs_build(other_site, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "organisations" / "small-council" / "index.html").read_text("utf-8")
    assert 'href="../../about/"' in page
    about = (tmp_path / "out" / "about" / "index.html").read_text("utf-8")
    assert 'href="../organisations/small-council/"' in about


def test_pictures_of_pages_by_hand_say_how_large_they_are(other_site: Path, tmp_path: Path) -> None:
    docs = other_site.parent / "docs"
    (docs / "guides").mkdir()
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="40"/>'
    (docs / "a map.svg").write_text(picture.format(120), "utf-8")
    (docs / "guides" / "near.svg").write_text(picture.format(60), "utf-8")
    (docs / "guides" / "index.md").write_text(
        "# Guides\n\n![Far](../a%20map.svg)\n\n![Near](near.svg)\n\n![Own](near.svg){width=30}\n",
        "utf-8",
    )
    other_site.write_text(f"{other_site.read_text('utf-8')}markdown_extensions: [attr_list]\n", "utf-8")
    done = mkdocs_build(other_site, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "out" / "guides" / "index.html").read_text("utf-8")
    sizes = {tag["alt"]: (tag.get("width"), tag.get("height")) for tag in pictures_in(page)}
    assert sizes == {"Far": ("120", "40"), "Near": ("60", "40"), "Own": ("30", None)}


def pictures_in(page: str) -> list[dict[str, str]]:
    """The attributes of each picture of a page."""
    return [dict(re.findall(r'([\w-]+)="([^"]*)"', tag)) for tag in re.findall(r"<img[^>]*>", page)]


def test_without_the_first_plugin_the_message_names_the_line_to_add(other_site: Path, tmp_path: Path) -> None:
    other_site.write_text(other_site.read_text("utf-8").replace("  - evidence/content\n", ""), "utf-8")
    done = mkdocs_build(other_site, tmp_path / "out")
    assert done.returncode == 1
    assert "add the line `  - evidence/content` to `plugins:` in mkdocs.yml" in done.stderr


def test_a_front_page_cannot_begin_with_a_record_that_is_not_there(other_site: Path, tmp_path: Path) -> None:
    plugins = other_site.read_text("utf-8").replace(
        "  - evidence/content\n", "  - evidence/content:\n      featured: blogs/gone\n"
    )
    other_site.write_text(plugins, "utf-8")
    done = mkdocs_build(other_site, tmp_path / "out")
    assert done.returncode == 1
    assert "`featured: blogs/gone` in mkdocs.yml names no record that is public" in done.stderr


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("See [this](gone.md).", "the site has nothing at organisations/gone.md"),
        ("![A map](map.png)", "the site has nothing at organisations/map.png"),
        ("[Run](JavaScript:alert(1))", "an address that begins with `javascript:` leads to"),
        ("[There](../about.md#nowhere)", "does not contain an anchor '#nowhere'"),
        ("[Here](#nowhere)", "there is no such anchor on this page"),
    ],
)
def test_a_broken_link_image_or_anchor_fails_the_strict_build(
    other_site: Path, tmp_path: Path, body: str, said: str
) -> None:
    record = other_site.parent / "docs" / "organisations" / "small-council.md"
    record.write_text(RECORD + body + "\n", "utf-8")
    done = mkdocs_build(other_site, tmp_path / "out")
    assert done.returncode == 1
    assert said in done.stderr
