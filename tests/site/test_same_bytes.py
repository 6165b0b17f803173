"""The same content and the same day give the same bytes; the day after a deadline says that it is past."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from invented import CONFIG
from mkdocs_evidence.mkdocs_adapter.site_build import build_site

DEADLINE = date(2026, 8, 15)
SEARCH = "pagefind/"
"""Left out: the search program numbers what it finds in an order of its own."""


def tree(folder: Path, as_of: date) -> dict[str, bytes]:
    """Every file of the invented site as of a day, built in a folder of its own without any cache."""
    shutil.copytree(CONFIG.parent, folder, ignore=shutil.ignore_patterns(".cache"))
    out = folder / "site"
    result = build_site(folder / CONFIG.name, as_of=as_of, out=out)
    assert result.succeeded, (result.problem, result.diagnostics)
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return {name: data for name, data in files.items() if not name.startswith(SEARCH)}


@pytest.mark.slow
def test_one_day_gives_the_same_bytes_and_the_next_moves_due_to_overdue(tmp_path: Path) -> None:
    first = tree(tmp_path / "first", DEADLINE)
    again = tree(tmp_path / "again", DEADLINE)
    next_day = tree(tmp_path / "next", date(2026, 8, 16))

    assert {name for name in first | again if first.get(name) != again.get(name)} == set()
    changed = {name for name in first.keys() & next_day.keys() if first[name] != next_day[name]}
    strangers = ("people/", "calls/", "notices/", "blogs/", "reports/", "protocols/letter-plan/")
    assert sorted(name for name in changed if name.startswith(strangers) and not name.endswith(".html")) == []
    assert b"1 day overdue" not in first["projects/due-study/index.html"]
    assert b"1 day overdue" in next_day["projects/due-study/index.html"]
    assert first["status/overdue/index.html"].count(b'class="board__row"') == 1
    assert next_day["status/overdue/index.html"].count(b'class="board__row"') == 2
