"""The forms of the editor in the browser are those of the model: all fields, all words, the right pickers."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_evidence.authoring import editor_config, editor_settings
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.mkdocs_adapter.session import read_content
from mkdocs_evidence.model import FIELDS_BY_TYPE, RecordType, SiteSettings, Topic
from mkdocs_evidence.model.vocabulary import ReportKind
from mkdocs_evidence.reading import SourceFile, read_records

PERSON = (
    "---\ntitle: Jo Field\nsummary: A person who writes about social work and schools.\ndate: 2019\n---\n"
)
PROTOCOL = (
    "---\ntitle: A plan\nsummary: What will be done in a study, in plain words.\ndate: 2020-01\n"
    "version_date: 2020-01\nproject: a-study\nkind: trial_protocol\nauthors: jo-field\n---\n"
)
HELPERS = {"record_id", "version_of", "body"}


@pytest.fixture(scope="module")
def graph() -> Graph:
    files = {"people/jo-field.md": PERSON, "protocols/a-plan/v1.md": PROTOCOL}
    read = read_records(SourceFile(path, text.encode(), "content") for path, text in files.items())
    settings = SiteSettings(name="Ours", topics=(Topic("schools", "Schools"),))
    return build_graph(read.records, settings, date(2026, 1, 1))


def collections(graph: Graph) -> dict[str, dict[str, Any]]:
    config = yaml.safe_load(editor_config(graph, "content", {"name": "test-repo"}))
    return {one["name"]: one for one in config["collections"]}


def fields(graph: Graph, kind: RecordType) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in collections(graph)[kind.value]["fields"]}


@pytest.mark.parametrize("kind", RecordType)
def test_a_form_has_every_field_of_its_type_and_asks_for_those_that_must_be(
    graph: Graph, kind: RecordType
) -> None:
    made = fields(graph, kind)
    model = FIELDS_BY_TYPE[kind].model_fields
    assert set(made) - HELPERS == set(model)
    assert {name for name in model if made[name]["required"]} == {
        name for name, info in model.items() if info.is_required()
    }


def test_words_are_offered_with_their_labels(graph: Graph) -> None:
    offered = fields(graph, RecordType.REPORT)["kind"]["options"]
    assert [one["value"] for one in offered] == list(ReportKind.values())
    assert offered[0]["label"] == "Interim report"


def test_a_report_evaluates_a_version_and_anything_else_names_the_work(graph: Graph) -> None:
    report = fields(graph, RecordType.REPORT)
    assert report["evaluates"]["options"] == [
        {"value": "protocols/a-plan@1", "label": "A plan (protocol, version 1)"}
    ]
    findings = {field["name"]: field for field in report["findings"]["fields"]}
    assert [one["value"] for one in findings["protocol"]["options"]] == ["protocols/a-plan"]
    about = [one["value"] for one in fields(graph, RecordType.BLOG)["about"]["options"]]
    assert about == ["protocols/a-plan", "people/jo-field"]


def test_a_protocol_is_begun_or_goes_on_with_its_next_version(graph: Graph) -> None:
    offered = fields(graph, RecordType.PROTOCOL)["version_of"]["options"]
    assert [one["value"] for one in offered] == ["new", "a-plan/v2"]


@pytest.mark.parametrize("kind", RecordType)
def test_fields_stand_in_the_order_in_which_somebody_writes(graph: Graph, kind: RecordType) -> None:
    names = list(fields(graph, kind))
    at_the_top = ["draft", *(["version_of"] if kind.is_versioned else []), "title", "summary", "body"]
    assert names[: len(at_the_top)] == at_the_top
    assert names[len(at_the_top) : len(at_the_top) + 2] == ["record_id", "date"]


SETTINGS = SiteSettings(
    "Small changes", topics=(Topic("schools", "Schools"), Topic("transparency", "Transparency"))
)
BASE = Path(__file__).resolve().parents[2] / "cases" / "base" / "content"
ORIGINAL = {"url": "https://other.example/", "title": "First", "authors": ["jo-field"], "date": "2019"}


MISSING = {"field-missing", "authors-missing"}


@pytest.mark.parametrize("kind", RecordType)
def test_a_form_asks_for_a_field_where_the_check_tells_that_it_is_left_out(
    graph: Graph, kind: RecordType, tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    file = min((tmp_path / kind.value).rglob("*.md"))
    given = yaml.load(file.read_text("utf-8").split("---\n")[1], yaml.BaseLoader)  # noqa: S506 - texts

    def is_missed(fields: dict[str, Any]) -> bool:
        file.write_text(f"---\n{yaml.safe_dump(fields)}---\n\nA text.\n", "utf-8")
        found = read_content(tmp_path, SETTINGS, date(2022, 1, 15)).diagnostics
        return any(fault.rule.id in MISSING and fault.place.path.endswith(file.name) for fault in found)

    def without(name: str) -> dict[str, Any]:
        return {one: value for one, value in given.items() if one != name}

    assert not is_missed(given)
    asked = {name for name, field in fields(graph, kind).items() if field["required"]}
    is_authored = kind.value in json.loads(editor_settings(graph, "content"))["authored"]
    asked |= {"authors"} if is_authored else set()  # asked for by the script: an original will do
    assert {name for name in given if is_missed(without(name))} == asked
    assert not is_missed(without("authors") | {"original": ORIGINAL})


def test_dates_are_texts_of_any_exactness_and_a_draft_is_the_default(graph: Graph) -> None:
    event = fields(graph, RecordType.EVENT)
    assert event["date"]["widget"] == "day"
    assert "2026-03-27T18:30+00:00" in event["start"]["pattern"][1]
    assert event["draft"]["default"] is True


def test_nothing_is_published_from_the_editor(graph: Graph) -> None:
    config = yaml.safe_load(editor_config(graph, "content", {"name": "test-repo"}))
    assert config["publish_mode"] == "editorial_workflow"
    assert not any(one["publish"] or one["delete"] for one in config["collections"])


def test_the_script_knows_what_is_frozen_and_how_files_differ_from_forms(graph: Graph) -> None:
    known = json.loads(editor_settings(graph, "content"))
    assert known["frozen"] == ["content/protocols/a-plan/v1.md"]
    assert known["groups"] == ["change", "original", "registration", "sample", "values"]
    assert known["contributors"] == ["authors", "issued_by", "speakers"]
    assert known["references"]["programme"] == ["programmes"]
