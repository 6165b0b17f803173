"""Rules of ours beside those of a site that has pages of its own."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.exports.host_headers import EVERYWHERE, header_rules, own_patterns, render_headers
from mkdocs_evidence.exports.sitemap import merged_sitemap
from mkdocs_evidence.graph import build_graph
from mkdocs_evidence.graph.written_files import OUTPUT_FOLDERS, is_claimed
from mkdocs_evidence.model import SiteSettings

STEPS = st.sampled_from(
    (
        "index.html",
        "404.html",
        "projects",
        "search",
        "Search",
        "topics",
        "api",
        "v1",
        "assets",
        "admin",
        "a",
        "b.csv",
    )
)
PATHS = st.lists(STEPS, min_size=1, max_size=4).map("/".join)


@given(st.lists(PATHS))
def test_no_rule_of_a_guest_reaches_a_page_of_the_site(paths: list[str]) -> None:
    taken = tuple(sorted({path.lower() for path in paths if is_claimed(path)}))
    settings = SiteSettings("Invented", is_guest=True, taken_paths=taken)
    patterns = own_patterns(settings)
    assert EVERYWHERE not in patterns
    assert not [path for path in taken for one in patterns if f"/{path}".startswith(one[:-1])]
    assert all(f"{pattern}\n" in render_headers(header_rules(settings)) for pattern in patterns)


@given(PATHS)
def test_capitals_make_no_difference(path: str) -> None:
    assert is_claimed(path) == is_claimed(path.upper())


def test_what_is_claimed_is_what_the_build_writes_outside_of_records() -> None:
    ours = (
        "index.html",
        "404.html",
        "search/index.html",
        "status/due/index.html",
        "_headers",
        "api/v1/x.json",
    )
    others = (
        "about/index.html",
        "projects/x/data.csv",
        "assets/logo.svg",
        "admin/index.html",
        "robots.txt",
        "a/404.html",
    )
    assert [path for path in ours if not is_claimed(path)] == []
    assert [path for path in others if is_claimed(path)] == []


def test_a_site_of_our_own_has_one_rule() -> None:
    assert header_rules(SiteSettings("Invented")).patterns == (EVERYWHERE,)
    assert own_patterns(SiteSettings("Invented")) == tuple(f"{folder}*" for folder in OUTPUT_FOLDERS)


def test_a_site_map_of_another_form_is_left_alone() -> None:
    graph = build_graph((), SiteSettings("Invented", url="https://x.example/"), date(2026, 1, 1))
    assert merged_sitemap("<sitemapindex/>", graph) == "<sitemapindex/>"
    merged = merged_sitemap("<urlset><url><loc>https://x.example/</loc></url></urlset>\n", graph)
    assert merged.count("<loc>https://x.example/</loc>") == 1
    assert "<loc>https://x.example/projects/</loc>" in merged
