"""Whatever lies in the content folder, no byte of a file outside it is read, told or published."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_evidence.authoring import NewFile
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError, render_json, render_text
from mkdocs_evidence.mkdocs_adapter import session
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.new_files import add_files, open_content
from mkdocs_evidence.mkdocs_adapter.site_build import build_site
from mkdocs_evidence.mkdocs_adapter.site_check import check_site

from .test_other_plugins import DAY, write_site

SECRET = b"swordfish-of-the-machine-that-builds"
PLACES = (
    "images/plan.png",
    "files",
    "blogs/linked.md",
    "blogs/.hidden.md",
    "protocols/school-pilot/files/plan.txt",
    "protocols/school-pilot/files",
    "references.bib",
    "register.jsonl",
    "identifiers.yml",
    "page.md",
    "assets/evidence/evidence.css",
    ".well-known/security.txt",
    "x.md~",
    ".#about.md",
)
TARGETS = (
    "outside",
    "outside/secret.txt",
    "mkdocs.yml",
    ".",
    "..",
    "docs",
    "docs/about.md",
    "nowhere",
    "loop",
)
LEFT_BEHIND = (
    ".about.md.swp",
    "about.md~",
    "4913",
    ".DS_Store",
    "Thumbs.db",
    "~$plan.docx",
    "images/.x.png.tmp",
)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return site_below(tmp_path)


def site_below(folder: Path) -> Path:
    """A site in a folder of its own, and beside it a file that nobody may read."""
    (folder / "outside").mkdir()
    (folder / "outside" / "secret.txt").write_bytes(SECRET)
    (folder / "outside" / "index.md").write_bytes(b"# Secret\n\n" + SECRET)
    return write_site(folder, hook="")


def link(folder: Path, place: str, target: str, *, relative: bool) -> None:
    """Put a symbolic link into the content folder, in the place of what is there."""
    path = folder / "docs" / place
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    wanted = path if target == "loop" else folder / target
    path.symlink_to(os.path.relpath(wanted, path.parent) if relative else wanted)


def everything_made(folder: Path) -> Iterator[bytes]:
    """The bytes of all files of the site and the cache."""
    for made in (folder / "site", folder / ".cache"):
        yield from (path.read_bytes() for path in made.rglob("*") if path.is_file())


def faults_and_build(config: Path) -> tuple[tuple[Diagnostic, ...], bool]:
    folder = config.parent
    faults = check_site(config, as_of=DAY)
    told = render_text(faults) + render_json(faults)
    built = build_site(config, as_of=DAY, out=folder / "site", search=False)
    assert SECRET.decode() not in told + built.told
    assert not [data for data in everything_made(folder) if SECRET in data]
    return faults, built.succeeded


@contextmanager
def temporary() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder).resolve()


links = st.tuples(st.sampled_from(PLACES), st.sampled_from(TARGETS), st.booleans())


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(links, min_size=1, max_size=4, unique_by=lambda one: one[0]),
    st.sets(st.sampled_from(LEFT_BEHIND)),
)
def test_no_link_is_followed_and_none_is_passed_over(
    linked: list[tuple[str, str, bool]], left: set[str]
) -> None:
    with temporary() as folder:
        config = site_below(folder)
        for name in left:
            (folder / "docs" / name).parent.mkdir(exist_ok=True)
            (folder / "docs" / name).write_bytes(b"# Left behind by an editor\n")
        for place, target, relative in sorted(linked):
            if not any((folder / "docs" / above).is_symlink() for above in Path(place).parents):
                link(folder, place, target, relative=relative)
        here = {path for path in (folder / "docs").rglob("*") if path.is_symlink()}
        temporary_files = {
            path for path in here if path.name in ("x.md~", ".#about.md") and not path.is_dir()
        }
        faults, succeeded = faults_and_build(config)
        told = {folder / fault.place.path for fault in faults if fault.rule.id == "file-ordinary"}
        assert told == here - temporary_files
        assert not succeeded or not told


def test_what_programs_leave_behind_is_no_content(config: Path) -> None:
    folder = config.parent
    for name in LEFT_BEHIND:
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_bytes(b"# Left behind\n\nBy an editor.\n")
    (folder / "docs" / ".#about.md").symlink_to("jo@desk.4711:1600000000")
    faults, succeeded = faults_and_build(config)
    assert (faults, succeeded) == ((), True)
    published = {path.name for path in (folder / "site").rglob("*")}
    assert not published & {Path(name).name for name in LEFT_BEHIND}
    assert not [data for data in everything_made(folder) if b"Left behind" in data]


def test_a_hidden_file_is_published_where_the_settings_say_so(config: Path) -> None:
    folder = config.parent
    whole = yaml.safe_load(config.read_text(encoding="utf-8"))
    whole["exclude_docs"] = "!.well-known\n!.nojekyll\n!.hidden.md\n!*~\n"
    config.write_text(yaml.safe_dump(whole), encoding="utf-8")
    for name in (".well-known/security.txt", ".nojekyll", ".hidden.md", "about.md~"):
        (folder / "docs" / name).parent.mkdir(exist_ok=True)
        (folder / "docs" / name).write_bytes(b"Contact: nobody\n")
    assert faults_and_build(config) == ((), True)
    there = {path.relative_to(folder / "site").as_posix() for path in (folder / "site").rglob("*")}
    assert {".well-known/security.txt", ".nojekyll"} < there
    assert not {name for name in there if "hidden" in name or "~" in name}


def test_a_pipe_a_socket_and_a_device_are_told_and_keep_nobody_waiting(config: Path) -> None:
    docs = config.parent / "docs"
    os.mkfifo(docs / "blogs" / "pipe.md")
    os.mkfifo(docs / "references.bib")
    os.mkfifo(docs / "blogs" / "pipe.md~")
    os.mknod(docs / "socket.md", stat.S_IFSOCK | 0o600)
    faults, succeeded = faults_and_build(config)
    places = [fault.place.path for fault in faults]
    assert places == ["docs/blogs/pipe.md", "docs/references.bib", "docs/socket.md"]
    assert {fault.rule.id for fault in faults} == {"file-ordinary"}
    assert not succeeded


@pytest.mark.parametrize(
    "name", [b"bad\xff.md", b"a\nb.md", b"blogs/\x1b[2J.md", b"right\xe2\x80\xaeleft.txt"]
)
def test_a_name_that_cannot_be_shown_is_told_in_signs_that_can(config: Path, name: bytes) -> None:
    path = os.fsencode(config.parent / "docs") + b"/" + name
    Path(os.fsdecode(path)).write_bytes(b"# A page\n")
    faults, succeeded = faults_and_build(config)
    (fault,) = faults
    assert fault.rule.id == "file-ordinary"
    assert "\\" in fault.place.path
    assert fault.place.path.isprintable()
    assert not succeeded


def test_a_content_folder_that_is_a_link_is_refused(config: Path) -> None:
    docs = config.parent / "docs"
    shutil.rmtree(docs)
    docs.symlink_to("outside")
    with pytest.raises(SiteProblemError, match="docs is a symbolic link"):
        configured(config, DAY)


def test_nothing_is_written_through_a_link(config: Path) -> None:
    link(config.parent, "calls", "outside", relative=True)
    content = open_content(config, as_of=DAY)
    with pytest.raises(SiteProblemError, match="calls is a symbolic link"):
        add_files(content, [NewFile("calls/a-call.md", b"")])
    assert not (config.parent / "outside" / "a-call.md").exists()


def test_a_file_that_goes_while_it_is_read_was_never_there(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, read = config.parent / "docs", session.read_file_below
    (docs / "blogs" / "saved.md").write_text("no record at all", encoding="utf-8")

    def reading(folder: Path, path: str, most: int = -1) -> bytes:
        if path == "blogs/saved.md":
            (folder / path).unlink(missing_ok=True)
        return read(folder, path, most)

    monkeypatch.setattr(session, "read_file_below", reading)
    assert check_site(config, as_of=DAY) == ()


def _with_snippets(config: Path, base_path: list[str]) -> None:
    whole = yaml.safe_load(config.read_text(encoding="utf-8"))
    whole["markdown_extensions"].append({"pymdownx.snippets": {"base_path": base_path}})
    config.write_text(yaml.safe_dump(whole), encoding="utf-8")


INCLUDES = {
    "../outside/secret.txt": "is not in the content folder",
    "{root}/outside/secret.txt": "is not in the content folder",
    "linked.txt": "is not in the content folder",
    "nowhere.txt": "there is no file",
    "https://other.example/text.md": "includes a text from another site",
    "mkdocs.yml": "is not in the content folder",
}


@pytest.mark.parametrize("written", INCLUDES)
def test_an_include_that_leaves_the_content_is_told_at_its_line(
    config: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    folder = config.parent
    monkeypatch.chdir(folder)
    _with_snippets(config, [".", "docs"])
    (folder / "docs" / "linked.txt").symlink_to("../outside/secret.txt")
    target = written.format(root=folder)
    (folder / "docs" / "about.md").write_text(f'# About\n\n--8<-- "{target}"\n', encoding="utf-8")
    faults, succeeded = faults_and_build(config)
    (fault,) = (one for one in faults if one.rule.id == "include-outside")
    assert (fault.place.path, fault.place.line, fault.seen) == ("docs/about.md", 3, target)
    assert INCLUDES[written] in fault.message
    assert not succeeded


def test_includes_of_includes_are_looked_at_and_good_ones_are_shown(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = config.parent
    monkeypatch.chdir(folder)
    _with_snippets(config, ["includes", "docs"])
    (folder / "includes").mkdir()
    (folder / "includes" / "word.txt").write_text("A word from us.\n", encoding="utf-8")
    (folder / "docs" / "part.txt").write_text('--8<-- "word.txt"\n', encoding="utf-8")
    page = '# About\n\n--8<--\npart.txt\n--8<--\n\n;--8<-- "../outside/secret.txt"\n'
    (folder / "docs" / "about.md").write_text(page, encoding="utf-8")
    assert faults_and_build(config) == ((), True)
    assert "A word from us." in (folder / "site" / "about" / "index.html").read_text(encoding="utf-8")
    (folder / "docs" / "part.txt").write_text('\n--8<-- "../outside/secret.txt"\n', encoding="utf-8")
    (fault,) = check_site(config, as_of=DAY)
    assert (fault.rule.id, fault.place.path, fault.place.line) == ("include-outside", "docs/part.txt", 2)
