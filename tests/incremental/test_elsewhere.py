"""The same bytes on one core or many, under any hash seed, in any time zone and in any folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from incremental.live_site import LiveSite, differing, tree
from incremental.tiny_site import DAY, TinySite

pytestmark = pytest.mark.slow


def build_command(live: LiveSite) -> list[str]:
    command = [sys.executable, "-m", "mkdocs_evidence", "build"]
    return [*command, "--config", str(live.config), "--search", "skip"]


@pytest.mark.parametrize(
    ("jobs", "environment"),
    [
        ("1", {"PYTHONHASHSEED": "1", "TZ": "UTC"}),
        ("2", {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"}),
        ("3", {"PYTHONHASHSEED": "3", "TZ": "America/Adak", "LC_ALL": "C"}),
    ],
)
def test_a_clean_build_gives_the_same_bytes(
    live: LiveSite, tmp_path: Path, jobs: str, environment: dict[str, str]
) -> None:
    folder = tmp_path / "a deeper" / "folder"
    shutil.copytree(live.folder, folder, ignore=shutil.ignore_patterns(".cache", "site", ".site*"))
    command = [sys.executable, "-m", "mkdocs_evidence", "build", "--config", str(folder / "mkdocs.yml")]
    command += ["--as-of", live.as_of.isoformat(), "--search", "skip", "--jobs", jobs]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    assert differing(tree(folder / "site"), tree(live.site)) == []


def test_the_cache_can_be_carried_to_another_folder(live: LiveSite, tmp_path: Path) -> None:
    moved = LiveSite(Path(shutil.move(live.folder, tmp_path / "elsewhere")))
    moved.edit("content/projects/planned-study.md", lambda text: f"{text}\nMoved.\n")
    assert moved.rendered() == ["projects/planned-study/index.html"]
    assert differing(tree(moved.site), moved.clean_tree()) == []


def test_nothing_changed_is_found_out_before_anything_is_imported(live: LiveSite) -> None:
    command = build_command(live)
    command[1:1] = ["-X", "importtime"]
    subprocess.run(command, check=True, capture_output=True)
    second = subprocess.run(command, check=True, capture_output=True, text=True)
    assert second.stdout.startswith("Nothing has changed: ")
    imported = {line.rpartition("|")[2].strip() for line in second.stderr.splitlines()}
    assert not imported & {"mkdocs", "pydantic", "yaml", "jinja2", "markdown"}
    assert not imported & {"pickle", "sqlite3"}


def test_diagnostics_are_not_imported_where_nothing_changed_and_nothing_is_told(tmp_path: Path) -> None:
    config = TinySite.at(tmp_path / "tiny").folder / "mkdocs.yml"
    command = [sys.executable, "-X", "importtime", "-m", "mkdocs_evidence", "build", "--config", str(config)]
    command += ["--as-of", DAY, "--search", "skip"]
    subprocess.run(command, check=True, capture_output=True)
    second = subprocess.run(command, check=True, capture_output=True, text=True)
    assert second.stdout.startswith("Nothing has changed: ")
    imported = {line.rpartition("|")[2].strip() for line in second.stderr.splitlines()}
    assert not imported & {"dataclasses", "mkdocs_evidence.diagnostics"}


@pytest.mark.parametrize("spoil", ["delete a page", "add a file", "edit a record"])
def test_what_looks_unchanged_is_looked_at_closely(live: LiveSite, spoil: str) -> None:
    command = build_command(live)
    subprocess.run(command, check=True, capture_output=True)
    before = tree(live.site)
    if spoil == "delete a page":
        (live.site / "projects/planned-study/index.html").unlink()
    elif spoil == "add a file":
        (live.site / "stranger.txt").write_text("not ours", "utf-8")
    else:
        record = live.folder / "content/projects/planned-study.md"
        times = record.stat()
        record.write_bytes(record.read_bytes().replace(b"planned study", b"PLANNED study"))
        os.utime(record, ns=(times.st_atime_ns, times.st_mtime_ns))
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.startswith("Built ")
    differs = {"delete a page": False, "add a file": ["stranger.txt"], "edit a record": True}[spoil]
    found = differing(before, tree(live.site))
    assert (found == differs) if isinstance(differs, list) else (bool(found) == differs)
