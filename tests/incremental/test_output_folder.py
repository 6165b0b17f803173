"""A build replaces its own files and no others: foreign folders are refused, foreign files left."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from incremental.live_site import differing, tree
from incremental.tiny_site import TinySite

FOREIGN = ("CNAME", "notes/todo.txt", "people/jo-field/portrait.txt", "pagefind/mine.txt")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> TinySite:
    site = TinySite.at(tmp_path_factory.mktemp("output") / "site")
    site.build()
    return site


@pytest.fixture
def site(built: TinySite, tmp_path: Path) -> TinySite:
    return built.copied(tmp_path / "live")


def put(folder: Path, names: tuple[str, ...] = FOREIGN) -> dict[str, bytes]:
    """Put files into a folder as somebody would by hand."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} by hand", "utf-8")
    return {name: f"{name} by hand".encode() for name in names}


def test_files_of_others_are_named_and_left(site: TinySite, capfd: pytest.CaptureFixture[str]) -> None:
    theirs = put(site.site)
    for command in (("build",), ("build", "--clean"), ("build", "--strict")):
        site.edit("blogs/first-protocols.md", lambda text: f"{text}\nMore.\n")
        assert site.run(*command) == 0
        said = capfd.readouterr().err
        assert f"Left in {site.site}, where it was put by somebody else: CNAME, notes/todo.txt, pagef" in said
        assert theirs.items() <= tree(site.site).items()
    (site.folder / "content/notices/number-of-pupils.md").unlink()
    site.build()
    assert differing(tree(site.site), {**site.clean_tree(site.folder / "clean"), **theirs}) == []


def test_a_file_where_a_page_comes_is_set_aside(site: TinySite, capfd: pytest.CaptureFixture[str]) -> None:
    put(site.site, ("blogs/new/index.html", "blogs/newer"))
    for name in ("new", "newer"):
        text = (site.folder / "content/blogs/first-protocols.md").read_text("utf-8")
        (site.folder / f"content/blogs/{name}.md").write_text(text.replace("aliases:", "tags_:"), "utf-8")
        lines = [line for line in text.splitlines() if not line.startswith(("aliases", "  - /"))]
        (site.folder / f"content/blogs/{name}.md").write_text("\n".join(lines), "utf-8")
    built = site.build()
    assert "site.set-aside" in capfd.readouterr().err
    aside = tree(site.folder / "site.set-aside")
    assert aside == {
        "blogs/new/index.html": b"blogs/new/index.html by hand",
        "blogs/newer": b"blogs/newer by hand",
    }
    assert differing(built, site.clean_tree(site.folder / "clean")) == []


def test_without_a_cache_unknown_files_are_set_aside(
    site: TinySite, capfd: pytest.CaptureFixture[str]
) -> None:
    """Nobody knows then whether they are pages of an earlier build or files of a person."""
    theirs = put(site.site, FOREIGN[:-1])  # the last is in the search index, which this build leaves alone
    put(site.site, (".htaccess", ".git/config"))
    shutil.rmtree(site.folder / ".cache")
    (site.folder / "content/notices/number-of-pupils.md").unlink()
    built = site.build()
    aside = tree(site.folder / "site.set-aside")
    assert {path: aside[path] for path in theirs} == theirs
    assert "notices/number-of-pupils/index.html" in aside
    clean = site.clean_tree(site.folder / "clean")
    assert differing(built, clean) == [".git/config", ".htaccess"]
    assert "put back what you want to keep" in capfd.readouterr().err


def test_the_site_of_an_earlier_version_is_taken_over(site: TinySite) -> None:
    """It has neither a record nor a staging tree."""
    expected = tree(site.site)
    shutil.rmtree(site.folder / ".cache")
    (site.site / "permalinks.json").unlink()
    (site.folder / ".cache").mkdir()
    (site.folder / ".cache/0123456789ab.ledger").write_bytes(b"of an earlier version")
    assert site.build() == expected
    assert not (site.folder / "site.set-aside").exists()


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (lambda site: site.folder, "the content is there"),
        (lambda site: site.folder.parent, "the content is there"),
        (lambda site: site.folder / "content", "the content is there"),
        (lambda site: site.folder / "content/blogs", "that is inside the content"),
        (lambda site: site.folder / "content/a/new/folder", "that is inside the content"),
        (lambda site: site.folder / ".cache", "the cache of builds is there"),
        (lambda site: site.folder / ".cache/citations", "inside the cache of builds"),
        (lambda site: site.folder / ".git/refs", "inside the history of the files"),
        (lambda site: site.folder / "documents", "holds letter.txt, and is no site"),
        (lambda site: site.folder / "documents/letter.txt", "which is a file"),
    ],
)
def test_other_folders_are_refused(
    out: Callable[[TinySite], Path], said: str, site: TinySite, capfd: pytest.CaptureFixture[str]
) -> None:
    put(site.folder / "documents", ("letter.txt",))
    before = tree(site.folder)
    assert site.run("build", "--out", str(out(site))) == 1
    assert said in capfd.readouterr().err
    after = tree(site.folder)
    assert differing({**before, ".cache/lock": b""}, {**after, ".cache/lock": b""}) == []


def test_a_site_dir_of_somebody_else_is_refused_too(
    site: TinySite, capfd: pytest.CaptureFixture[str]
) -> None:
    theirs = put(site.folder / "public")
    config = site.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("site_dir: site", "site_dir: public"), "utf-8")
    assert site.run("build") == 1
    assert "holds CNAME, notes, pagefind and 1 more, and is no site" in capfd.readouterr().err
    assert tree(site.folder / "public") == theirs
    shutil.rmtree(site.folder / "public")
    (site.folder / "public").mkdir()
    assert site.run("build") == 0


def test_a_record_does_not_make_another_folder_ours(site: TinySite) -> None:
    """The site was deleted, and its name given to a folder of something else."""
    shutil.rmtree(site.site)
    theirs = put(site.site)
    assert site.run("build") == 1
    assert tree(site.site) == theirs
