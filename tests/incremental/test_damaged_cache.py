"""Whatever is done to the cache and the staging tree: the next build publishes what a clean build would."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from incremental.damages import Damages
from incremental.faulty_disk import FaultyDisk, run_on
from incremental.live_site import differing, tree
from incremental.tiny_site import TinySite

SAMPLE, ALL = 12, 200
SEED = 14


@dataclass(frozen=True)
class Generations:
    """A site after two builds, a copy of it after the first, and what clean builds make of its content."""

    site: TinySite
    older: TinySite
    clean: dict[str, bytes]
    clean_after_edit: dict[str, bytes]


def edit(site: TinySite) -> None:
    site.edit("projects/school-pilot.md", lambda text: f"{text}\nOne more sentence.\n")


@pytest.fixture(scope="module")
def generations(tmp_path_factory: pytest.TempPathFactory) -> Generations:
    root = tmp_path_factory.mktemp("damaged")
    site = TinySite.at(root / "site")
    assert site.run("publish") == 0
    site.build()
    older = site.copied(root / "older")
    site.edit("blogs/first-protocols.md", lambda text: text.replace("title: ", "title: Anew "))
    clean = site.clean_tree(root / "clean")
    assert site.build() == clean
    assert site.run("publish") == 0
    edited = site.copied(root / "edited")
    edit(edited)
    return Generations(site, older, clean, edited.clean_tree(root / "clean"))


def damaged(generations: Generations, number: int, tmp_path: Path) -> None:
    """Damage a copy of the site once to thrice, then check, build, edit and build again."""
    random = Random(SEED * 1000 + number)
    site = generations.site.copied(tmp_path / "run")
    folders = (site.folder / ".cache", site.folder / ".site.next")
    older = (generations.older.folder / ".cache", generations.older.folder / ".site.next")
    damages = Damages(folders, older, random)
    done = [damages.do() for _ in range(random.choice((1, 1, 1, 3)))]
    said = tmp_path / "said.txt"
    if number % 2:
        assert run_on(FaultyDisk(site.folder), lambda: site.run("check"), said) == 0, (done, said.read_text())
        assert len(told_of_cache(said)) <= 1, done
    if number % 3 == 0:
        edit(site)
    clean = generations.clean if number % 3 else generations.clean_after_edit
    assert run_on(FaultyDisk(site.folder), lambda: site.run("build"), said) == 0, (done, said.read_text())
    assert "Traceback" not in said.read_text(), done
    assert len(told_of_cache(said)) <= 1, done
    assert differing(tree(site.site), clean) == [], done
    edit(site)
    assert run_on(FaultyDisk(site.folder), lambda: site.run("build"), said) == 0, (done, said.read_text())
    assert len(told_of_cache(said)) <= 1, done  # of a store which a build that changed nothing left unread
    if number % 3:
        assert differing(tree(site.site), generations.clean_after_edit) == [], done


def told_of_cache(said: Path) -> list[str]:
    """Return the lines that tell of damage, or of files that were moved."""
    lines = said.read_text("utf-8").splitlines()
    told = (line for line in lines if not line.startswith("#"))
    return [line for line in told if "cache" in line or "Moved out" in line or "Left in" in line]


@pytest.mark.parametrize("number", range(SAMPLE))
def test_a_sample_of_damages(number: int, generations: Generations, tmp_path: Path) -> None:
    damaged(generations, number, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(SAMPLE, ALL))
def test_every_damage(number: int, generations: Generations, tmp_path: Path) -> None:
    damaged(generations, number, tmp_path)
