"""Each rule's words, letter by letter, as an editor sees them.

A case is a folder `<rule-id>-<what>`: the files below its `content/` are laid over `base/content/`,
a small site without faults, and `expected.txt` is what the check then says. `settings.json`, where a
case has it, holds what its mkdocs.yml would (redirects, editions), `must_be_sealed`, symbolic `links`, and
text `added` so many times to a file. To accept new words,
run the tests with EVIDENCE_UPDATE_GOLDEN=1 and read the difference aloud.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from mkdocs.structure.files import File

from mkdocs_evidence.checks import ALL_RULES, Scope, faults_of_all
from mkdocs_evidence.checks import faults_of as checked_by_all_rules
from mkdocs_evidence.checks.attached_files import is_attachment
from mkdocs_evidence.checks.scope import Attachments
from mkdocs_evidence.content_folder import Entry, FolderListing, Kind
from mkdocs_evidence.diagnostics import Diagnostic, Rule, ordered, render_json, render_text
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.mkdocs_adapter.checked_texts import CheckedTexts
from mkdocs_evidence.mkdocs_adapter.kept_checks import Check
from mkdocs_evidence.mkdocs_adapter.permanent_files import read_permanence
from mkdocs_evidence.model import Citations, Edition, PartialDate, SiteSettings, Topic
from mkdocs_evidence.model.settings import RemovedPage, SettingLine
from mkdocs_evidence.reading import (
    ReadFiles,
    SourceFile,
    is_for_reading,
    is_record_path,
    listing_faults,
    read_bibliography,
    read_each,
    read_records,
)

CASES = Path(__file__).parent
ROOT = CASES.parents[1]
RULE_PAGES = CASES.parents[1] / "docs" / "rules"
SETTINGS = SiteSettings(
    "Small changes", topics=(Topic("schools", "Schools"), Topic("transparency", "Transparency"))
)
AS_OF = date(2022, 1, 15)
EXTENSIONS = ("attr_list", "def_list", "footnotes", "tables", "toc", "md_in_html")
UPDATES = os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1"
# Told for what no other rule tells; nothing is known that a file could hold to reach it.
# Those of a build, or of an inspection, are told by tests that build: tests/sealing, tests/site.
WITHOUT_CASE = {
    "build-warning",
    "extension-without-effect",
    "field-value",
    "include-outside",
    "page-template",
    "reading-changed",
    "register-pending",
    "setting-link",
    "text-not-rendered",
}

_EXAMPLE = re.compile(r"<!-- tests/cases/([a-z0-9-]+) -->\n\n```text\n(.*?)```\n", re.DOTALL)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def faults_of(
    files: dict[str, bytes],
    options: dict[str, Any] | None = None,
    read_files: ReadFiles = read_each,
    check: Check = checked_by_all_rules,
    folder: str = "content",
) -> tuple[Diagnostic, ...]:
    options = options or {}
    settings = replace(
        SETTINGS,
        content_folder=folder,
        redirects=tuple(options.get("redirects", {}).items()),
        featured=options.get("featured", ""),
        removed=tuple(RemovedPage(address, **said) for address, said in options.get("removed", {}).items()),
        host=options.get("host", ""),
        unshowable=tuple(SettingLine((sign,), *place) for sign, *place in options.get("unshowable", ())),
        editions=tuple(Edition(name, PartialDate.parse(day)) for name, day in options.get("editions", ())),
    )
    sources = (SourceFile(path, data, folder) for path, data in files.items() if is_for_reading(path))
    read = read_records(sources, read_files)
    permanence, permanence_faults = read_permanence(files, files.__getitem__, read.records, folder)
    as_of = date.fromisoformat(options.get("as_of", AS_OF.isoformat()))
    graph = build_graph(read.records, settings, as_of, permanence=permanence)
    cited = read_bibliography(SourceFile("references.bib", files.get("references.bib", b""), folder))
    graph = replace(graph, citations=Citations(cited.bibliography))
    must_be_sealed = options.get("must_be_sealed", False)
    scope = Scope(graph, frozenset(read.unreadable), files.__contains__, must_be_sealed)
    texts, names = partial(texts_of, files=files), tuple(sorted(files))
    attachments = Attachments(lambda: tuple(filter(is_attachment, names)), files.__getitem__)
    scope = replace(scope, texts=texts(graph), files=lambda: names, attachments=attachments)
    checked = faults_of_all(scope, read.records, read.partial, check, texts)
    links = options.get("links", {}).items()
    listing = FolderListing(tuple(sorted(files)), tuple(Entry(path, Kind.LINK, to) for path, to in links))
    of_files = listing_faults(listing, folder)
    return ordered([*of_files, *read.diagnostics, *cited.diagnostics, *permanence_faults, *checked])


def texts_of(graph: Graph, files: Iterable[str]) -> CheckedTexts:
    names = (name for name in files if not is_record_path(name))
    return CheckedTexts(graph, (File(name, "", "", use_directory_urls=True) for name in names), EXTENSIONS)


def files_of_base() -> dict[str, bytes]:
    return files_below(CASES / "base" / "content")


def files_of_case(case: str) -> tuple[dict[str, bytes], dict[str, Any]]:
    settings = CASES / case / "settings.json"
    options = json.loads(settings.read_text(encoding="utf-8")) if settings.is_file() else {}
    files = files_of_base() | files_below(CASES / case / "content")
    for path, (text, times) in options.get("added", {}).items():  # too long, or not to be named so here
        files[path] = files.get(path, b"") + text.encode() * times
    return files, options


def faults_of_case(case: str) -> tuple[Diagnostic, ...]:
    return faults_of(*files_of_case(case))


def case_names() -> list[str]:
    return sorted(path.parent.name for path in CASES.glob("*/expected.txt"))


def rule_of(case: str) -> str:
    return max((rule.id for rule in ALL_RULES if case.startswith(f"{rule.id}-")), key=len, default="")


def test_the_base_has_no_fault() -> None:
    assert render_text(faults_of(files_below(CASES / "base" / "content"))) == "No faults found.\n"


@pytest.mark.parametrize("case", case_names())
def test_the_fault_is_told_in_these_words(case: str) -> None:
    told = render_text(faults_of_case(case))
    expected = CASES / case / "expected.txt"
    if UPDATES:
        expected.write_text(told, encoding="utf-8", newline="\n")
    assert told == expected.read_text(encoding="utf-8")
    assert f"[{rule_of(case)}]" in told


@pytest.mark.parametrize("case", case_names())
def test_files_are_named_by_the_folder_of_the_site(case: str) -> None:
    files, options = files_of_case(case)
    expected = (CASES / case / "expected.txt").read_text(encoding="utf-8")
    told = render_text(faults_of(files, options, folder="handbook/pages"))
    assert told == expected.replace("content/", "handbook/pages/")


def test_every_rule_has_a_case() -> None:
    assert {rule.id for rule in ALL_RULES} - {rule_of(case) for case in case_names()} == WITHOUT_CASE


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    assert sorted(page.stem for page in RULE_PAGES.glob("*.md")) == sorted(rule.id for rule in ALL_RULES)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.id)
def test_the_page_says_what_the_rule_says(rule: Rule) -> None:
    page = RULE_PAGES / f"{rule.id}.md"
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule.title}\n\n`{rule.id}` · {rule.severity.value}")
    if rule.id in WITHOUT_CASE:
        return
    example = _EXAMPLE.search(text)
    assert example is not None, "the page shows no example"
    assert rule_of(example[1]) == rule.id
    fault = next(fault for fault in faults_of_case(example[1]) if fault.rule.id == rule.id)
    shown = render_text([fault]).rsplit("\n\n", 1)[0] + "\n"
    if UPDATES:
        text = text[: example.start(2)] + shown + text[example.end(2) :]
        page.write_text(text, encoding="utf-8", newline="\n")
    assert f"```text\n{shown}```\n" in text


@pytest.mark.parametrize("case", case_names())
def test_programs_get_every_message_in_the_form_that_is_documented(case: str) -> None:
    faults = faults_of_case(case)
    schema = json.loads((ROOT / "docs" / "schema" / "cli" / "check.json").read_text(encoding="utf-8"))
    told = json.loads(render_json(faults))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(told)] == []
    assert [(one["path"], one["line"], one["message"]) for one in told] == [
        (fault.place.path, fault.place.line, fault.message) for fault in faults
    ]
