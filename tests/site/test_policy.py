"""The policy for bodies and files where a whole site is checked and built."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from mkdocs.structure.files import get_files

from mkdocs_evidence.checks import Scope, blocked_by_policy, markup_not_allowed, markup_unbalanced
from mkdocs_evidence.diagnostics import Diagnostic, render_text
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.body_rendering import BodyRenderer, RenderedBody
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.views.headers import body_of

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "cases" / "base" / "content"
INVENTED = ROOT / "tests" / "invented_site"
AS_OF = date(2026, 11, 23)
MARK = '<xss-field onmark="x">&"\''
"""What a field may not become: an element, or the end of an attribute."""
RULES = (markup_not_allowed, markup_unbalanced, blocked_by_policy)


class EveryText:
    """Renders every text as the build does, also where no sign asks for it."""

    has_other_extensions = makes_other_markup = True

    def __init__(self, renderer: BodyRenderer) -> None:
        self._renderer = renderer

    def rendered(self, graph: Graph, record: Record[CommonFields]) -> RenderedBody:
        return self._renderer.render(body_of(graph, record))


@pytest.mark.parametrize("site", [ROOT, INVENTED], ids=["demonstration", "invented"])
def test_every_text_of_these_sites_holds_only_what_it_may(site: Path) -> None:
    config = configured(site / "mkdocs.yml", AS_OF)
    content = content_plugin(config)
    content.on_config(config)
    config.plugins.on_files(get_files(config), config=config)
    scope = Scope(content.session.graph, texts=EveryText(content.renderer))

    assert render_text([fault for rule in RULES for fault in rule.check(scope)]) == "No faults found.\n"


class Site:
    """A small site in a folder, with files that a test adds."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.folder = folder
        shutil.copytree(BASE, folder / "content")
        pages = {"ordinary_pages": options.pop("ordinary_pages", "evidence")}
        settings = {
            "site_name": "Small changes",
            "site_url": "https://small.example/",
            "docs_dir": "content",
            "theme": {"name": "material", "font": False},
            "plugins": [
                {
                    "evidence/content": {
                        "topics": [{"id": one, "label": one} for one in ("schools", "transparency")]
                    }
                },
                {"evidence/pages": pages},
                "evidence/exports",
            ],
            **options,
        }
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")

    def add(self, path: str, text: str = "x") -> None:
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def faults(self) -> tuple[Diagnostic, ...]:
        return check_site(self.folder / "mkdocs.yml", as_of=date(2022, 1, 15))

    def refused(self) -> set[str]:
        return {fault.place.path for fault in self.faults() if fault.rule.id == "file-type"}


FILES = ("evil.js", "assets/own.js", "assets/own.css", "demo/index.html", "blogs/images/chart.html", "CNAME")


def test_a_page_or_script_beside_the_texts_is_refused(tmp_path: Path) -> None:
    site = Site(tmp_path, extra_javascript=["assets/own.js"], extra_css=["assets/own.css"])
    for path in FILES:
        site.add(path)

    refused = ("evil.js", "demo/index.html", "blogs/images/chart.html")
    assert site.refused() == {f"content/{path}" for path in refused}
    built = build_site(tmp_path / "mkdocs.yml", as_of=date(2022, 1, 15), out=tmp_path / "out")
    assert not built.succeeded
    assert not (tmp_path / "out" / "evil.js").exists()


def test_what_a_site_brings_along_is_its_own_but_not_in_the_folders_of_records(tmp_path: Path) -> None:
    site = Site(tmp_path, ordinary_pages="theme")
    for path in FILES:
        site.add(path)

    assert site.refused() == {"content/blogs/images/chart.html"}


def test_a_file_that_changes_after_a_build_is_looked_at_again(tmp_path: Path) -> None:
    site = Site(tmp_path)
    options: dict[str, Any] = {"as_of": date(2022, 1, 15), "out": tmp_path / "out", "search": False}
    site.add("blogs/images/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert build_site(tmp_path / "mkdocs.yml", **options).succeeded

    site.add("blogs/images/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    built = build_site(tmp_path / "mkdocs.yml", **options)
    assert [fault.rule.id for fault in built.diagnostics] == ["drawing-active"]
    site.add("blogs/images/map.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert build_site(tmp_path / "mkdocs.yml", **options).succeeded


def test_what_an_extension_makes_of_a_text_is_judged(tmp_path: Path) -> None:
    site = Site(tmp_path, markdown_extensions=["legacy_attrs"])
    post = (tmp_path / "content" / "blogs" / "first-protocols.md").read_text(encoding="utf-8")
    site.add("blogs/first-protocols.md", f"{post}\nHalf of them. {{@style=width:50%}}\n")

    assert "blocked-by-policy" in {fault.rule.id for fault in site.faults()}


@pytest.mark.parametrize("case", ["script-of-the-site", "leads-away"])
def test_the_check_refuses_at_the_line(tmp_path: Path, case: str) -> None:
    site = Site(tmp_path)
    text = BASE.parents[1] / f"markup-not-allowed-{case}" / "content" / "blogs" / "first-protocols.md"
    site.add("blogs/first-protocols.md", text.read_text(encoding="utf-8"))

    [fault] = site.faults()
    assert fault.rule.id == "markup-not-allowed"
    assert fault.place.source_line.startswith(("<script", "<meta"))


def test_columns_of_numbers_that_are_aligned_are_no_fault(tmp_path: Path) -> None:
    site = Site(tmp_path)
    post = (tmp_path / "content" / "blogs" / "first-protocols.md").read_text(encoding="utf-8")
    site.add("blogs/first-protocols.md", f"{post}\n| a | b |\n|---|--:|\n| <sub>1</sub> | 2 |\n")

    assert site.faults() == ()


def marked(value: Any) -> Any:
    """A field's value with the mark behind each text that is words, not an id, a date or an address."""
    if isinstance(value, dict):
        return {key: marked(one) for key, one in value.items()}
    if isinstance(value, list):
        return [marked(one) for one in value]
    return f"{value} {MARK}" if isinstance(value, str) and " " in value and len(value) < 120 else value


def elements(page: Path) -> Iterator[Any]:
    return (
        element
        for element in html5lib.parse(page.read_bytes(), namespaceHTMLElements=False).iter()
        if isinstance(element.tag, str)
    )


def test_no_field_of_a_record_becomes_markup_on_any_page(tmp_path: Path) -> None:
    shutil.copytree(INVENTED, tmp_path / "site")
    marks = 0
    for file in (tmp_path / "site" / "content").rglob("*.md"):
        written = file.read_text(encoding="utf-8")
        if not written.startswith("---\n"):
            continue
        opening, header, body = written.split("---\n", 2)
        fields = marked(yaml.load(header, yaml.BaseLoader))  # noqa: S506 - texts only
        text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
        marks += text.count("xss-field")
        file.write_text(f"{opening}---\n{text}---\n{body}", encoding="utf-8")
    cited = tmp_path / "site" / "content" / "references.bib"
    bibliography = cited.read_text(encoding="utf-8").replace("title = {", "title = {<xss-field onmark='x'> ")
    cited.write_text(bibliography, encoding="utf-8")
    out = tmp_path / "out"
    built = build_site(tmp_path / "site" / "mkdocs.yml", as_of=AS_OF, out=out, search=False)

    assert built.succeeded, render_text(built.diagnostics)
    assert marks > 100
    pages = sorted(out.rglob("*.html"))
    shown = 0
    for page in pages:
        for element in elements(page):
            assert element.tag != "xss-field", page
            assert "onmark" not in element.attrib, page
        shown += "&lt;xss-field" in page.read_text(encoding="utf-8")
    assert shown > 50
