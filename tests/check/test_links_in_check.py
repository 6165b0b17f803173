"""What the check says of links: all that the site has can be linked to, and each dead link is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from check.conftest import DAY, build_strictly
from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.graph.written_files import is_claimed, is_own
from mkdocs_evidence.mkdocs_adapter.site_check import check_site

POST = "blogs/first-protocols.md"
NOT_LINKED = ("_headers", "_redirects", "assets/")
"""Files for the host, which it does not serve, and those of the look of pages, which may change."""


def told(site: Path) -> list[Diagnostic]:
    """What the check says against a site."""
    return [fault for fault in check_site(site / "mkdocs.yml", as_of=DAY) if not fault.is_note]


def add(site: Path, path: str, text: str) -> int:
    """Put words at the end of a text; the number of their first line."""
    file = site / "content" / path
    before = f"{file.read_text('utf-8').rstrip()}\n\n"
    file.write_text(f"{before}{text}\n", "utf-8")
    return before.count("\n") + 1


@pytest.mark.parametrize("path", [POST, "about.md"])
def test_each_file_that_the_build_makes_can_be_linked_to(path: str, site: Path) -> None:
    made = site / "site"
    files = (file.relative_to(made).as_posix() for file in sorted(made.rglob("*")) if file.is_file())
    own = (file for file in files if is_claimed(file) or is_own(file))
    linked = [file for file in own if not file.startswith(NOT_LINKED)]
    assert len(linked) > 100
    add(site, path, "\n".join(f"- [a](/{file.removesuffix('index.html')})" for file in linked))
    assert not told(site)
    assert build_strictly(site)


@pytest.mark.parametrize(
    "address", ["/feeds/none.atom", "/people/jo-field/cite.bib", "/api/v1/", "/browse/no/"]
)
def test_a_file_that_no_build_makes_is_a_dead_link(address: str, site: Path) -> None:
    line = add(site, POST, f"[a]({address})")
    assert [(fault.rule.id, fault.place.line) for fault in told(site)] == [("link-broken", line)]


@pytest.mark.parametrize("written", ["../nowhere.md", "/nowhere/", "#nowhere", "school-pilot.md#nowhere"])
def test_a_dead_link_is_told_wherever_it_stands(written: str, site: Path) -> None:
    path = "projects/school-pilot.md"
    first = add(site, path, f"[a]({written}) and [b]({written})\n\n> [c]({written})")
    assert [fault.place.line for fault in told(site)] == [first, first, first + 2]


def test_a_dead_link_of_a_page_by_hand_is_told_wherever_it_stands(site: Path) -> None:
    first = add(site, "about.md", "[a](/nowhere/)\n\n[b](/nowhere/)")
    assert [fault.place.line for fault in told(site)] == [first, first + 2]


def test_the_top_of_a_page_is_always_there(site: Path) -> None:
    add(site, POST, "[a](#top)")
    assert not told(site)


@pytest.mark.parametrize("path", [POST, "about.md"])
def test_an_e_mail_address_in_angle_brackets_is_no_dead_link(path: str, site: Path) -> None:
    add(site, path, "Write to <jo@invented.example>.")
    assert not told(site)
    assert build_strictly(site)


@pytest.mark.parametrize("setting", ["exclude_docs", "draft_docs"])
def test_a_picture_that_the_settings_leave_out_is_not_there(setting: str, site: Path) -> None:
    line = add(site, POST, "![a plan](../images/plan.png)")
    assert not told(site)
    whole = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    (site / "mkdocs.yml").write_text(yaml.safe_dump(whole | {setting: "images/\n"}), "utf-8")
    assert [(fault.rule.id, fault.place.line) for fault in told(site)] == [("link-broken", line)]
    assert not build_strictly(site)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[a](https://small.example/gone/)", "link-broken"),
        ("[a](HTTP://Small.Example/gone/#x)", "link-broken"),
        ("<https://small.example/projects/none/>", "link-broken"),
        (
            '<img src="../images/plan.png" alt="A plan" srcset="../images/plan.png 1x, gone.png 2x">',
            "link-broken",
        ),
        ('![A plan](../images/plan.png){srcset="gone.png 2x"}', "link-broken"),
        ('<blockquote cite="gone.md">Words</blockquote>', "link-broken"),
        ("[a](/projects/school-pilot/#nowhere)", "anchor-missing"),
        ("[a](/news/first-protocols/#nowhere)", "anchor-missing"),
    ],
)
def test_an_address_of_the_site_is_looked_up_however_it_is_written(site: Path, text: str, rule: str) -> None:
    line = add(site, POST, text)
    assert [(fault.rule.id, fault.place.line) for fault in told(site)] == [(rule, line)]


@pytest.mark.parametrize("path", [POST, "about.md"])
def test_full_addresses_of_the_site_are_right(path: str, site: Path) -> None:
    pages = ("", "about/", "projects/school-pilot/", "news/first-protocols/", "images/plan.png", "?q=words")
    add(site, path, " ".join(f"[a](https://small.example/{one})" for one in pages))
    add(site, path, "[a](https://other.example/gone/) <https://small.example.org/gone/>")
    assert not told(site)
    assert build_strictly(site)


def test_a_dead_full_address_in_a_page_by_hand_is_told(site: Path) -> None:
    line = add(site, "about.md", "[a](https://small.example/gone/)")
    assert [(fault.rule.id, fault.place.line) for fault in told(site)] == [("link-broken", line)]


def test_below_a_path_a_full_address_is_one_of_the_site_only_below_it(site: Path) -> None:
    config = site / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8")) | {"site_url": "https://small.example/sub/"}
    config.write_text(yaml.safe_dump(settings), "utf-8")
    add(site, POST, "[a](https://small.example/gone/) [b](https://small.example/sub/about/)")
    line = add(site, POST, "[a](https://small.example/sub/gone/)")
    assert [(fault.rule.id, fault.place.line) for fault in told(site)] == [("link-broken", line)]
