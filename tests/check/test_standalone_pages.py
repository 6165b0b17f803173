"""Pages that are no records: what is wrong in them is told at its line, and stops what would publish it."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.conftest import DAY, build_strictly
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site

HEADER = "---\ntitle: About\n---\n\n# About\n\n"


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        ("<script>x</script>", "markup-not-allowed", 1),
        ("Words <p style='x'>y</p>", "blocked-by-policy", 10),
        ("See [a](gone.md).", "build-warning", 9),
        ("See ![a](gone.png).", "build-warning", 10),
        ("See [a](/gone/).", "link-broken", 9),
        ("See [[people/nobody]].", "build-warning", 1),
        ("See [@nobody].", "build-warning", 1),
        ("See [a](javascript:x).", "markup-not-allowed", 9),
    ],
)
def test_what_is_wrong_is_told_at_its_line(site: Path, text: str, rule: str, column: int) -> None:
    (site / "content/about.md").write_text(f"{HEADER}{text}\n", "utf-8")
    (fault,) = check_site(site / "mkdocs.yml", as_of=DAY)
    assert (fault.rule.id, fault.place.path, fault.place.line) == (rule, "content/about.md", 7)
    assert fault.place.column == column
    assert not publish_site(site / "mkdocs.yml", day=DAY).succeeded
    assert not build_strictly(site)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("---\ntitle: [\n---\n\nWords\n", "yaml-syntax", 2),
        ("---\nlang: en\ntitle: A: b\n---\n\nWords\n", "yaml-syntax", 3),
        ("---\n- title\n---\n\nWords\n", "yaml-structure", 2),
        ("---\ndate: 2021-13-45\n---\n\nWords\n", "yaml-syntax", 2),
        ("Note: this is text\nand so is this\n\nWords\n", "yaml-fence", 1),
        ("https://elsewhere.example/ is where it is.\n", "yaml-fence", 1),
        ("---\ntitle: About\n\nWords\n", "yaml-fence", 1),
        ("# Words\n\nCaf\udce9\n", "encoding-utf8", 3),
    ],
)
def test_what_mkdocs_would_show_otherwise_than_it_was_written_is_told(
    site: Path, text: str, rule: str, line: int
) -> None:
    (site / "content/about.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    (fault,) = check_site(site / "mkdocs.yml", as_of=DAY)
    assert (fault.rule.id, fault.place.path, fault.place.line) == (rule, "content/about.md", line)
    assert not publish_site(site / "mkdocs.yml", day=DAY).succeeded
    assert not build_strictly(site)


@pytest.mark.parametrize("header", ["", "title:\n", "a: &x [1]\nb: *x\n", "# nothing\n"])
def test_what_mkdocs_reads_is_right(site: Path, header: str) -> None:
    (site / "content/about.md").write_text(f"---\n{header}---\n\n# Words\n", "utf-8")
    assert check_site(site / "mkdocs.yml", as_of=DAY) == ()
    assert build_strictly(site)


def test_below_an_empty_line_a_word_with_a_colon_is_text(site: Path) -> None:
    (site / "content/about.md").write_text("\nNote: this is text\n", "utf-8")
    assert check_site(site / "mkdocs.yml", as_of=DAY) == ()
    assert build_strictly(site)
    assert "Note: this is text" in (site / "site/about/index.html").read_text("utf-8")


@pytest.mark.parametrize("line", ["icon: material/no-such", "template: gone.html", "icon: ../../x"])
def test_an_icon_or_template_that_is_not_there_is_told_at_its_line(site: Path, line: str) -> None:
    (site / "content/about.md").write_text(HEADER.replace("title: About", f"title: About\n{line}"), "utf-8")
    (fault,) = check_site(site / "mkdocs.yml", as_of=DAY)
    assert (fault.rule.id, fault.place.path, fault.place.line) == ("page-template", "content/about.md", 3)
    assert fault.seen == line.partition(": ")[2]
    assert not publish_site(site / "mkdocs.yml", day=DAY).succeeded
    assert not build_strictly(site)


def test_an_icon_of_the_theme_is_right(site: Path) -> None:
    text = HEADER.replace("title: About", "title: About\nicon: material/school\nicons: 3")
    (site / "content/about.md").write_text(text, "utf-8")
    assert check_site(site / "mkdocs.yml", as_of=DAY) == ()
    assert build_strictly(site)


def test_links_from_the_root_are_made_relative(site: Path) -> None:
    links = "[a](/projects/school-pilot/#x), [b](/news/first-protocols/), [c](/images/plan.png), [d](/)"
    (site / "content/about.md").write_text(f"{HEADER}{links}\n", "utf-8")
    assert check_site(site / "mkdocs.yml", as_of=DAY) == ()
    assert build_strictly(site)
    page = (site / "site/about/index.html").read_text("utf-8")
    for link in ("projects/school-pilot/#x", "blogs/first-protocols/", "images/plan.png"):
        assert f'href="../{link}"' in page
    assert '<a href="../">d</a>' in page
