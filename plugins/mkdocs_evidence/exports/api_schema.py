"""The JSON Schemas of the API (draft 2020-12): what a program may rely on.

The envelope is written here; what stands under `fields` follows the model that the build reads records
with, where every field may be missing: a list says what is known, not what an editor must give.
"""

from __future__ import annotations

import json
from typing import Any

from mkdocs_evidence.exports.api_schema_parts import (
    AGENT,
    ISO_DATE,
    KEY,
    NOTICE,
    RELATION,
    REMOVED,
    SHA256,
    STATUS,
    TEXT,
    URI,
    VERSION,
    array_of,
    record_object,
)
from mkdocs_evidence.graph.machine_addresses import API_SCHEMAS
from mkdocs_evidence.model import FIELDS_BY_TYPE, RecordType

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPE = {"enum": list(RecordType.values())}
_IDENTITY: dict[str, Any] = {
    "key": KEY,
    "type": TYPE,
    "id": TEXT,
    "version": {"type": "integer", "minimum": 1},
    "kind": TEXT,
    "title": TEXT,
    "summary": TEXT,
    "published": ISO_DATE,
    "address": URI,
    "record": URI,
}
_REQUIRED = ("key", "type", "id", "kind", "title", "summary", "published", "address", "record")


def render_api_schema(named: tuple[str, str]) -> str:
    """One schema as a file; `named` is its name and the site's full address."""
    name, site = named
    schema = {"$schema": DIALECT, "$id": f"{site.rstrip('/')}{API_SCHEMAS}{name}.json", **SCHEMAS[name]()}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


_FILES = array_of(record_object({"title": TEXT, "address": URI, "media_type": TEXT}, ("title", "address")))


def record_schema() -> dict[str, Any]:
    """The schema of record.json."""
    groups: dict[str, Any] = {}
    own = [_of_type(kind, groups) for kind in RecordType]
    properties = {
        **_IDENTITY,
        "$schema": URI,
        "cite_as": URI,
        "permanent_address": URI,
        "landing_page": URI,
        "first_published": ISO_DATE,
        "modified": ISO_DATE,
        "language": TEXT,
        "licence": record_object({"name": TEXT, "address": URI}, ("name",)),
        "doi": TEXT,
        "topics": array_of(record_object({"id": TEXT, "label": TEXT}, ("id", "label"))),
        "authors": array_of(AGENT),
        "retells": record_object(
            {"title": TEXT, "address": URI, "authors": array_of(AGENT), "publisher": AGENT, "date": ISO_DATE},
            ("title", "address"),
        ),
        "statuses": {"type": "object", "additionalProperties": STATUS},
        "versions": array_of(VERSION),
        "notices": array_of(NOTICE),
        "files": _FILES,
        "relations": array_of(RELATION),
        "related": array_of(RELATION),
        "removed": array_of(REMOVED),
        "redacted": record_object({"original_sha256": SHA256, "notice": URI}, ("original_sha256",)),
        "citations": record_object({"bibtex": URI, "ris": URI, "csl_json": URI}, ()),
        "fields": {"type": "object"},
    }
    required = (*_REQUIRED, "cite_as", "permanent_address", "landing_page", "modified", "statuses", "fields")
    return {
        "title": "A record, or one version of it",
        "description": "What stands in record.json beside each page, and in /api/v1/<type>/<id>.json.",
        **record_object(properties, required),
        "allOf": own,
        "$defs": groups,
    }


def _of_type(kind: RecordType, groups: dict[str, Any]) -> dict[str, Any]:
    """What `fields` holds in a record of one type. Groups of fields go to the schema's own `$defs`."""
    made = FIELDS_BY_TYPE[kind].model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    for name, group in made.pop("$defs", {}).items():
        groups[name] = _CONTRIBUTOR if name == "Contributor" else _relaxed(group)
    fields = _relaxed(made)
    fields["properties"].pop("draft", None)
    fields.pop("description", None)
    return {
        "if": {"properties": {"type": {"const": kind.value}}},
        "then": {"properties": {"fields": {**fields, "title": f"Fields of a record of type {kind.value}"}}},
    }


_CONTRIBUTOR = {
    "description": "A person or organisation by the key of its record, or somebody by name alone.",
    "type": "object",
    "properties": {"record": KEY, "name": TEXT},
    "additionalProperties": False,
    "minProperties": 1,
    "maxProperties": 1,
}


def _relaxed(schema: Any) -> Any:
    """A schema of the model as the API speaks it: lists always as lists, nothing null, nothing required."""
    if isinstance(schema, list):
        return [_relaxed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _relaxed(part) for name, part in schema.items() if name not in ("required", "default")}
    if isinstance(made.get("properties"), dict):
        made["properties"] = {name: _untitled(part) for name, part in made["properties"].items()}
    made.pop("minItems", None)
    choices = made.pop("anyOf", None)
    if choices:
        kept = _spoken(choices)
        made = {**kept[0], **made} if len(kept) == 1 else {**made, "anyOf": kept}
    if "ge" in made:
        made["minimum"] = made.pop("ge")
    if made.get("pattern", "").startswith("^([a-z]+/)?"):
        made = KEY
    return made


def _spoken(choices: list[Any]) -> list[Any]:
    """Of «none, one or many» the API only says many; of «none or one», one."""
    known = [choice for choice in choices if choice != {"type": "null"}]
    lists = [choice for choice in known if choice.get("type") == "array"]
    return lists or known


def _untitled(part: Any) -> Any:
    return (
        {name: value for name, value in part.items() if name != "title"} if isinstance(part, dict) else part
    )


def list_schema() -> dict[str, Any]:
    """The schema of a list."""
    listed = {
        **_IDENTITY,
        "modified": ISO_DATE,
        "topics": array_of(TEXT),
        "statuses": {"type": "object", "additionalProperties": TEXT},
    }
    properties = {
        "$schema": URI,
        "type": TYPE,
        "label": TEXT,
        "count": {"type": "integer", "minimum": 0},
        "records": array_of(record_object(listed, (*_REQUIRED, "modified", "statuses"))),
    }
    return {
        "title": "All records of a type",
        "description": "What stands in /api/v1/<type>.json.",
        **record_object(properties, tuple(properties)),
    }


def index_schema() -> dict[str, Any]:
    """The schema of the index."""
    entry = {
        "type": TYPE,
        "label": TEXT,
        "count": {"type": "integer", "minimum": 0},
        "address": URI,
        "feed": URI,
    }
    named_addresses = {"type": "object", "additionalProperties": URI}
    properties = {
        "$schema": URI,
        "version": {"const": "1"},
        "as_of": {"type": "string", "format": "date"},
        "site": {"type": "object", "additionalProperties": TEXT, "required": ["name", "address"]},
        "lists": array_of(record_object(entry, tuple(entry))),
        "tables": named_addresses,
        "feeds": named_addresses,
        "schemas": named_addresses,
    }
    return {
        "title": "The index of the API",
        "description": "What stands in /api/v1/index.json.",
        **record_object(properties, tuple(properties)),
    }


SCHEMAS = {"record": record_schema, "list": list_schema, "index": index_schema}
