"""Head, mast and foot are made once, and stand on every page as if they were made for it."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from mkdocs_evidence.mkdocs_adapter.page_links import PageLinks
from mkdocs_evidence.mkdocs_adapter.repeated_parts import RepeatedParts
from mkdocs_evidence.mkdocs_adapter.templating import SteadyEnvironment

PART = "evidence/part.html"
TARGETS = (
    "/",
    "/blogs/",
    "/topics/a/b/",
    "/topics/a/#top",
    "/assets/x.css",
    "https://other.example/",
    "/a&b/",
    "/ŵ y/",
    "/%C5%B5%20z/",
)
PAGES = (
    *("/", "/blogs/", "/blogs/x/", "/blogs/y/", "/topics/a/", "/topics/a/b/", "/topics/a/b/page/2/"),
    *("/topics/c/", "/404.html", "/topics/a/x.html", "/a&b/c/"),
    *("/%C5%B5%20y/c/", "/ŵ z/c/", "/ŵ y/plan.pdf"),
)


class Site:
    """An environment with one part and one page that shows it, rendered as often as `made` says."""

    def __init__(self, folder: Path, ours: str, part: str) -> None:
        (folder / "evidence").mkdir()
        (folder / PART).write_text(part, "utf-8")
        self.links = PageLinks("https://a.example/under/")
        self.made = 0
        env = SteadyEnvironment.like(
            jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)
        )
        env.filters["href"] = self.links.href
        env.globals.update(targets=TARGETS, count=self._count)
        env.globals["repeated"] = RepeatedParts(env, self.links, ours).repeated
        self._page = env.from_string(f"{{{{ repeated('{PART}', mark=mark) }}}}")

    def _count(self) -> str:
        self.made += 1
        return ""

    def at(self, page: str, mark: str = "") -> str:
        self.links.start_at(page)
        return self._page.render(mark=mark, page=page)


LINKS = '{{ count() }}{{ mark }}{% for one in targets %}<a href="{{ one | href }}">{% endfor %}'


def test_a_part_has_on_each_page_the_links_of_that_page(tmp_path: Path) -> None:
    site = Site(tmp_path, str(tmp_path), LINKS)
    for page in (*PAGES, *PAGES):
        shown = site.at(page)
        hrefs = [jinja2.filters.escape(site.links.to(target)) for target in TARGETS]
        assert shown == "".join(f'<a href="{href}">' for href in hrefs)
    assert site.made == 1


def test_a_part_is_made_anew_where_it_is_given_something_else(tmp_path: Path) -> None:
    site = Site(tmp_path, str(tmp_path), LINKS)
    assert [site.at("/", mark)[0] for mark in "abab"] == ["a", "b", "a", "b"]
    assert site.made == 2


def test_a_part_that_would_show_something_of_one_page_is_refused(tmp_path: Path) -> None:
    site = Site(tmp_path, str(tmp_path), "{{ page }}")
    with pytest.raises(jinja2.UndefinedError, match="'page' is undefined"):
        site.at("/blogs/x/")


def test_a_part_of_a_site_in_the_place_of_ours_may_show_the_page(tmp_path: Path) -> None:
    site = Site(tmp_path, "/elsewhere", "{{ page }}{{ mark }}")
    assert [site.at(page, "!") for page in ("/", "/blogs/x/")] == ["/!", "/blogs/x/!"]
