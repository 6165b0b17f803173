"""The times of a site's folders, brought up to date from what was touched, are those of a look at all."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs_evidence.incremental.tree_state import folder_times, folder_times_after


def test_what_was_touched_is_enough_to_know_all_times(tmp_path: Path) -> None:
    for name in ("a/b/index.html", "a/c/index.html", "d/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    before = folder_times(tmp_path)
    (tmp_path / "a/b/index.html").unlink()
    (tmp_path / "a/b").rmdir()
    (tmp_path / "a/e").mkdir()
    (tmp_path / "a/e/index.html").write_text("x", "utf-8")
    after = folder_times_after(before, tmp_path, ["a/b/index.html", "a/e/index.html"])
    assert after == folder_times(tmp_path)
    assert set(after) == {"", "/a", "/a/c", "/a/e", "/d"}


def test_a_file_may_come_where_a_folder_was_and_a_folder_where_a_file_was(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf/more").mkdir(parents=True)
    (tmp_path / "plan.pdf/more/index.html").write_text("x", "utf-8")
    (tmp_path / "old").write_text("x", "utf-8")
    before = folder_times(tmp_path)
    shutil.rmtree(tmp_path / "plan.pdf")
    (tmp_path / "plan.pdf").write_text("x", "utf-8")
    (tmp_path / "old").unlink()
    (tmp_path / "old").mkdir()
    (tmp_path / "old/index.html").write_text("x", "utf-8")
    after = folder_times_after(before, tmp_path, ["plan.pdf", "plan.pdf/more/index.html", "old/index.html"])
    assert after == folder_times(tmp_path)
    assert set(after) == {"", "/old"}
