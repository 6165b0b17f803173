"""What Git cannot give is told in a sentence with what to do; what it gives is exact."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from mkdocs_evidence.changes import open_repository
from mkdocs_evidence.diagnostics import SiteProblemError


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "An editor")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "editor@centre.example")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(folder), *words], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def commit(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with one commit on main."""
    made = tmp_path / "repository"
    made.mkdir()
    git(made, "init", "--quiet", "--initial-branch", "main")
    commit(made, a="one\n", **{"site__ü b": "two\r\n"})
    return made


def refusal(folder: Path, base: str) -> str:
    with pytest.raises(SiteProblemError) as told:
        open_repository(folder).base(base)
    return str(told.value)


def test_a_folder_without_git_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(SiteProblemError, match="is in no Git repository"):
        open_repository(tmp_path)


def test_a_machine_without_git_is_told_where_to_get_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SiteProblemError, match="Git is not installed"):
        open_repository(folder)


def test_a_missing_base_is_answered_with_the_nearest(folder: Path) -> None:
    assert "Did you mean main?" in refusal(folder, "mian")
    assert "git fetch origin release" in refusal(folder, "release")
    assert "There is no branch" in refusal(folder, "--upload-pack=x")


def test_without_a_name_the_main_branch_is_the_base(folder: Path, tmp_path: Path) -> None:
    branch = git(folder, "branch", "--show-current").strip()
    assert open_repository(folder).main_branch() == branch

    git(tmp_path, "clone", "--quiet", str(folder), "copy")
    assert open_repository(tmp_path / "copy").main_branch() == f"origin/{branch}"

    git(folder, "branch", "--move", "trunk")
    with pytest.raises(SiteProblemError, match="Say which commit: --base REF"):
        open_repository(folder).main_branch()


def test_a_base_that_only_the_remote_has_is_named(folder: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(folder, "switch", "--quiet", "--create", "release")
    git(tmp_path, "clone", "--quiet", str(folder), str(clone))

    assert refusal(clone, "main") == (
        "There is no 'main' here, but there is 'origin/main': give --base origin/main."
    )


def test_a_shallow_clone_is_told_how_to_get_deeper(folder: Path, tmp_path: Path) -> None:
    git(folder, "switch", "--quiet", "--create", "work")
    commit(folder, b="b")
    git(folder, "switch", "--quiet", "main")
    commit(folder, c="c")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", f"file://{folder}", str(clone))
    git(clone, "switch", "--quiet", "work")

    assert "git fetch --unshallow origin" in refusal(clone, "origin/main")
    assert "fetch-depth: 0" in refusal(clone, "origin/main")
    assert "shallow" in refusal(clone, "HEAD~1")


def test_the_base_is_where_the_change_branched_off(folder: Path) -> None:
    git(folder, "switch", "--quiet", "--create", "work")
    commit(folder, b="b")
    git(folder, "switch", "--quiet", "main")
    commit(folder, c="c")
    git(folder, "switch", "--quiet", "work")
    base = open_repository(folder).base("main")

    assert base.commit == git(folder, "rev-parse", "main~1").strip()
    assert base.tip == git(folder, "rev-parse", "main").strip()


def test_files_come_out_as_they_went_in(folder: Path, tmp_path: Path) -> None:
    inner = open_repository(folder / "site")
    files = inner.files_at("HEAD")
    inner.write_out(files, tmp_path / "out")

    assert [file.path for file in files] == ["ü b"]
    assert (tmp_path / "out" / "ü b").read_bytes() == b"two\r\n"


def test_what_is_not_committed_is_seen(folder: Path) -> None:
    (folder / "a").write_text("changed", encoding="utf-8")
    (folder / "site" / "new").write_text("new", encoding="utf-8")
    repository = open_repository(folder)

    assert repository.uncommitted() == ("a", "site/new")
    assert open_repository(folder / "site").uncommitted() == ("new",)
    assert repository.changed_since("HEAD") == ("a", "site/new")


def test_two_who_make_the_same_version_are_told(folder: Path) -> None:
    git(folder, "switch", "--quiet", "--create", "mine")
    commit(folder, v2="mine", both="same")
    git(folder, "switch", "--quiet", "main")
    commit(folder, v2="theirs", both="same")
    git(folder, "switch", "--quiet", "mine")
    repository = open_repository(folder)

    assert repository.made_twice(repository.base("main")) == ("v2",)
