"""The editor in the browser: what people write in its forms are files that pass the check."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.browser_editor import editor_files
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.site_check import check_site, reading_of_site
from mkdocs_evidence.model import RecordType

from .conftest import ROOT, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TODAY = date(2026, 11, 23)
KINDS = ("blogs", "projects", "protocols")


@pytest.fixture(scope="module")
def editor_folder(
    demonstration: Path, tmp_path_factory: pytest.TempPathFactory, missing: Callable[[str], object]
) -> Path:
    """A site's folder with nothing in it but the editor, for Decap's own backend for tests."""
    assert demonstration.is_dir()
    folder = tmp_path_factory.mktemp("editor")
    config_file = ROOT / "mkdocs.yml"
    graph = reading_of_site(config_file, as_of=TODAY)[1].graph
    try:
        for path, data in editor_files({"name": "test-repo"}, graph, configured(config_file, TODAY)):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(data)
    except SiteProblemError as error:
        missing(str(error))
    return folder


@pytest.fixture(scope="module")
def editor_address(editor_folder: Path) -> Iterator[str]:
    """The address at which the editor is served."""
    with serving(editor_folder) as address:
        yield address


@dataclass(frozen=True, slots=True)
class Editor:
    """The editor, as one who writes sees it."""

    page: Page
    wrong: list[str]

    def open(self, route: str) -> None:
        """Go to a form."""
        self.page.evaluate("route => { location.hash = route }", route)
        self.page.get_by_role("button", name="Save").wait_for()
        self.field("title").wait_for()

    def field(self, name: str, which: int = 0) -> Locator:
        """A field by its name in the file; of several, the one at a place (-1: the last)."""
        return self.page.locator(f'[id^="{name}-field-"]').nth(which)

    def fill(self, which: int = 0, **values: str) -> None:
        """Fill in texts."""
        for name, value in values.items():
            self.field(name, which).fill(value)

    def pick(self, name: str, typed: str, which: int = 0) -> None:
        """Choose what a picker offers for what was typed."""
        self.field(name, which).fill(typed)
        self.page.get_by_role("option").first.wait_for()
        self.page.keyboard.press("Enter")

    def add(self, label: str) -> None:
        """Add an entry to a list."""
        self.page.get_by_role("button", name=f"Add {label}", exact=True).click()

    def save(self) -> None:
        """Save, which makes a pull request."""
        self.page.get_by_role("button", name="Save").click()

    def drafts(self) -> dict[str, str]:
        """What the proposals hold: each file's path with its text."""
        self.page.get_by_text("Entry saved").first.wait_for()
        found: dict[str, str] = self.page.evaluate(
            "Object.fromEntries(Object.values(window.repoFilesUnpublished)"
            ".flatMap(one => one.diffs.map(diff => [diff.path, diff.content])))"
        )
        return found


@pytest.fixture
def editor(browser: Browser, editor_address: str) -> Iterator[Editor]:
    """The editor over this site's content, signed in; nothing may go wrong, no other host be asked."""
    context = browser.new_context(base_url=editor_address, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(180_000)  # no test may depend on how busy the machine is
    editor = Editor(page, [])
    page.on("pageerror", lambda error: editor.wrong.append(str(error)))
    page.on("console", lambda said: _note_error(said, editor.wrong))
    page.on("request", lambda request: _note_strangers(request.url, editor_address, editor.wrong))
    page.add_init_script(_repository())
    page.goto("/admin/")
    page.get_by_role("button", name="Login").click()
    page.get_by_role("link", name="Workflow").wait_for()
    yield editor
    context.close()
    assert editor.wrong == []


def _note_error(said: ConsoleMessage, wrong: list[str]) -> None:
    if said.type == "error":
        wrong.append(said.text)


def _note_strangers(asked: str, address: str, wrong: list[str]) -> None:
    if not asked.startswith((address, "data:", "blob:")):
        wrong.append(f"the editor asked {asked}")


def _repository() -> str:
    """The content as Decap's backend for tests holds it: a tree, and each collection's folder by name."""
    tree: dict[str, dict[str, object]] = {}
    for kind in KINDS:
        for file in (ROOT / "content" / kind).rglob("*.md"):
            folder: dict[str, object] = tree.setdefault(kind, {})
            if kind == "protocols":
                folder = folder.setdefault(file.parent.name, {})  # type: ignore[assignment] # a tree
            folder[file.name] = {"content": file.read_text("utf-8")}
    return (
        f"window.repoFiles = {{content: {json.dumps(tree)}}};"
        "for (const kind in repoFiles.content) repoFiles[`content/${kind}`] = repoFiles.content[kind];"
    )


def faults_with(drafts: dict[str, str], tmp_path: Path, *, sealed: bool = True) -> str:
    """What the check says of this site's content with these files in it; unsealed, as if never published."""
    shutil.copytree(ROOT / "content", tmp_path / "content", dirs_exist_ok=True)
    if not sealed:
        for file in (tmp_path / "content/register.jsonl", *(tmp_path / "content").rglob("*.sealed.json")):
            file.unlink()
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for path, text in drafts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    faults = check_site(tmp_path / "mkdocs.yml", as_of=TODAY)
    return "\n".join(f"{fault}" for fault in faults if any(path in str(fault) for path in drafts))


def test_a_blog_post_is_a_file_that_passes_the_check(editor: Editor, tmp_path: Path) -> None:
    editor.open("#/collections/blogs/new")
    editor.page.get_by_label("Choose a day").first.fill("2026-11-20")
    assert editor.field("date").input_value() == "2026-11-20"
    editor.fill(
        title="Yes: a “first” post, and No", date="2026-11", summary="What a form makes of a post." * 2
    )
    editor.add("author")
    editor.pick("reference", "David Westlake")
    editor.add("author")
    editor.fill(name="No", which=1)
    editor.pick("about", "Social workers in Lambeth schools")
    editor.pick("topics", "Research transparency")
    editor.fill(body="## A heading\n\nWith a [[projects/lambeth-swis|link]] and an *emphasis*.")
    editor.save()
    drafts = editor.drafts()
    assert list(drafts) == ["content/blogs/yes-a-first-post-and-no.md"]
    assert drafts["content/blogs/yes-a-first-post-and-no.md"] == (
        "---\n"
        'title: "Yes: a “first” post, and No"\n'
        f'summary: "{("What a form makes of a post." * 2)}"\n'
        "date: 2026-11\n"
        'authors:\n  - people/david-westlake\n  - name: "No"\n'
        "about:\n  - projects/lambeth-swis\n"
        "topics:\n  - transparency\n"
        "draft: true\n"
        "---\n\n## A heading\n\nWith a [[projects/lambeth-swis|link]] and an *emphasis*.\n"
    )
    assert faults_with(drafts, tmp_path) == ""


def test_a_protocol_is_begun_as_its_first_version(editor: Editor, tmp_path: Path) -> None:
    editor.open("#/collections/protocols/new")
    editor.fill(record_id="new-study", title="A new study", date="2026", version_date="2026-11-20")
    editor.fill(summary="What a new study will do, in plain words.", body="## Objectives\n\nTo be plain.")
    editor.pick("project", "Social workers in Lambeth schools")
    editor.pick("kind", "Trial protocol")
    editor.add("author")
    editor.fill(name="A. Writer")
    editor.add("outcome")
    editor.fill(id="referrals", measure="Referrals to children's social care")
    editor.pick("role", "Primary")
    editor.add("sample")
    editor.fill(planned="200", unit="children")
    editor.save()
    drafts = editor.drafts()
    assert list(drafts) == ["content/protocols/new-study/v1.md"]
    assert "sample:\n  planned: 200\n  unit: children\n" in drafts["content/protocols/new-study/v1.md"]
    assert faults_with(drafts, tmp_path) == ""


def test_a_public_version_is_never_edited(editor: Editor) -> None:
    editor.open("#/collections/protocols/entries/lambeth-swis/v2")
    editor.fill(title="Edited in secret")
    editor.save()
    editor.page.get_by_text("This version is public and stays as it is.").first.wait_for()
    assert editor.page.evaluate("Object.keys(window.repoFilesUnpublished).length") == 0
    editor.wrong.remove("Object")  # Decap puts the refusal on the console too, as an object


def test_a_public_version_is_amended_by_a_duplicate(editor: Editor, tmp_path: Path) -> None:
    editor.open("#/collections/protocols/entries/lambeth-swis/v2")
    editor.page.get_by_role("button", name="Published", exact=True).click()
    editor.page.get_by_text("Duplicate", exact=True).click()
    editor.page.wait_for_url("**/collections/protocols/new*")
    editor.pick("version_of", "Version 3")
    editor.fill(date="2026-11-23", version_date="2026-11-20", version_label="Version 3")
    editor.pick("class", "Minor")
    editor.save()
    editor.page.get_by_text("Under “Change” stands what the version before changed.").first.wait_for()
    editor.wrong.remove("Object")  # Decap puts the refusal on the console too, as an object
    editor.fill(reason="Two names were wrong.")
    editor.save()
    drafts = editor.drafts()
    assert list(drafts) == ["content/protocols/lambeth-swis/v3.md"]
    text = drafts["content/protocols/lambeth-swis/v3.md"]
    current = (ROOT / "content/protocols/lambeth-swis/v2.md").read_text("utf-8")
    assert "  class: minor\n" in text
    assert text.endswith(current.partition("\n---\n")[2])
    assert faults_with(drafts, tmp_path) == ""


def test_every_record_of_the_site_goes_through_the_forms_unharmed(editor: Editor, tmp_path: Path) -> None:
    files = {
        f"content/{file.relative_to(ROOT / 'content').as_posix()}": file.read_text("utf-8")
        for kind in RecordType
        for file in (ROOT / "content" / kind.value).rglob("*.md")
        if file.name != "index.md"
    }
    again: dict[str, str] = editor.page.evaluate(
        """files => {
          const format = CMS.getCustomFormatsFormatters().record;
          const again = (text) => format.toFile(format.fromFile(text), []);
          return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, again(text)]));
        }""",
        files,
    )
    for path, text in files.items():
        before, after = _parts(text), _parts(again[path])
        assert _is_same(before[0], after[0]), path
        assert before[1] == after[1], path
    assert faults_with(again, tmp_path, sealed=False) == ""


def _parts(text: str) -> tuple[object, str]:
    _, header, body = text.split("---\n", 2)
    return yaml.load(header, yaml.BaseLoader), body.strip()  # noqa: S506 - makes texts only


def _is_same(before: object, after: object) -> bool:
    """Whether two facts say the same: a list of one or its value, a reference with its type or without."""
    if isinstance(before, dict) and isinstance(after, dict):
        said = {key: value for key, value in before.items() if value not in ([], "false")}
        return said.keys() == after.keys() and all(_is_same(said[key], after[key]) for key in said)
    if isinstance(after, list):
        many = before if isinstance(before, list) else [before]
        return len(many) == len(after) and all(map(_is_same, many, after))
    return before == after or str(after).endswith(f"/{before}")
