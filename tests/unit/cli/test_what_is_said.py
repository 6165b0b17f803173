"""What the commands print: each message once, nothing that steers a terminal, a true exit status."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from mkdocs_evidence.cli import main

CASES = Path(__file__).parents[2] / "cases"
WARNING = """  - event: other
    label: Final report published
    planned: 2021-12
"""
Run = Callable[..., tuple[int, str]]
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copytree(CASES / "base" / "content", tmp_path / "content")
    topics = [{"id": "schools", "label": "Schools"}, {"id": "transparency", "label": "Transparency"}]
    plugins = [{"evidence/content": {"topics": topics}}, "evidence/pages", "evidence/exports"]
    config = {"site_name": "Small changes", "docs_dir": "content", "plugins": plugins}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config | {"theme": {"name": "material", "font": False}}))
    monkeypatch.setenv("MKDOCS_EVIDENCE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str]:
        code = main([*arguments, "--as-of", "2022-01-15"])
        return code, "".join(capsys.readouterr())

    return run


def warn(site: Path) -> None:
    path = site / "content" / "projects" / "school-pilot.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("milestones:\n", f"milestones:\n{WARNING}"), encoding="utf-8")


def test_green_means_that_the_strict_build_succeeds(site: Path, run: Run) -> None:
    assert run("check") == (0, "No faults found.\n")
    warn(site)
    code, said = run("check")
    assert code == 1
    assert said.endswith("\n1 warning in 1 file. The public build stops at warnings too.\n")
    assert run("build", "--strict", "--search", "skip")[0] == 1


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 1)], ids=["lenient", "strict"])
def test_each_warning_is_told_once(site: Path, run: Run, strict: tuple[str, ...], code: int) -> None:
    warn(site)
    (site / "content" / "about.md").write_text("# About\n\n[Gone](gone.md)\n", encoding="utf-8")
    built, said = run("build", "--search", "skip", *strict)
    assert built == code
    assert said.count("milestone-event]") == 1
    assert said.count("'gone.md'") == 1


def test_many_are_told_as_one_and_all_on_request(site: Path, run: Run) -> None:
    for path in (site / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\ndate: ", "\ntags: [schools]\ndate: ", 1), encoding="utf-8")
    code, said = run("check")
    assert code == 1
    assert said.count("[field-unknown]") == 1
    assert "(13 times in 13 files)" in said
    code, said = run("check", "--all")
    assert code == 1
    assert said.count("[field-unknown]") == 13
    assert said.endswith("13 errors in 13 files.\n")
    assert len(json.loads(run("check", "--format", "json")[1])) == 13


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--all"),
        ("check", "--format", "json"),
        ("check", "--format", "github"),
        ("build",),
        ("publish",),
        ("verify",),
        ("new", "blog", "\x1b[31m"),
        ("amend", "protocols/\x9b2J"),
    ],
    ids=" ".join,
)
def test_no_text_of_a_file_steers_the_terminal(site: Path, run: Run, arguments: tuple[str, ...]) -> None:
    post = site / "content" / "blogs" / "first-protocols.md"
    text = post.read_text(encoding="utf-8")
    awkward = 'about: ["projects/\\e[2J\\u202e", "projects/\\u009b31m"]\n'
    post.write_text(
        re.sub(r"about: .*\n", lambda _: awkward, text) + "\nPasted \u202e and \x1b[2J.\n", encoding="utf-8"
    )
    (site / "content" / "blogs" / "\x1b]0;title\x07.md").write_text(
        "---\ntitle: \u2066\n---\n", encoding="utf-8"
    )
    code, said = run(*arguments)
    assert code != 0
    assert not _STEERING.search(said.replace("\r\x1b[K", ""))
    assert said.strip()
