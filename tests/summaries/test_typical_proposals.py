"""The summary of a typical pull request is the text that whoever approves it would read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.invented import AS_OF, SITE

from mkdocs_evidence.changes import SiteChanges, render_json, render_markdown
from mkdocs_evidence.mkdocs_adapter.site_changes import changes_of_site
from summaries.proposals import PROPOSALS, Content

GOLDEN = Path(__file__).parent / "golden"
UPDATES = os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1"
GIT = ("git", "-c", "user.name=An editor", "-c", "user.email=editor@centre.example")


def git(folder: Path, *words: str) -> None:
    subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site, committed on main."""
    folder = tmp_path_factory.mktemp("repository") / "site"
    shutil.copytree(SITE, folder)
    (folder / ".gitignore").write_text(".cache/\nsite/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "The invented site")
    return folder


def changes_of(repository: Path, folder: Path, name: str) -> SiteChanges:
    shutil.copytree(repository, folder)
    git(folder, "switch", "--quiet", "--create", "proposal")
    PROPOSALS[name](Content(folder))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", name)
    return changes_of_site(folder / "mkdocs.yml", "main", as_of=AS_OF)


@pytest.mark.parametrize("name", PROPOSALS)
def test_the_summary_reads_as_it_should(name: str, repository: Path, tmp_path: Path) -> None:
    changes = changes_of(repository, tmp_path / "site", name)
    told = render_markdown(changes)
    file = GOLDEN / f"{name}.md"
    if UPDATES:
        file.write_text(told, encoding="utf-8", newline="\n")
    assert told == file.read_text(encoding="utf-8")
    assert [act["kind"] for act in json.loads(render_json(changes))["acts"]] == [
        act.kind.value for act in changes.acts
    ]
