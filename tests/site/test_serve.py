"""`serve` follows every file that a site is made of, and tells each fault without stopping."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from left_behind import LEFT_BEHIND
from serving import FINE, MKDOCS_YML, POST, Served, serving_small_site

FAULTS = {
    "half a line of settings": ("mkdocs.yml", f"{MKDOCS_YML}extra: [one, two\n", "mkdocs.yml:12:8: the square"),
    "no settings at all": ("mkdocs.yml", "", "Required configuration not provided"),
    "a merge conflict in the settings": ("mkdocs.yml", f"<<<<<<< HEAD\n{MKDOCS_YML}", "mkdocs.yml:1:1"),
    "a theme that is not there": ("mkdocs.yml", MKDOCS_YML.replace("material", "materiel"), "materiel"),
    "an inherited file that is not there": ("mkdocs.yml", f"INHERIT: base.yml\n{MKDOCS_YML}", "base.yml' does not exist"),
    "a template": ("theme/404.html", "One\n{{ config.site_name }\n", "theme/404.html, line 2"),
    "a template that fails": ("theme/404.html", "One\n{{ 1 / 0 }}\n", "theme/404.html, line 2"),
    "one of our templates": ("theme/evidence/blog_post.html", "{% if %}\n", "theme/evidence/blog_post.html, line 1"),
    "a page that is no record": ("content/about.md", "---\ntitle: [\n---\n", "content/about.md:2"),
    "a bibliography": ("content/references.bib", "@article{x, title={y", "content/references.bib:1:1"),
    "the register": ("content/register.jsonl", '{"x": 1}\n', "content/register.jsonl:1:1"),
    "identifiers": ("content/identifiers.yml", "projects/x: {doi: x}\n", "content/identifiers.yml:1"),
    "an attached file": ("content/files/plan.exe", "MZ", "content/files/plan.exe"),
    "a drawing": ("content/files/plan.svg", "<svg onload='x()'/>", "content/files/plan.svg"),
    "a record": (POST, "---\ntitle: Half a rec", POST),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving_small_site(tmp_path_factory.mktemp("served")) as one:
        yield one
        assert "Traceback" not in one.everything_said


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_is_told_with_its_place_and_forgotten_when_mended(served: Served, what: str) -> None:
    path, text, told = FAULTS[what]
    file = served.folder / path
    good = file.read_text(encoding="utf-8") if file.is_file() else None

    served.says(told, served.write(path, text))
    served.shows("/blogs/first-protocols/", 'role="alert">')  # the page as it was, and what is wrong with it

    since = len(served.everything_said)
    if good is None:
        file.unlink()
    else:
        served.write(path, good)
    served.says(FINE, since)
    served.shows("/blogs/first-protocols/", 'role="alert" hidden>')


def test_settings_that_go_and_come_back_are_followed(served: Served) -> None:
    since = len(served.everything_said)
    (served.folder / "mkdocs.yml").rename(served.folder / "away.yml")
    served.says("mkdocs.yml' does not exist", since)
    since = len(served.everything_said)
    (served.folder / "away.yml").rename(served.folder / "mkdocs.yml")
    served.says(FINE, since)


def test_what_the_settings_name_anew_is_followed(served: Served) -> None:
    since = served.write("mkdocs.yml", MKDOCS_YML.replace("docs_dir: content", "docs_dir: pages"))
    served.says("isn't an existing directory", since)
    shutil.copytree(served.folder / "content", served.folder / "copied")
    since = len(served.everything_said)
    (served.folder / "copied").rename(served.folder / "pages")
    served.says(FINE, since)
    served.write("pages/elsewhere.md", "# Elsewhere\n\nFrom the other folder.\n")
    served.shows("/elsewhere/", "From the other folder.")
    served.says("base.yml' does not exist", served.write("mkdocs.yml", f"INHERIT: base.yml\n{MKDOCS_YML}"))
    served.says(FINE, served.write("base.yml", "extra: {colour: green}\n"))
    served.says("base.yml:1:8", served.write("base.yml", "extra: {colour: green\n"))
    served.says(FINE, served.write("base.yml", "extra: {colour: red}\n"))
    served.write("mkdocs.yml", MKDOCS_YML)


def test_folders_are_renamed_and_back(served: Served) -> None:
    content = served.folder / "content"
    since = len(served.everything_said)
    (content / "blogs").rename(content / "blog")
    served.says("did you mean: blogs", since)
    since = len(served.everything_said)
    (content / "blog").rename(content / "blogs")
    served.says(FINE, since)
    served.write("content/guide/deeper/page.md", "# A page\n\nIn a new folder.\n")
    served.shows("/guide/deeper/page/", "In a new folder.")


def test_what_programs_leave_beside_files_harms_nothing(served: Served) -> None:
    for folder in (Path("content"), Path("content/blogs"), Path("theme"), Path()):
        for name in LEFT_BEHIND:
            (served.folder / folder / name).write_text("---\ntitle: Half", encoding="utf-8")
    os.symlink("jo@desk.4711:1600000000", served.folder / "content" / "blogs" / ".#first-protocols.md")
    served.write("content/marker.md", "# A page\n\nThe next that was saved.\n")
    served.shows("/marker/", "The next that was saved.")
    served.shows("/marker/", 'role="alert" hidden>')
