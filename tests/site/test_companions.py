"""Other plugins beside ours: they build what they built without us, and we build beside them.

Search, blog and tags come with Material. The others are not among our own requirements; install them by
`pip install -r tests/companions.txt`, and run `pytest -m companions` (docs/maintainers/companions.md).
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from host_site import MERGED, as_guests, mkdocs_build, touched, write_host_site, write_record
from mkdocs_evidence.content_folder import list_folder
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.host_pages import host_files
from mkdocs_evidence.mkdocs_adapter.site_build import build_site

DAY = date(2026, 11, 23)
ALL = "MKDOCS_EVIDENCE_COMPANIONS"
"""A variable of the environment: where it is set, a companion that is not installed is a failure."""


@dataclass(frozen=True)
class Companion:
    """A plugin, how it is configured, and what it needs besides; `makes` are addresses of its own pages."""

    name: str
    package: str
    plugins: tuple[Any, ...]
    files: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    makes: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()
    needs_git: bool = False


POST = "---\ndate: 2021-02-03\ncategories: [Bees]\n---\n# A post\n\nInvented.\n\n<!-- more -->\n\nMore.\n"
GEN = (
    "import mkdocs_gen_files\nwith mkdocs_gen_files.open('guide/gen.md', 'w') as file:\n"
    "    print('# Generated', file=file)\n"
)
SUMMARY = "* [Welcome](index.md)\n* [Guides](guide/)\n* [Find](search.md)\n"
LANGUAGES = [
    {"locale": "en", "default": True, "name": "English", "build": True},
    {"locale": "cy", "name": "Cymraeg", "build": True},
]
WITHOUT_HOOK = {"hooks": []}
"""For plugins that fail on the page that the hook generates, or date it by the clock, without us too."""
COMPANIONS = (
    Companion("search", "material", ("search",), writes=("search/search_index.json",)),
    Companion(
        "blog",
        "material",
        ({"material/blog": {"blog_dir": "journal", "pagination_per_page": 1}},),
        {"docs/journal/index.md": "# Journal\n", "docs/journal/posts/one.md": POST},
        makes=("/journal/2021/02/03/a-post/", "/journal/category/bees/"),
    ),
    Companion(
        "tags",
        "material",
        ("material/tags",),
        {
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
            "docs/tagged.md": "---\ntags: [a, b]\n---\n# Tagged\n",
        },
    ),
    Companion(
        "macros",
        "mkdocs_macros",
        ({"macros": {"on_error_fail": True}},),
        {"docs/macro.md": "# Sum\n\n{{ 1 + 1 }} {{ config.site_name }}\n", "docs/guide/code.md": "# Code\n"},
    ),
    Companion(
        "redirects",
        "mkdocs_redirects",
        (
            {
                "redirects": {
                    "redirect_maps": {"old-start.md": "guide/start.md", "bibliography.md": "contact.md"}
                }
            },
        ),
        writes=("old-start/index.html", "bibliography/index.html"),
    ),
    Companion(
        "rss",
        "mkdocs_rss_plugin",
        ({"rss": {"use_git": False}},),
        options=WITHOUT_HOOK,
        writes=("feed_rss_created.xml",),
    ),
    Companion("glightbox", "mkdocs_glightbox", ("glightbox",)),
    Companion(
        "git-revision-date-localized",
        "mkdocs_git_revision_date_localized_plugin",
        ("git-revision-date-localized",),
        options=WITHOUT_HOOK,
        needs_git=True,
    ),
    Companion("mike", "mike", ("mike",)),
    Companion(
        "static-i18n",
        "mkdocs_static_i18n",
        ("search", {"i18n": {"docs_structure": "suffix", "languages": LANGUAGES}}),
        {"docs/contact.cy.md": "# Cysylltu\n\nDychmygol.\n"},
        WITHOUT_HOOK,
        makes=("/contact/",),
        writes=("cy/contact/index.html", "cy/index.html"),
    ),
    Companion(
        "literate-nav",
        "mkdocs_literate_nav",
        ({"literate-nav": {"nav_file": "SUMMARY.md"}},),
        {"docs/SUMMARY.md": SUMMARY},
        {"nav": None},
    ),
    Companion(
        "gen-files",
        "mkdocs_gen_files",
        ({"gen-files": {"scripts": ["gen.py"]}},),
        {"gen.py": GEN},
        makes=("/guide/gen/",),
    ),
)


@pytest.fixture(params=COMPANIONS, ids=lambda one: one.name)
def companion(request: pytest.FixtureRequest) -> Companion:
    """Each companion that is installed; one that is not is named, or a failure where all are asked for."""
    one: Companion = request.param
    if importlib.util.find_spec(one.package) is None:
        said = f"{one.name} is not installed: pip install -r tests/companions.txt"
        pytest.fail(said) if os.environ.get(ALL) else pytest.skip(said)
    return one


@pytest.fixture
def host(companion: Companion, tmp_path: Path) -> Path:
    """The invented site with that companion."""
    config = write_host_site(tmp_path, plugins=companion.plugins, **companion.options)
    for name, text in companion.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    if companion.needs_git:
        who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@somebody.example")
        for words in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "Invented")):
            subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return config


@pytest.mark.slow
@pytest.mark.companions
def test_a_companion_and_we_leave_each_other_alone(
    companion: Companion, host: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    mkdocs_build(host, tmp_path / "alone")
    if not companion.needs_git:
        write_record(host)
    guest = as_guests(host)
    config = configured(guest, DAY)
    found = host_files(config, list_folder(Path(config.docs_dir)).files)
    assert set(companion.makes) <= set(found.pages)

    done = mkdocs_build(guest, tmp_path / "beside")
    assert set(touched(tmp_path / "alone", tmp_path / "beside")) <= MERGED
    for name in companion.writes:
        assert (tmp_path / "beside" / name).is_file()
    assert (tmp_path / "beside/projects/index.html").is_file()
    assert "Traceback" not in done.stderr

    built = build_site(guest, as_of=DAY, out=tmp_path / "ours", search=False)
    assert built.succeeded, (built.diagnostics, built.warnings)
    assert set(touched(tmp_path / "alone", tmp_path / "ours")) <= MERGED
    different = set(touched(tmp_path / "ours", tmp_path / "beside"))
    assert different <= {"sitemap.xml.gz"}


@pytest.mark.slow
@pytest.mark.companions
def test_what_a_companion_does_not_reach_is_said_in_one_line(
    companion: Companion, host: Path, tmp_path: Path
) -> None:
    write_record(host)
    said = mkdocs_build(as_guests(host), tmp_path / "site").stderr
    lines = [line for line in said.splitlines() if "not on those of records" in line]
    assert len(lines) <= 1
    names = lines[0].partition("records: ")[2].partition(". ")[0].split(", ") if lines else []
    assert ("hooks" in names) == (companion.options is not WITHOUT_HOOK)
    if companion.name in {"macros", "search", "blog", "glightbox", "rss"}:
        assert companion.name in names
