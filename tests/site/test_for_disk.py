"""A copy for a disk: every link of every page leads to a file, and the ordinary build knows nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from host_site import as_guests, write_host_site, write_record
from incremental.live_site import tree
from incremental.tiny_site import TinySite
from invented import CONTENT, SITE
from mkdocs_evidence.cli import main

DAY = "2026-06-30"
FOLLOWED = ("href", "src", "action", "formaction", "poster", "data", "xlink:href")


class Links(HTMLParser):
    """Collects the addresses that a browser would open or load, and the anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.anchors.add(values.get("id", ""))
        self.found += [values[name] for name in FOLLOWED if values.get(name)]
        self.found += [one.split()[0] for one in values.get("srcset", "").split(",") if one.strip()]
        if values.get("http-equiv", "").lower() == "refresh":
            self.found.append(values["content"].partition("url=")[2])


@cache
def read(page: Path) -> Links:
    links = Links()
    links.feed(page.read_text(encoding="utf-8"))
    return links


def dead_from_disk(site: Path) -> Iterator[str]:
    """Links that a browser could not open by their file alone: folders, roots, files that are not there."""
    site = site.resolve()
    for page in sorted(site.rglob("*.html")):
        for written in read(page).found:
            target = urlsplit(urljoin(page.as_uri(), written))
            if target.scheme != "file":
                continue
            file = Path(unquote(target.path))
            if not file.is_file() or site not in file.parents:
                yield f"{page.relative_to(site)}: {written}"
            elif target.fragment and unquote(target.fragment) not in read(file).anchors:
                yield f"{page.relative_to(site)}: {written} has no such anchor"


def build(config: Path, out: Path, *options: str) -> int:
    return main(["build", "--config", str(config), "--as-of", DAY, "--out", str(out), "--jobs", "1", *options])


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site in a folder of its own, built in `plain` and, for a disk, in `disk`."""
    folder = tmp_path_factory.mktemp("disk")
    text = (SITE / "mkdocs.yml").read_text("utf-8").replace("docs_dir: content", f"docs_dir: {CONTENT}")
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    assert build(folder / "mkdocs.yml", folder / "plain", "--drafts") == 0
    assert build(folder / "mkdocs.yml", folder / "disk", "--for-disk", "--drafts") == 0
    return folder


def test_every_link_leads_to_a_file(invented: Path) -> None:
    pages = list((invented / "disk").rglob("*.html"))
    assert sum(len(read(page).found) for page in pages) > 20 * len(pages)
    assert list(dead_from_disk(invented / "plain")) != []
    assert list(dead_from_disk(invented / "disk")) == []


def test_what_machines_read_is_as_it_will_be_published(invented: Path) -> None:
    plain, disk = tree(invented / "plain"), tree(invented / "disk")
    changed = {path for path in plain.keys() & disk.keys() if plain[path] != disk[path]}
    assert {path for path in changed if not path.endswith(".html")} == {
        "assets/evidence/search.js",
        "assets/evidence/evidence.css",
    }
    assert [path for path in plain.keys() - disk.keys() if not path.startswith("pagefind/")] == []
    assert {path.rpartition("/")[0] for path in disk.keys() - plain.keys()} == {
        f"assets/evidence/search-on-disk{folder}" for folder in ("", "/filter", "/fragment", "/index")
    }


def test_a_page_keeps_its_public_address_its_policy_and_all_its_words(invented: Path) -> None:
    rewritten = re.compile(
        rb' (?:href|src|action)="[^"]*"|; url=[^"]*| type="module"| defer|<link rel="preload"[^>]*>'
    )
    for page in sorted((invented / "plain").rglob("*.html")):
        copy = (invented / "disk" / page.relative_to(invented / "plain")).read_bytes()
        assert rewritten.sub(b"", copy) == rewritten.sub(b"", page.read_bytes()).replace(b"../\">", b"../\">")
        canonical = re.findall(rb'<link rel="canonical"[^>]*>', page.read_bytes())
        assert re.findall(rb'<link rel="canonical"[^>]*>', copy) == canonical


def test_an_ordinary_build_is_the_same_before_and_after(tmp_path: Path) -> None:
    site = TinySite.at(tmp_path / "site")
    before = site.build()
    assert site.run("build", "--for-disk", "--out", str(site.site)) == 0
    assert tree(site.site) != before
    assert site.build() == before
    assert site.run("build", "--for-disk", "--out", str(tmp_path / "disk")) == 0
    assert site.build() == before


@pytest.mark.slow
def test_a_copy_follows_its_content_and_is_that_of_a_first_build(tmp_path: Path) -> None:
    site, out = TinySite.at(tmp_path / "site"), tmp_path / "disk"
    assert site.run("build", "--for-disk", "--out", str(out)) == 0
    (out / "note.txt").write_text("mine", "utf-8")
    site.edit("blogs/first-protocols.md", lambda text: text.replace("title: ", "title: Anew, ", 1))
    assert site.run("build", "--for-disk", "--out", str(out)) == 0
    again, first = tree(out), tmp_path / "first"
    assert site.run("build", "--for-disk", "--clean", "--out", str(first)) == 0
    assert again.pop("note.txt") == b"mine"
    assert again == tree(first)
    assert b"Anew, " in again["blogs/first-protocols/index.html"]


def test_a_fault_leaves_the_copy_as_it_was(tmp_path: Path) -> None:
    site, out = TinySite.at(tmp_path / "site"), tmp_path / "disk"
    assert site.run("build", "--for-disk", "--out", str(out)) == 0
    before = tree(out)
    site.edit("blogs/first-protocols.md", lambda text: text.replace("title: ", "titel: ", 1))
    assert site.run("build", "--for-disk", "--out", str(out)) == 1
    assert tree(out) == before


def test_it_is_built_beside_the_public_site_and_over_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = TinySite.at(tmp_path / "site")
    assert site.run("build", "--for-disk") == 2
    assert "say where with --out DIR" in capsys.readouterr().err
    holiday = tmp_path / "holiday"
    holiday.mkdir()
    (holiday / "photo.jpg").write_bytes(b"photo")
    assert site.run("build", "--for-disk", "--out", str(holiday)) == 1
    assert "holds photo.jpg" in capsys.readouterr().err
    assert tree(holiday) == {"photo.jpg": b"photo"}


def test_a_search_script_of_the_site_s_own_is_left_alone_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site, out = TinySite.at(tmp_path / "site"), tmp_path / "disk"
    own = site.folder / "look/assets/evidence/search.js"
    own.parent.mkdir(parents=True)
    own.write_text("mySearch();\n", "utf-8")
    config = site.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("  font: false", "  font: false\n  custom_dir: look"), "utf-8")
    assert site.run("build", "--for-disk", "--out", str(out)) == 0
    assert "the site has a search.js of its own" in capsys.readouterr().err
    assert (out / "assets/evidence/search.js").read_text("utf-8") == "mySearch();\n"


@pytest.mark.slow
def test_the_pages_of_a_host_lead_to_files_too(tmp_path: Path) -> None:
    config = write_host_site(tmp_path)
    write_record(config)
    assert build(as_guests(config), tmp_path / "disk", "--for-disk", "--search", "skip") == 0
    assert list(dead_from_disk(tmp_path / "disk")) == []
