"""The editor in the browser opens records of hostile strings, in lists and forms, and nothing acts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.browser_editor import editor_files
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site

from .building import AS_OF, HostileSite
from .chromium import walking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OPENED = 12
"""So many records are opened in the form; the list shows all."""


@pytest.fixture
def editor_folder(hostile: HostileSite, tmp_path: Path, missing: Callable[[str], object]) -> Path:
    """The editor of the hostile site, for Decap's own backend for tests."""
    config_file = hostile.folder / "mkdocs.yml"
    graph = reading_of_site(config_file, as_of=AS_OF)[1].graph
    try:
        for path, data in editor_files({"name": "test-repo"}, graph, configured(config_file, AS_OF)):
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
    except SiteProblemError as error:
        missing(str(error))
    shutil.copy(hostile.folder / "content" / "drawing.svg", tmp_path)
    return tmp_path


def test_no_record_acts_in_the_editor(browser: Browser, hostile: HostileSite, editor_folder: Path) -> None:
    files = {
        path.name: path.read_text("utf-8") for path in (hostile.folder / "content/blogs").glob("text-*.md")
    }
    tree = {"blogs": {name: {"content": text} for name, text in sorted(files.items())}}
    repository = (
        f"window.repoFiles = {{content: {json.dumps(tree)}, 'content/blogs': {json.dumps(tree['blogs'])}}};"
    )
    with walking(browser, editor_folder, without_policy=True) as walk:
        walk.page.add_init_script(repository)
        walk.page.goto(f"{walk.address}/admin/")
        walk.page.get_by_role("button", name="Login").click()
        walk.page.get_by_role("link", name="Workflow").wait_for()
        for name in [name.removesuffix(".md") for name in sorted(files)][:OPENED]:
            walk.page.evaluate("location.hash = '#/collections/blogs'")
            walk.page.locator('a[href*="/collections/blogs/entries/"]').first.wait_for()
            walk.page.evaluate("name => { location.hash = `#/collections/blogs/entries/${name}` }", name)
            walk.page.locator('[id^="title-field-"]').first.wait_for()
        assert [fault for fault in walk.wrong if "404" not in fault] == []
