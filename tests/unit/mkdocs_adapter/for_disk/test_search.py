"""Pagefind and its index as scripts; a form of them that is not known is refused."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.for_disk.search import FOLDER, OPENING, index_for_disk, script_for_disk

PAGE = f"const index = {OPENING};\n"
ENGINE = "const at = import.meta.url;export{search};"


def index_of(folder: Path, engine: str) -> Path:
    (folder / "fragment").mkdir()
    (folder / "fragment" / "en_1.pf_fragment").write_bytes(bytes(range(256)))
    (folder / "pagefind-worker.js").write_text("worker")
    (folder / "pagefind.js").write_text(engine)
    return folder


def test_each_file_of_the_index_is_a_script_that_hands_over_its_bytes(tmp_path: Path) -> None:
    [(path, script)] = index_for_disk(index_of(tmp_path, ENGINE))
    assert path == f"{FOLDER}/fragment/en_1.pf_fragment.js"
    name, data = json.loads(f"[{script.decode().strip().removeprefix('fileOfIndex(').removesuffix(');')}]")
    assert name == "fragment/en_1.pf_fragment"
    assert base64.b64decode(data) == bytes(range(256))


def test_the_script_of_the_page_opens_the_index_without_modules(tmp_path: Path) -> None:
    script = script_for_disk(PAGE, index_of(tmp_path, ENGINE)) or ""
    assert "const index = openIndexOnDisk(root);" in script
    assert "return {search};" in script
    assert not any(word in script for word in ("import", "export"))


def test_a_script_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    assert script_for_disk("mySearch();", index_of(tmp_path, ENGINE)) is None


@pytest.mark.parametrize(
    "engine", ["const at = import.meta.url;", "export{a};export{b};", "export{a};more()", ""]
)
def test_another_pagefind_is_refused(tmp_path: Path, engine: str) -> None:
    with pytest.raises(SiteProblemError, match="another form than that of Pagefind"):
        script_for_disk(PAGE, index_of(tmp_path, engine))
