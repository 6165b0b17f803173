"""One JSON Schema for each type of record, for editors' programs and for those who write tools.

Made from the very model that the build reads records with, so the two cannot differ. Where the
build takes a scalar as it was written, the schema takes what a YAML reader makes of it: a text may
be a number there (`value: 280`), and a year is one (`date: 2019`). A field that is not known is
left out, never null.
"""

from __future__ import annotations

import json
from typing import Any

from mkdocs_evidence.model.dates import DATE_PATTERN, MOMENT_PATTERN
from mkdocs_evidence.model.record import FIELDS_BY_TYPE
from mkdocs_evidence.model.vocabulary import RecordType

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}


def schema_of(kind: RecordType) -> dict[str, Any]:
    """The schema of one type's front matter, as a value."""
    made: dict[str, Any] = _as_written(FIELDS_BY_TYPE[kind].model_json_schema(by_alias=True))
    groups = made.pop("$defs", {})
    if "Contributor" in groups:
        groups["Contributor"] = _contributor(groups["Contributor"])
    return {
        "$schema": _DIALECT,
        "title": f"Front matter: {kind.label.lower()}",
        "description": kind.meaning,
        **{name: part for name, part in made.items() if name not in ("title", "description")},
        "$defs": groups,
    }


def render_schema(kind: RecordType) -> str:
    """The schema of one type's front matter, as the text of its file in docs/schema/."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def _as_written(part: Any) -> Any:
    """The schema of a part of the model, as files write it."""
    if isinstance(part, list):
        return [_as_written(item) for item in part]
    if not isinstance(part, dict):
        return part
    part = _without_null(part)
    made = {_keyword(name): _as_written(value) for name, value in part.items()}
    if "properties" in made:
        made["properties"] = {name: _without_title(field) for name, field in made["properties"].items()}
    if made.get("type") == "string" and "enum" not in made and "format" not in made:
        made["type"] = _scalars(made.get("pattern"))
    return made


def _keyword(name: str) -> str:
    # What pydantic writes for a bound on a value that passes through a function of ours first.
    return {"ge": "minimum", "le": "maximum"}.get(name, name)


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    choices = part.get("anyOf")
    if not isinstance(choices, list) or _NULL not in choices:
        return part
    kept = [choice for choice in choices if choice != _NULL]
    rest = {name: value for name, value in part.items() if name not in ("anyOf", "default")}
    return {**kept[0], **rest} if len(kept) == 1 else {"anyOf": kept, **rest}


def _without_title(field: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in field.items() if name != "title"}


def _scalars(pattern: str | None) -> str | list[str]:
    if pattern is None:
        return ["string", "number"]
    return ["string", "integer"] if pattern in (DATE_PATTERN, MOMENT_PATTERN) else "string"


def _contributor(group: dict[str, Any]) -> dict[str, Any]:
    """An id stands for itself; only a bare name is written as a group."""
    fields = group["properties"]
    named = {
        "type": "object",
        "properties": {"name": fields["name"]},
        "required": ["name"],
        "additionalProperties": False,
    }
    return {"description": group["description"], "anyOf": [fields["reference"], named]}
