"""Our plugins in a site of somebody else's: what is the host's stays as it is."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from host_site import (
    MERGED,
    as_guests,
    mkdocs_build,
    touched,
    write_configuration,
    write_host_site,
    write_record,
)
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.host_pages import host_files
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration of the site, which is built beside it without us in `alone`."""
    config = write_host_site(tmp_path_factory.mktemp("host"))
    mkdocs_build(config, config.parent / "alone")
    return config


@pytest.fixture(scope="module")
def with_record(host: Path) -> tuple[Path, str]:
    """The site with our plugins and one record, built by MkDocs, and what MkDocs said."""
    write_record(host)
    done = mkdocs_build(as_guests(host), host.parent / "record", "--strict")
    return host.parent / "record", done.stderr


def test_without_records_every_file_of_the_host_is_as_it_was(host: Path, tmp_path: Path) -> None:
    config = write_host_site(tmp_path)
    mkdocs_build(as_guests(config), tmp_path / "site", "--strict")
    assert set(touched(host.parent / "alone", tmp_path / "site")) == MERGED - {"_redirects"}


def test_with_records_every_file_of_the_host_is_as_it_was(host: Path, with_record: tuple[Path, str]) -> None:
    site, _ = with_record
    assert set(touched(host.parent / "alone", site)) == MERGED
    assert "A council" in (site / "organisations/small-council/index.html").read_text("utf-8")


def test_our_command_makes_the_same_bytes(
    host: Path, with_record: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # by which MkDocs dates its site map
    said: list[str] = []
    built = build_site(as_guests(host), as_of=DAY, out=tmp_path / "ours", search=False, tell=said.append)
    assert built.succeeded, (built.diagnostics, built.warnings)
    site, _ = with_record
    assert list(touched(tmp_path / "ours", site)) == []
    assert [name for name in touched(site, tmp_path / "ours") if not name.startswith("pagefind/")] == []
    assert sum(line.startswith("Left to the site's own files") for line in said) == 1


def test_merged_files_begin_with_the_host_s_own_lines(host: Path, with_record: tuple[Path, str]) -> None:
    site, alone = with_record[0], host.parent / "alone"
    for name in ("_headers", "_redirects"):
        own, merged = (alone / name).read_bytes(), (site / name).read_bytes()
        assert merged.startswith(own)
        assert merged[len(own) :].lstrip(b"\n").startswith(b"# Added by mkdocs-evidence")
    rules = [line.split() for line in (site / "_redirects").read_text("utf-8").splitlines() if line[0] != "#"]
    assert len(rules) == 103 + 3
    assert [rule[1] for rule in rules if rule[0] == "/was/7"] == ["/guide/start/"]  # not /organisations/…
    addresses = [
        re.findall("<loc>(.*?)</loc>", text)
        for text in ((alone / "sitemap.xml").read_text("utf-8"), (site / "sitemap.xml").read_text("utf-8"))
    ]
    assert addresses[1][: len(addresses[0])] == addresses[0]
    assert "https://somebody.example/organisations/small-council/" in addresses[1]
    assert len(set(addresses[1])) == len(addresses[1])
    packed = gzip.decompress((site / "sitemap.xml.gz").read_bytes())
    assert packed == (site / "sitemap.xml").read_bytes()


def test_our_headers_reach_no_page_of_the_host(host: Path, with_record: tuple[Path, str]) -> None:
    text = (with_record[0] / "_headers").read_text("utf-8").partition("# Added")[2]
    folders = {line.removesuffix("/*") for line in text.splitlines() if line.startswith("/")}
    assert "/organisations" in folders
    hosts = [
        path.relative_to(host.parent / "alone").parent for path in (host.parent / "alone").rglob("*.html")
    ]
    assert not [
        page for page in hosts if f"/{page.as_posix()}".startswith(tuple(f"{one}/" for one in folders))
    ]
    assert not folders & {f"/{page.parts[0]}" for page in hosts if page.parts}


def test_one_line_says_what_was_left_out_and_how_to_have_it(with_record: tuple[Path, str]) -> None:
    _, said = with_record
    (left,) = [line for line in said.splitlines() if "Left to the site's own files" in line]
    for expected in (
        "/ (index.md)",
        "/404.html (404.html in overrides)",
        "/search/ (search.md)",
        "/status/ (status.md)",
    ):
        assert expected in left
    assert "ordinary_pages: evidence" in left
    (late,) = [line for line in said.splitlines() if "Another plugin or hook writes" in line]
    assert "was/council/index.html, words/index.html" in late
    (others,) = [line for line in said.splitlines() if "not on those of records" in line]
    assert "hooks, search" in others


def test_a_page_of_ours_links_to_the_host_s_front_page(with_record: tuple[Path, str]) -> None:
    site, _ = with_record
    page = (site / "organisations/small-council/index.html").read_text("utf-8")
    assert 'class="mast__name" href="../../"' in page
    assert "Welcome" in (site / "index.html").read_text("utf-8")


def test_a_host_s_page_may_link_to_records_and_cite(host: Path, tmp_path: Path) -> None:
    config = write_host_site(tmp_path)
    write_record(config)
    docs = tmp_path / "docs"
    (docs / "references.bib").write_text(
        "@article{doe2001, author = {Doe, Jane}, title = {Invented things}, journal = {J}, year = {2001}}\n",
        "utf-8",
    )
    (docs / "unlisted.md").write_text(
        "# Unlisted\n\n[[organisations/small-council]], [file](organisations/small-council.md), [[other]] "
        "[@doe2001].\n",
        "utf-8",
    )
    mkdocs_build(as_guests(config), tmp_path / "site", "--strict")
    page = (tmp_path / "site/unlisted/index.html").read_text("utf-8")
    assert re.search('<a (class="record-link" )?href="../organisations/small-council/"', page)
    assert '<a href="../organisations/small-council/">file</a>' in page
    assert "[[other]]" in page
    assert 'href="#ref-doe2001"' in page
    assert 'id="ref-doe2001"' in page
    different = set(touched(host.parent / "alone", tmp_path / "site")) - MERGED
    cites = "guide/packages/index.html"  # [@doe2001] is there too
    assert different == {"unlisted/index.html", cites, "search/search_index.json"}


def test_settings_may_ask_for_our_look(host: Path, tmp_path: Path) -> None:
    config = write_host_site(tmp_path)
    (tmp_path / "docs/api/v1/mine.json").unlink()  # a fault in a site that has our look
    mkdocs_build(as_guests(config, pages={"ordinary_pages": "evidence"}), tmp_path / "site")
    page = (tmp_path / "site/index.html").read_text("utf-8")
    assert "evidence.css" in page
    assert "Welcome" in page
    addresses = re.findall("<loc>(.*?)</loc>", (tmp_path / "site/sitemap.xml").read_text("utf-8"))
    assert "https://somebody.example/contact/" in addresses


def test_nothing_is_left_out_where_the_host_has_nothing(host: Path, tmp_path: Path) -> None:
    whole = yaml.safe_load(host.read_text("utf-8"))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n", "utf-8")
    plain = {"site_name": whole["site_name"], "theme": {"name": "material", "font": False}, "plugins": []}
    config = as_guests(write_configuration(tmp_path / "host.yml", plain))
    found = host_files(configured(config, DAY), ["about.md"])
    assert (dict(found.owners), found.is_guest) == ({}, False)
    mkdocs_build(config, tmp_path / "site")
    assert (tmp_path / "site/_headers").read_text("utf-8").startswith("/*\n")
    assert "evidence.css" in (tmp_path / "site/about/index.html").read_text("utf-8")


def test_the_check_has_no_fault_to_find_in_the_host_s_files(host: Path) -> None:
    write_record(host)
    assert [fault for fault in check_site(as_guests(host), as_of=DAY) if not fault.is_note] == []


def test_own_pages_include_what_their_site_lets_them_and_records_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    host = write_host_site(tmp_path, markdown_extensions=["pymdownx.snippets"])
    (tmp_path / "shared.txt").write_text("Words that pages share (invented).\n", "utf-8")
    write_record(host)
    for page in ("contact.md", "organisations/small-council.md"):
        with (tmp_path / "docs" / page).open("a", encoding="utf-8") as file:
            file.write('\n--8<-- "shared.txt"\n')
    faults = [fault for fault in check_site(as_guests(host), as_of=DAY) if fault.is_error]
    assert [(fault.rule.id, fault.place.path) for fault in faults] == [
        ("include-outside", "docs/organisations/small-council.md")
    ]
    write_record(host)
    mkdocs_build(as_guests(host), tmp_path / "site")
    assert "Words that pages share" in (tmp_path / "site/contact/index.html").read_text("utf-8")


def test_a_page_that_comes_and_goes_is_built_as_a_clean_build_has_it(tmp_path: Path) -> None:
    config = write_host_site(tmp_path)
    write_record(config)
    guest, page = as_guests(config), tmp_path / "docs" / "permalinks.md"
    for step, text in enumerate((None, "# Ours\n", "# Ours still\n", None)):
        page.unlink(missing_ok=True)
        if text:
            page.write_text(text, "utf-8")
        built = build_site(guest, as_of=DAY, out=tmp_path / "site", search=False)
        assert built.succeeded
        clean = tmp_path / f"clean-{step}"
        assert build_site(guest, as_of=DAY, out=clean, search=False, clean=True).succeeded
        assert list(touched(clean, tmp_path / "site")) == []
        assert list(touched(tmp_path / "site", clean)) == []
