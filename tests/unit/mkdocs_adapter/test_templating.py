"""Templates: macros know only what they are given, links start where the page stands."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2 import meta, nodes

from mkdocs_evidence.graph.comparison import Operation, Run
from mkdocs_evidence.mkdocs_adapter.page_links import PageLinks
from mkdocs_evidence.mkdocs_adapter.shapes import PLAIN
from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES, prepare
from mkdocs_evidence.model.settings import SiteSettings
from mkdocs_evidence.views.parts import Chip, PageLink, ShownDate

PAGES = sorted((TEMPLATES / "evidence").rglob("*.html"))
MACROS = [
    part
    for part in PAGES
    if part.parent.name == "parts"
    and any(f'{{% from "evidence/parts/{part.name}" import' in page.read_text("utf-8") for page in PAGES)
]

PLAIN_ICON = f".icons/material/{PLAIN[0]}.svg"


def environment(site: SiteSettings, links: PageLinks) -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(TEMPLATES)
    return prepare(jinja2.Environment(loader=loader, autoescape=True), site, links)


@pytest.mark.parametrize("part", MACROS, ids=lambda part: part.name)
def test_macros_are_made_once_so_they_use_only_what_they_are_given(part: Path) -> None:
    """A name that only the page knows would be empty in a macro, without a word."""
    env = environment(SiteSettings("A site"), PageLinks(""))
    parsed = env.parse(part.read_text("utf-8"))
    own = {name.name for name in parsed.find_all(nodes.Name) if name.ctx == "store"}
    assert meta.find_undeclared_variables(parsed) - own <= env.globals.keys()
    assert not list(parsed.find_all(nodes.Include))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_no_page_makes_its_macros_anew(page: Path) -> None:
    assert "with context" not in page.read_text("utf-8")


def test_links_start_at_the_page_that_is_being_rendered_also_in_macros() -> None:
    links = PageLinks("https://a.example/under/")
    env = environment(SiteSettings("A site"), links)
    page = env.from_string("{% macro shown(one) %}{{ one | link }}{% endmacro %}{{ shown(one) }}")
    for address, href in (
        ("/blogs/a/", "../../topics/"),
        ("/", "topics/"),
        ("/404.html", "/under/topics/"),
    ):
        links.start_at(address)
        assert page.render(one=PageLink("Topics", "/topics/")) == f'<a href="{href}">Topics</a>'


def test_what_people_wrote_is_text_in_links_dates_and_statuses() -> None:
    env = environment(SiteSettings("A site"), PageLinks(""))
    env.loader = jinja2.ChoiceLoader((env.loader, jinja2.DictLoader({PLAIN_ICON: "<svg/>"})))
    words = env.filters
    nasty = '<b title="x">'
    for shown in (
        words["link"](PageLink(nasty, f"/{nasty}/", nasty)),
        words["links"]((PageLink(nasty), PageLink(nasty))),
        words["time"](ShownDate(nasty, nasty)),
        words["chip"](Chip(nasty, nasty, nasty, nasty), explained=True),
        words["runs"]((Run(Operation.ADDED, nasty), Run(Operation.SAME, nasty))),
    ):
        assert "<b" not in shown
        assert "&lt;b" in shown


def test_words_of_the_interface_follow_the_site_with_templates_that_were_compiled_for_another(
    tmp_path: Path,
) -> None:
    for language, word in (("en", "Topics"), ("cy", "Pynciau")):
        env = environment(SiteSettings("A site", language=language), PageLinks(""))
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(tmp_path))
        (tmp_path / "page.html").write_text('{{ "Topics" | t }}', "utf-8")
        env.loader = jinja2.FileSystemLoader(tmp_path)
        assert env.get_template("page.html").render() == word
