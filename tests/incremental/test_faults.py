"""A command that is stopped at any change of the disk leaves nothing by halves, and the next one is right.

The slow tests stop it at the last changes, which publish, and at every 199th of the others. With
EVIDENCE_EVERY_CHANGE=1 they stop it at each of the some 8,000: `pytest tests/incremental/test_faults.py
-m slow -n auto --dist load`, for an hour or two.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from incremental.faulty_disk import KILLED, FaultyDisk, Kind, run_on
from incremental.live_site import differing, tree
from incremental.tiny_site import TinySite
from mkdocs_evidence.mkdocs_adapter.permanent_files import REGISTER_FILE

POST = """\
---
title: A new post
summary: An invented record, for tests only; it stands for a new post.
date: 2021-06-01
authors: people/jo-field
about: [projects/school-pilot]
---

This record is invented: it exists only to test the software.
"""
FOREIGN = "put-by-hand.txt"
EVERY = os.environ.get("EVIDENCE_EVERY_CHANGE") == "1"
STEP, LAST = 199, 8


@dataclass(frozen=True)
class Scenario:
    """A command, and the state of the site in which it is given."""

    name: str
    command: tuple[str, ...]
    prepare: Callable[[TinySite], None] = lambda site: None
    is_built: bool = True

    def __str__(self) -> str:
        return self.name


def edit_a_post(site: TinySite) -> None:
    site.edit("blogs/first-protocols.md", lambda text: f"{text}\nOne more sentence.\n")


def replace_pages(site: TinySite) -> None:
    """Build again, put a file into the site by hand, then remove a record and add another."""
    edit_a_post(site)
    site.build()
    (site.site / FOREIGN).write_text("not ours", "utf-8")
    (site.folder / "content/notices/number-of-pupils.md").unlink()
    (site.folder / "content/blogs/new-post.md").write_text(POST, "utf-8")


def write_a_word_file(site: TinySite) -> None:
    import pypandoc
    from PIL import Image

    picture = site.folder / "picture.png"
    Image.new("RGB", (300, 200), "green").save(picture)
    text = f"# Background\n\nAn invented plan, for tests only.\n\n![A field]({picture})\n"
    pypandoc.convert_text(text, "docx", "markdown", outputfile=str(site.folder / "plan.docx"))


NEW = (
    "new",
    "blog",
    "begun",
    "--set",
    "title=Begun",
    "--set",
    "summary=Invented, for tests only; it is begun.",
)
AMEND = ("amend", "protocols/school-pilot", "--summary", "The letter is shorter.")
ANSWERS = ("project=county-trial", "kind=trial_protocol", "authors=jo-field")
GIVEN = tuple(word for answer in ANSWERS for word in ("--set", answer))
IMPORT = ("import", "FOLDER/plan.docx", "--as", "protocol", "--id", "from-word", *GIVEN)
EDIT = Scenario("edit", ("build",), edit_a_post)
PUBLISH = Scenario("publish", ("publish",))
SCENARIOS = (
    Scenario("clean build", ("build",), is_built=False),
    EDIT,
    Scenario("pages come and go", ("build",), replace_pages),
    PUBLISH,
    Scenario("amend", AMEND),
    Scenario("new", (*NEW, "--set", "authors=jo-field", "--set", "about=projects/school-pilot")),
    Scenario("import", IMPORT, write_a_word_file),
)


@dataclass(frozen=True)
class Stage:
    """A scenario that was prepared, and what comes of it undisturbed."""

    scenario: Scenario
    before: TinySite
    old: dict[str, bytes]
    content: dict[str, bytes]
    new: dict[str, bytes]
    clean: dict[str, bytes]
    code: int
    folder: Path

    def run(self, site: TinySite) -> int:
        folder = str(site.folder)
        return site.run(*(word.replace("FOLDER", folder) for word in self.scenario.command))

    def disk(self, kind: Kind, at: int = 0) -> tuple[TinySite, FaultyDisk, int]:
        """Run the command on a disk that fails at a change; the site, the disk and the exit code."""
        site = self.before.copied(self.folder / "run")
        disk = FaultyDisk(site.folder, kind, at)
        return site, disk, run_on(disk, lambda: self.run(site), self.said)

    @property
    def said(self) -> Path:
        return self.folder / "said.txt"

    def changes(self, kind: Kind) -> int:
        """Return how often the undisturbed command changes the disk."""
        self.disk(kind)
        return sum(line.startswith("#") for line in self.said.read_text("utf-8").splitlines())


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Scenario], Stage]:
    """Prepare a scenario, once."""
    root = tmp_path_factory.mktemp("faults")
    bare = TinySite.at(root / "bare")
    built = bare.copied(root / "built")
    built.build()

    @cache
    def stage(scenario: Scenario) -> Stage:
        folder = root / scenario.name.replace(" ", "-")
        before = (built if scenario.is_built else bare).copied(folder / "before")
        scenario.prepare(before)
        after = before.copied(folder / "after")
        code = after.run(*(word.replace("FOLDER", str(after.folder)) for word in scenario.command))
        new = after.build()
        clean = after.clean_tree(folder / "clean")
        assert differing(new, clean) == ([FOREIGN] if FOREIGN in new else [])
        return Stage(scenario, before, tree(before.site), after.content, new, clean, code, folder)

    return stage


def fails_well(stage: Stage, kind: Kind, at: int) -> None:
    """Run the command on a disk that fails at a change, then again on a good one."""
    site, _, code = stage.disk(kind, at)
    said = stage.said.read_text("utf-8")
    assert code in ((KILLED,) if kind == "kill" else (0, 1)), (code, said)
    assert "Traceback" not in said
    found = tree(site.site)
    assert found in (stage.old, stage.new), differing(found, stage.old)
    before = stage.before.content
    for path, data in site.content.items():
        begun = b"" if path == REGISTER_FILE and path not in before else None  # by a first publication
        assert data in (before.get(path), stage.content.get(path), begun), f"{path} is written by halves"
    mended = {path for path in stage.content if path.endswith(".md")} - before.keys() <= site.content.keys()
    again = run_on(FaultyDisk(site.folder), lambda: stage.run(site), stage.said)
    assert again == stage.code or (again == 1 and mended), stage.said.read_text("utf-8")
    assert differing(site.content, stage.content) == []
    assert run_on(FaultyDisk(site.folder), lambda: site.run("build"), stage.said) == 0
    assert differing(tree(site.site), stage.new) == []


@pytest.mark.parametrize(
    ("scenario", "kind"), [(EDIT, "kill"), (EDIT, "full"), (PUBLISH, "kill"), (PUBLISH, "full")], ids=str
)
def test_a_few_changes(scenario: Scenario, kind: Kind, stages: Callable[[Scenario], Stage]) -> None:
    """The last changes are those that publish; the others are much alike."""
    stage = stages(scenario)
    count = stage.changes(kind)
    assert count > 2
    for at in (count // 2, count - 2, count) if kind == "kill" else (count // 2, count):
        fails_well(stage, kind, at)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["kill", "full"])
@pytest.mark.parametrize("scenario", SCENARIOS, ids=str)
def test_many_changes(scenario: Scenario, kind: Kind, stages: Callable[[Scenario], Stage]) -> None:
    stage = stages(scenario)
    count = stage.changes(kind)
    chosen = {*range(1, count, 1 if EVERY else STEP), *range(max(1, count - LAST), count + 1)}
    for at in sorted(chosen):
        fails_well(stage, kind, at)


def test_the_register_is_written_last(stages: Callable[[Scenario], Stage]) -> None:
    """A line of the register names no file that is not there."""
    stage = stages(PUBLISH)
    stage.disk("kill")
    seen = stage.said.read_text("utf-8").splitlines()
    renamed = [
        line for line in seen if line.startswith("#replace") and "content" not in line.rpartition("/")[2]
    ]
    assert REGISTER_FILE in [line for line in renamed if "unfinished" in line][-1]
