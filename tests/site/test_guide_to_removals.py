"""The steps of the maintainers' guide, followed one by one, take a person, a post and a version down."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.removing import AS_OF, Harbour, places_of, sealed_harbour

GUIDE = Path(__file__).parents[2] / "docs" / "maintainers" / "trouble.md"
SECTION = re.compile(r"^## Take something down\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^( *)```(sh|yaml)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
SAVED_AS = re.compile(r"Save this as `content/([^`]+)`")
GIT = ("git", "-c", "user.name=Tests", "-c", "user.email=tests@invented.example")
NAMES = {
    "wren-abernathy": "ann-example",
    "Abernathy": "Example",
    "Wren": "Ann",
    "WREN  ABERNATHY": "ANN  EXAMPLE",
}


def part(title: str) -> str:
    section = SECTION.search(GUIDE.read_text(encoding="utf-8"))
    assert section
    found = re.search(rf"^### {title}\n(.*?)(?=^### |\Z)", section[1], re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def blocks(text: str) -> list[tuple[str, str]]:
    return [
        (kind, "".join(line.removeprefix(indent) for line in code.splitlines(keepends=True)))
        for indent, kind, code in BLOCK.findall(text)
    ]


@pytest.fixture
def harbour(tmp_path: Path) -> Harbour:
    """The sealed site, in which the person is called as in the guide."""
    made = sealed_harbour(tmp_path / "harbour", NAMES)
    subprocess.run(["git", "init", "--quiet"], cwd=made.folder, check=True)
    subprocess.run(["git", "add", "--all"], cwd=made.folder, check=True)
    subprocess.run([*GIT, "commit", "--quiet", "--message", "All"], cwd=made.folder, check=True)
    return made


def run(harbour: Harbour, line: str) -> str:
    words = shlex.split(line)
    if words[:2] == ["python3", "build.py"]:
        options = ("--as-of", str(AS_OF), "--config", str(harbour.config))
        words = [sys.executable, "-m", "mkdocs_evidence", *words[2:], *options]
    done = subprocess.run(words, cwd=harbour.folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, (line, done.stdout, done.stderr)
    return done.stdout


@pytest.mark.slow
def test_the_steps_take_a_person_down(harbour: Harbour) -> None:
    text = part("A person")
    saved_as = SAVED_AS.search(text)
    assert saved_as
    told = []
    for kind, code in blocks(text):
        if kind == "yaml":
            (harbour.content / saved_as[1]).write_text(f"---\n{code}---\n", encoding="utf-8")
        else:
            told += [run(harbour, line) for line in code.splitlines()]

    assert "content/blogs/harbour-letter.md:9" in told[1], "the check names the lines that hold the name"
    assert "fit the register" in told[-1]
    assert places_of(harbour.site, ("ann-example", "ann example", "example, ann")) == []
    assert (harbour.site / "people" / "ann-example" / "index.html").is_file()


@pytest.mark.parametrize("number", [0, 1])
def test_the_examples_take_a_post_and_a_version_down(harbour: Harbour, number: int) -> None:
    _, code = [block for block in blocks(part("A page, or one version")) if block[0] == "yaml"][number]
    target = re.search(r"^target: (.*)$", code, re.MULTILINE)
    assert target
    for file in harbour.files_of(target[1]):
        file.unlink()
    (harbour.content / "notices" / "removed.md").write_text(f"---\n{code}---\n", encoding="utf-8")

    harbour.publish()

    assert harbour.check() == ()
    assert harbour.build().succeeded
    assert harbour.verify().succeeded
