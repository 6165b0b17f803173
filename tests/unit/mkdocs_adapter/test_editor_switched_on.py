"""Switching the editor on: what must be said, what it may reach, and what is told where npm is missing."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.browser_editor import backend_from, editor_policy
from mkdocs_evidence.mkdocs_adapter.editor_bundle import PACKAGES, bundle_files


def config(**given: str) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "Ours", **given})
    return made


def test_one_line_is_enough_for_github() -> None:
    given = config(repo_url="https://github.com/ours/evidence", edit_uri="edit/trunk/content/")
    backend = backend_from("https://sign-in.example.org/oauth/start", given)
    assert backend["repo"] == "ours/evidence"
    assert backend["branch"] == "trunk"
    assert (backend["base_url"], backend["auth_endpoint"]) == ("https://sign-in.example.org", "oauth/start")


@pytest.mark.parametrize(
    ("choice", "repository", "told"),
    [
        ("https://sign-in.example.org", "", "repo_url: https://github.com/OWNER/NAME"),
        (True, "https://github.com/ours/evidence", "browser_editor: https://sign-in.example.org"),
        ("sign-in.example.org", "https://github.com/ours/evidence", "docs/maintainers/browser-editor.md"),
        ({"repo": "ours/evidence"}, "", "without a `name`"),
    ],
)
def test_what_is_missing_is_said(choice: str, repository: str, told: str) -> None:
    with pytest.raises(SiteProblemError, match=told):
        backend_from(choice, config(repo_url=repository))


def test_the_editor_reaches_its_repository_and_its_sign_in_and_nothing_else() -> None:
    policy = editor_policy({"name": "github", "base_url": "https://sign-in.example.org"})
    connect = next(part for part in policy.split("; ") if part.startswith("connect-src"))
    assert connect == (
        "connect-src 'self' blob: data: https://api.github.com https://www.githubstatus.com "
        "https://sign-in.example.org"
    )
    assert "https:" not in editor_policy({"name": "test-repo"})


def test_without_npm_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(SiteProblemError, match=r"Install Node.js.*or take the line `browser_editor` out"):
        list(bundle_files(tmp_path))


def test_what_is_not_the_published_package_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pack(command: list[str], *, cwd: str, **_: object) -> None:
        (Path(cwd) / PACKAGES[0].archive).write_bytes(b"something else")

    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", pack)
    (tmp_path / PACKAGES[0].archive).write_bytes(b"damaged")
    with pytest.raises(SiteProblemError, match="Nothing of it was used"):
        list(bundle_files(tmp_path))
    assert (tmp_path / PACKAGES[0].archive).read_bytes() == b"damaged"
