"""The pieces that the schemas of the API have in common."""

from __future__ import annotations

from typing import Any

from mkdocs_evidence.model.dates import DATE_PATTERN
from mkdocs_evidence.model.references import ID_PATTERN

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
URI: Schema = {"type": "string", "format": "uri-reference"}
ISO_DATE: Schema = {"type": "string", "pattern": DATE_PATTERN}
KEY: Schema = {
    "type": "string",
    "pattern": rf"^[a-z]+/{ID_PATTERN}(@[1-9][0-9]{{0,3}})?$",
    "description": "A record by type and id (protocols/lambeth-swis), or a version of it (…@2).",
}


def record_object(properties: dict[str, Any], required: tuple[str, ...]) -> Schema:
    """An object with these properties and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def array_of(items: Schema) -> Schema:
    """A list of such items."""
    return {"type": "array", "items": items}


AGENT = record_object({"name": TEXT, "type": TEXT, "address": URI, "identifier": URI}, ("name",))
STATUS = record_object({"value": TEXT, "label": TEXT}, ("value", "label"))
RELATION = record_object(
    {"relation": TEXT, "label": TEXT, "key": KEY, "title": TEXT, "address": URI},
    ("relation", "label", "key", "title", "address"),
)
SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
REMOVED = record_object(
    {"relation": TEXT, "label": TEXT, "type": TEXT, "title": TEXT, "address": URI},
    ("relation", "label", "type", "title"),
)
VERSION = record_object(
    {
        "version": {"type": "integer", "minimum": 1},
        "address": URI,
        "record": URI,
        "date": ISO_DATE,
        "published": ISO_DATE,
        "label": TEXT,
        "state": TEXT,
    },
    ("version", "address", "record", "date", "published", "state"),
)
NOTICE = record_object(
    {
        "kind": TEXT,
        "title": TEXT,
        "reason": TEXT,
        "date": ISO_DATE,
        "address": URI,
        "in_force": {"type": "boolean"},
        "ends": array_of(URI),
        "ended": ISO_DATE,
        "ended_by": URI,
    },
    ("kind", "title", "reason", "date", "address", "in_force"),
)
