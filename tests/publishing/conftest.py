"""A centre's repository in a folder of the test: a small site, Git, and what its workflows run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "cases" / "base" / "content"
SCRIPTS = (
    "begin",
    "live-register",
    "outside-links",
    "preview-address",
    "preview-push",
    "preview-site",
    "preview-summary",
    "record-register",
    "seal",
    "strict-build",
)

MKDOCS_YML = """\
site_name: Small changes
site_url: https://small-changes.example/
docs_dir: content
site_dir: site
repo_url: https://github.com/example-centre/evidence-site
edit_uri: edit/main/content/
theme:
  name: material
  font: false
plugins:
  - evidence/content:
      topics:
        - id: schools
          label: Schools
        - id: transparency
          label: Transparency
  - evidence/pages
  - evidence/exports
markdown_extensions:
  - attr_list
  - footnotes
  - md_in_html
  - tables
  - toc:
      toc_depth: 2-3
"""
BUILD_PY = """\
import os, subprocess, sys
home = os.path.dirname(os.path.abspath(__file__))
environment = {{**os.environ, "MKDOCS_EVIDENCE_HOME": home, "NO_MKDOCS_2_WARNING": "1"}}
sys.exit(subprocess.call([{python!r}, "-m", "mkdocs_evidence", *sys.argv[1:]], env=environment))
"""


@dataclass(frozen=True, slots=True)
class Done:
    """What a program said and how it ended."""

    code: int
    said: str
    complained: str


@dataclass(frozen=True, slots=True)
class Centre:
    """A repository with its site, and the bare one that it pushes to."""

    folder: Path
    environment: dict[str, str]

    def run(self, *words: str, **variables: str) -> Done:
        """Run a program in the repository."""
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Begin a command as people do, and go on."""
        return subprocess.Popen(
            ["python3", "build.py", *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def git(self, *words: str) -> str:
        """Run Git, which must succeed."""
        done = self.run("git", *words)
        assert done.code == 0, done.complained
        return done.said

    def build_py(self, *words: str) -> Done:
        """Run a command as people do."""
        return self.run("python3", "build.py", *words)

    def commit(self, message: str) -> None:
        """Commit everything that is there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.folder / path).read_text(encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Change a file as an editor would."""
        text = self.read(path)
        assert old in text, text
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    """A small site without faults, committed on main and pushed."""
    if shutil.which("git") is None or shutil.which("bash") is None:
        pytest.fail("needs git and bash; on Debian: sudo apt install git bash")
    folder = tmp_path / "centre"
    shutil.copytree(BASE, folder / "content")
    (folder / ".ci").mkdir()
    for name in SCRIPTS:
        shutil.copy(ROOT / ".ci" / name, folder / ".ci" / name)
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
    (folder / "build.py").write_text(BUILD_PY.format(python=sys.executable), encoding="utf-8")
    ignored = ("/site/", "/.site.*/", "/preview/", "/.cache/", "begun.md", "live-register.jsonl")
    (folder / ".gitignore").write_text("".join(f"{path}\n" for path in ignored), encoding="utf-8")
    made = Centre(folder, _environment(tmp_path))
    made.run("git", "init", "--quiet", "--bare", "--initial-branch", "main", str(tmp_path / "origin.git"))
    made.git("init", "--quiet", "--initial-branch", "main")
    made.git("remote", "add", "origin", str(tmp_path / "origin.git"))
    made.commit("Begin the site")
    made.git("push", "--quiet", "--set-upstream", "origin", "main")
    return made


def _environment(home: Path) -> dict[str, str]:
    """What programs see: nothing of the Git settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_"))}
    return kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "An editor",
        "GIT_AUTHOR_EMAIL": "editor@centre.example",
        "GIT_COMMITTER_NAME": "An editor",
        "GIT_COMMITTER_EMAIL": "editor@centre.example",
        "HOME": str(home),
    }
