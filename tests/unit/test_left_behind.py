"""Which names are those of what programs leave beside files, and which a person may have meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from left_behind import FOLDERS_LEFT, LEFT_BEHIND, MEANT
from mkdocs_evidence.content_folder import is_temporary, list_folder


@pytest.mark.parametrize("name", LEFT_BEHIND)
def test_a_name_that_programs_give_is_passed_over_in_every_folder(tmp_path: Path, name: str) -> None:
    for folder in ("", "blogs", "protocols/a-study/files"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / name).write_text("half a text", encoding="utf-8")
        assert is_temporary(f"{folder}/{name}".lstrip("/"))
    assert list_folder(tmp_path) == ((), ())


@pytest.mark.parametrize("name", MEANT)
def test_a_name_that_a_person_may_give_is_not(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a text", encoding="utf-8")
    assert not is_temporary(name)
    assert list_folder(tmp_path).files == (name,)


@pytest.mark.parametrize("name", FOLDERS_LEFT)
def test_a_folder_that_programs_make_is_passed_over_with_all_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "blogs" / name).mkdir(parents=True)
    (tmp_path / "blogs" / name / "post.md").write_text("half a text", encoding="utf-8")
    assert is_temporary(f"blogs/{name}/post.md")
    assert list_folder(tmp_path).files == ()


@pytest.mark.parametrize("name", ["2019~", "4913", "old.bak", "#1#", "pilot.orig"])
def test_another_folder_is_never_passed_over_for_such_a_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "page.md").write_text("a text", encoding="utf-8")
    assert list_folder(tmp_path).files == (f"{name}/page.md",)
