"""A build that is killed at any point leaves the old site or the new one, and a next build that is right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from incremental import edits
from incremental.live_site import LiveSite, differing, tree
from mkdocs_evidence.incremental import only_build

WRITING = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "shutil.rmtree"}
pytestmark = pytest.mark.slow


def killed_at(live: LiveSite, step: int) -> bool:
    """Build in a fork that dies the moment before its `step`th change of the disk; whether it died."""
    child = os.fork()
    if child == 0:
        changes = 0

        def die(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal changes
            writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
            if event in WRITING or writes:
                changes += 1
                if changes == step:
                    os._exit(77)

        sys.addaudithook(die)
        live.build()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 77)
    return code == 77


def test_killed_at_many_points(live: LiveSite) -> None:
    random = Random(5)
    step, deaths = 1, 0
    while True:
        old = tree(live.site)
        edits.retitle_a_project(live, random)
        died = killed_at(live, step)
        found = tree(live.site)
        new = live.clean_tree()
        assert found in (old, new), differing(found, old)
        live.build()
        assert differing(tree(live.site), new) == []
        if not died:
            break
        deaths += 1
        step = int(step * 2.3) + 1
    assert deaths > 4


def command(live: LiveSite) -> list[str]:
    return [
        sys.executable,
        "-m",
        "mkdocs_evidence",
        "build",
        "--search",
        "skip",
        "--config",
        str(live.config),
    ]


def test_a_second_build_waits_for_the_first_and_says_so(live: LiveSite) -> None:
    with only_build(live.folder / ".cache", print):
        second = subprocess.Popen(command(live), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        waiting = second.stderr.readline()
    assert waiting == f"Another build or publish is at work (process {os.getpid()}); waiting for it …\n"
    assert second.communicate()[0].startswith("Built ")


def test_a_killed_build_leaves_no_lock_and_no_process(live: LiveSite) -> None:
    edits.change_a_setting(live, Random(1))
    first = subprocess.Popen(
        [*command(live), "--jobs", "2"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert first.stderr is not None
    for line in first.stderr:
        if line.startswith(b"Making the pages"):
            break
    time.sleep(0.2)
    first.send_signal(signal.SIGKILL)
    first.wait()
    done = subprocess.run(command(live), capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda file: file.write_bytes(b"no database at all" * 999), "is damaged"),
        (lambda file: _set(file, "application_id", 7), "was made by another program"),
        (lambda file: _set(file, "user_version", 99), "was made by a newer version of this program"),
    ],
)
def test_a_cache_that_cannot_be_used_is_told_in_one_line(live: LiveSite, damage: object, said: str) -> None:
    assert callable(damage)
    damage(live.folder / ".cache" / "store.sqlite")
    edits.edit_a_body(live, Random(1))
    heard: list[str] = []
    live.build(tell=heard.append)
    assert [line for line in heard if "cache" in line] == [
        f"The build cache {said}; everything is built anew"
    ]
    assert differing(tree(live.site), live.clean_tree()) == []


@pytest.mark.parametrize(("cache", "is_told"), [("store.sqlite", True), ("citations/answers.sqlite", False)])
def test_damage_that_shows_only_while_building_is_mended(live: LiveSite, cache: str, is_told: bool) -> None:
    """Of the store it is told in one line; citations alone are found again without a word."""
    import sqlite3

    connection = sqlite3.connect(live.folder / ".cache" / cache)
    connection.execute("UPDATE entries SET data = x'00' WHERE kind <> 'index'")
    connection.commit()
    connection.close()
    edits.retitle_a_project(live, Random(1))
    heard: list[str] = []
    live.build(tell=heard.append)
    told = ["The build cache is damaged; everything is built anew"] if is_told else []
    assert [line for line in heard if "cache" in line] == told
    assert differing(tree(live.site), live.clean_tree()) == []


def _set(file: Path, name: str, value: int) -> None:
    import sqlite3

    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA {name} = {value}")
    connection.close()
