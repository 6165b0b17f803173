"""What editors, Word and file managers leave beside files changes nothing that is said or published."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from left_behind import FOLDERS_LEFT, LEFT_BEHIND

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site
from mkdocs_evidence.mkdocs_adapter.site_publish import publish_site

from .test_other_plugins import DAY, write_site

FOLDERS = (
    *("docs", "docs/blogs", "docs/people", "docs/protocols", "docs/protocols/school-pilot", "docs/files"),
    *("docs/.well-known", "theme", "theme/assets", "theme/evidence", "."),
)
HELD = (
    b"---\ntitle: Half a rec",
    b"# A page that nobody meant\n\n[a link](nowhere.md)\n",
    b"{% if %}",
    b"\x00\xffswordfish",
)
lying = st.dictionaries(
    st.tuples(st.sampled_from(FOLDERS), st.sampled_from(LEFT_BEHIND)), st.sampled_from(HELD), min_size=1
)


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with templates of its own, and with hidden files that its settings bring back."""
    folder = tmp_path_factory.mktemp("left-behind")
    config = write_site(folder, hook="")
    whole = yaml.safe_load(config.read_text(encoding="utf-8"))
    whole["theme"]["custom_dir"] = "theme"
    whole["exclude_docs"] = "/drafts/\n!.*\n"
    config.write_text(yaml.safe_dump(whole), encoding="utf-8")
    for place in FOLDERS:
        (folder / place).mkdir(parents=True, exist_ok=True)
    (folder / "theme" / "assets" / "own.css").write_text("p { color: inherit; }\n", encoding="utf-8")
    return config


@pytest.fixture(scope="module")
def before(config: Path) -> tuple[tuple[Diagnostic, ...], dict[str, bytes]]:
    return told_and_built(config)


def told_and_built(config: Path) -> tuple[tuple[Diagnostic, ...], dict[str, bytes]]:
    """What `check` says of a site, and every file of it, built from nothing."""
    faults = check_site(config, as_of=DAY)
    with tempfile.TemporaryDirectory() as out:
        site = Path(out).resolve() / "site"
        assert build_site(config, as_of=DAY, out=site, search=False, clean=True).succeeded
        found = (path for path in site.rglob("*") if path.is_file())
        return faults, {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


@pytest.mark.slow
@settings(max_examples=25)
@given(lying)
def test_nothing_that_lies_beside_files_is_read_or_published(
    config: Path,
    before: tuple[tuple[Diagnostic, ...], dict[str, bytes]],
    left: dict[tuple[str, str], bytes],
) -> None:
    files = {config.parent / folder / name: data for (folder, name), data in left.items()}
    try:
        for path, data in files.items():
            path.write_bytes(data)
        assert told_and_built(config) == before
    finally:
        for path in files:
            path.unlink(missing_ok=True)


def test_every_such_name_at_once_in_every_folder(
    config: Path, before: tuple[tuple[Diagnostic, ...], dict[str, bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(config.parent, folder, ignore=shutil.ignore_patterns(".cache"))
    for place in FOLDERS:
        for name in LEFT_BEHIND:
            (folder / place / name).write_bytes(HELD[1])
        for name in FOLDERS_LEFT:
            (folder / place / name).mkdir()
            (folder / place / name / "post.md").write_bytes(HELD[1])
    (folder / "docs" / "blogs" / ".#about.md").symlink_to("jo@desk.4711:1600000000")
    assert told_and_built(folder / "mkdocs.yml") == before


def test_publish_promises_nothing_of_them(config: Path, tmp_path: Path) -> None:
    registers = []
    for name in ("without", "with"):
        folder = tmp_path / name
        shutil.copytree(config.parent, folder, ignore=shutil.ignore_patterns(".cache"))
        for left in LEFT_BEHIND if name == "with" else ():
            (folder / "docs" / "blogs" / left).write_bytes(HELD[1])
        assert publish_site(folder / "mkdocs.yml", day=DAY).succeeded
        registers.append((folder / "docs" / "register.jsonl").read_bytes())
    assert registers[0] == registers[1]


def test_a_link_to_one_is_told_as_dead(config: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(config.parent, folder, ignore=shutil.ignore_patterns(".cache"))
    (folder / "docs" / "files" / "plan.txt.bak").write_text("A plan.\n", encoding="utf-8")
    page = "# About\n\n[The plan](files/plan.txt.bak)\n"
    (folder / "docs" / "about.md").write_text(page, encoding="utf-8")
    (fault,) = check_site(folder / "mkdocs.yml", as_of=DAY)
    assert fault.place.line == 3
    assert "files/plan.txt.bak" in fault.message
