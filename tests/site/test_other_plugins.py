"""A site with other plugins and hooks: pages that they make are registered, and redirects may lead to them."""

from __future__ import annotations

import json
import shutil
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.content_folder import list_folder
from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter import host_pages
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.host_pages import host_files
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site
from mkdocs_evidence.mkdocs_adapter.site_verify import verify_site

BASE = Path(__file__).resolve().parents[1] / "cases" / "base" / "content"
DAY = date(2022, 1, 15)
HOOK = '''\
"""Adds pages as plugins do: in on_files, in on_nav, and a file that is no page; and takes one out."""
from mkdocs.structure.files import File, InclusionLevel


def on_config(config):
    config.extra["made"] = "guide/made here.md"


def on_files(files, config):
    files.append(File.generated(config, config.extra["made"], content="# Made\\n\\nBy a hook.\\n"))
    files.append(File.generated(config, "blogs/archive/2021.md", content="# Archive\\n\\nBy a hook.\\n"))
    files.append(File.generated(config, "data-made/table.csv", content="a,b\\n"))
    files.remove(files.get_file_from_path("scratch.md"))
    return files


def on_nav(nav, config, files):
    text = "# Later\\n\\nBy a hook.\\n"
    later = File.generated(config, "guide/later.md", content=text, inclusion=InclusionLevel.NOT_IN_NAV)
    files.append(later)
    return nav
'''
ADDED = {"/blogs/archive/2021/", "/guide/later/", "/guide/made%20here/"}


def write_site(root: Path, hook: str = HOOK, **content: object) -> Path:
    """A small site that keeps its records in `docs`, as MkDocs does by default, with a hook."""
    shutil.copytree(BASE, root / "docs", dirs_exist_ok=True)
    for name in ("index.md", "about.md", "scratch.md", "drafts/idea.md"):
        (root / "docs" / name).parent.mkdir(exist_ok=True)
        (root / "docs" / name).write_text("# A page\n\nInvented for a test.\n", encoding="utf-8")
    (root / "docs" / "index.md").unlink()
    name = (
        f"hook_{sha256(hook.encode()).hexdigest()[:8]}.py"  # MkDocs reads a file of hooks once in a process
    )
    (root / name).write_text(hook, encoding="utf-8")
    topics = [{"id": "schools", "label": "Schools"}, {"id": "transparency", "label": "Transparency"}]
    whole = {
        "site_name": "Small changes",
        "site_url": "https://small.example/",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": ["tables", "footnotes"],
        "exclude_docs": "/drafts/\n",
        "not_in_nav": "*",
        "plugins": [
            {"evidence/content": {"topics": topics, **content}},
            "evidence/pages",
            "evidence/exports",
        ],
        **({"hooks": [name]} if hook else {}),
    }
    config = root / "mkdocs.yml"
    config.write_text(yaml.safe_dump(whole, allow_unicode=True), encoding="utf-8")
    return config


def registered(root: Path) -> set[str]:
    lines = (root / "docs" / "register.jsonl").read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["address"] for line in lines}


def live(config: Path) -> None:
    """Publish, build and verify, none of which finds anything."""
    published = publish_site(config, day=DAY)
    assert published.succeeded, published.diagnostics
    out = config.parent / "site"
    built = build_site(config, as_of=DAY, out=out, must_be_sealed=True, strict=True, search=False)
    assert built.succeeded, (built.diagnostics, built.warnings)
    verified = verify_site(config, as_of=DAY, site=out)
    assert verified.succeeded, (verified.problems, verified.diagnostics)


def test_pages_of_a_hook_are_registered_and_redirects_lead_to_them(tmp_path: Path) -> None:
    config = write_site(
        tmp_path,
        redirects={
            "/old/": "/guide/made here/",
            "/older/": "/guide/later/",
            "/table.csv": "/data-made/table.csv",
        },
    )
    assert check_site(config, as_of=DAY) == ()
    live(config)
    assert ADDED < registered(tmp_path)
    assert {"/about/", "/old/"} < registered(tmp_path)
    assert not {"/scratch/", "/drafts/idea/"} & registered(tmp_path)
    assert "By a hook." in (tmp_path / "site/guide/made here/index.html").read_text(encoding="utf-8")


def test_a_page_that_a_hook_no_longer_makes_may_be_removed_with_a_reason(tmp_path: Path) -> None:
    live(write_site(tmp_path))
    config = write_site(tmp_path, HOOK.replace("guide/later.md", "guide/much-later.md"))
    (fault,) = check_site(config, as_of=DAY)
    assert fault.rule.id == "address-lost"
    assert "/guide/later/" in fault.message
    assert "`removed:`" in fault.help
    assert "docs/register.jsonl" in str(fault.place)
    removed = {"/guide/later/": {"date": "2022-01-15", "reason": "Nobody reads it."}}
    config = write_site(tmp_path, HOOK.replace("guide/later.md", "guide/much-later.md"), removed=removed)
    (note,) = check_site(config, as_of=DAY)
    assert note.message == "1 address is not in the register yet"
    live(config)
    assert "Nobody reads it." in (tmp_path / "site/guide/later/index.html").read_text(encoding="utf-8")


def test_a_page_that_a_hook_makes_is_no_removed_page_and_no_old_address(tmp_path: Path) -> None:
    config = write_site(
        tmp_path,
        removed={"/guide/later/": {"date": "2022-01-10", "reason": "It was wrong."}},
        redirects={"/Guide/Made%20Here/": "/about/"},
    )
    assert {fault.rule.id for fault in check_site(config, as_of=DAY)} == {"removed-page", "redirect-target"}


def test_places_are_in_the_site_s_own_folder_and_configuration(tmp_path: Path) -> None:
    config = write_site(tmp_path, redirects={"/a": "/nowhere/", "/about/": "/guide/later/"})
    lines = config.read_text(encoding="utf-8").splitlines()
    faults = check_site(config, as_of=DAY)
    assert [lines[fault.place.line - 1].strip() for fault in faults] == [
        "/a: /nowhere/",
        "/about/: /guide/later/",
    ]
    assert [fault.place.path for fault in faults] == ["mkdocs.yml", "mkdocs.yml"]


def test_excluded_pages_are_no_pages_without_other_plugins_either(tmp_path: Path) -> None:
    config = write_site(tmp_path, hook="")
    live(config)
    assert "/scratch/" in registered(tmp_path)
    assert "/drafts/idea/" not in registered(tmp_path)


def test_a_hook_that_fails_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    config = write_site(tmp_path, "def on_files(files, config):\n    raise KeyError('no such table')\n")
    with pytest.raises(SiteProblemError, match="plugin or hook of mkdocs.yml failed.*no such table"):
        check_site(config, as_of=DAY)
    with pytest.raises(SiteProblemError, match="no such table"):
        publish_site(config, day=DAY)
    assert not (tmp_path / "docs" / "register.jsonl").exists()


def test_a_hook_that_lacks_a_refused_file_does_not_hide_why_it_is_refused(tmp_path: Path) -> None:
    config = write_site(tmp_path)
    (tmp_path / "docs" / "scratch.md").unlink()
    (tmp_path / "docs" / "scratch.md").symlink_to("about.md")
    faults = [fault for fault in check_site(config, as_of=DAY) if fault.is_error]
    assert [(fault.rule.id, fault.place.path) for fault in faults] == [("file-ordinary", "docs/scratch.md")]


def test_a_site_without_other_plugins_is_asked_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(write_site(tmp_path, hook=""), DAY)
    monkeypatch.setattr(host_pages, "_files_of_plugins", lambda *_: pytest.fail("plugins are asked"))
    assert host_files(config, ["about.md", "projects/x.md", "a.png"]).pages == ("/about/",)


def test_the_plugins_of_the_build_are_not_those_that_are_asked(tmp_path: Path) -> None:
    config = configured(write_site(tmp_path), DAY)
    plugin, options = content_plugin(config), content_plugin(config).config
    options.must_be_sealed = True
    host_files(config, list_folder(tmp_path / "docs").files)
    assert content_plugin(config) is plugin
    assert plugin.config is options
    assert plugin.config.must_be_sealed is True
    assert MkDocsConfig.plugins.plugin_cache  # type: ignore[attr-defined] # as it was before
    assert SimpleNamespace(**config.extra) == SimpleNamespace()


def test_pages_of_a_blog_plugin_are_registered(tmp_path: Path) -> None:
    config = write_site(tmp_path, hook="", redirects={"/old/": "/news/category/trials/"})
    posts = tmp_path / "docs" / "news" / "posts"
    posts.mkdir(parents=True)
    for day in ("2021-02-03", "2021-03-03"):
        text = f"---\ndate: {day}\ncategories: [Trials]\n---\n# Post of {day}\n\nInvented.\n"
        (posts / f"{day}.md").write_text(text, encoding="utf-8")
    (posts.parent / "index.md").write_text("# News\n", encoding="utf-8")
    whole = yaml.safe_load(config.read_text(encoding="utf-8"))
    whole["plugins"].insert(0, {"material/blog": {"blog_dir": "news", "pagination_per_page": 1}})
    config.write_text(yaml.safe_dump(whole), encoding="utf-8")
    assert check_site(config, as_of=DAY) == ()
    published = publish_site(config, day=DAY)
    assert published.succeeded
    news = {address for address in registered(tmp_path) if address.startswith("/news/")}
    assert {"/news/archive/2021/", "/news/2021/02/03/post-of-2021-02-03/"} < news
    built = build_site(config, as_of=DAY, out=tmp_path / "site", must_be_sealed=True, search=False)
    assert built.succeeded, built.diagnostics
    pages = (tmp_path / "site" / "news").rglob("index.html")
    there = {f"/{page.parent.relative_to(tmp_path / 'site').as_posix()}/" for page in pages}
    assert there == news | {"/news/first-protocols/"}  # the alias of a record
    assert verify_site(config, as_of=DAY, site=tmp_path / "site").problems == ()
