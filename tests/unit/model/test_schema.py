"""The schemas that editors' programs use are those of the build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mkdocs_evidence.model import RecordType
from mkdocs_evidence.model.schema import render_schema, schema_of

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = ROOT / "docs" / "schema"
BASE = ROOT / "tests" / "cases" / "base" / "content"


class EditorsLoader(yaml.SafeLoader):
    """Reads as programs for editing do (YAML 1.2): dates stay texts."""


EditorsLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def front_matters(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.rglob("*.md")):
        header = path.read_text(encoding="utf-8").split("---\n")[1]
        yield yaml.load(header, EditorsLoader)  # noqa: S506


@pytest.mark.parametrize("kind", RecordType)
def test_the_schema_in_the_repository_is_that_of_the_model(kind: RecordType) -> None:
    assert (SCHEMAS / f"{kind.value}.json").read_text(encoding="utf-8") == render_schema(kind), (
        "docs/schema/ is out of date: write it anew with mkdocs_evidence.model.schema.render_schema"
    )


def test_there_is_no_schema_without_a_type() -> None:
    assert sorted(path.stem for path in SCHEMAS.glob("*.json")) == sorted(RecordType.values())


@pytest.mark.parametrize("kind", RecordType)
def test_what_the_build_takes_an_editor_takes(kind: RecordType) -> None:
    schema = schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    folders = (BASE / kind.value, ROOT / "content" / kind.value)
    found = [data for folder in folders for data in front_matters(folder)]
    assert found
    assert [error.message for data in found for error in validator.iter_errors(data)] == []


def test_an_editor_sees_a_misspelt_field_and_a_wrong_word() -> None:
    validator = jsonschema.Draft202012Validator(schema_of(RecordType.REPORT))
    data = next(front_matters(BASE / "reports"))
    faults = {error.json_path for error in validator.iter_errors({**data, "kind": "finals", "sumary": ""})}
    assert faults == {"$", "$.kind"}


def test_one_value_may_stand_for_a_list_of_one() -> None:
    evaluates = json.loads(render_schema(RecordType.REPORT))["properties"]["evaluates"]
    assert [choice["type"] for choice in evaluates["anyOf"]] == ["string", "array"]
