"""record.json: all that the site knows of a record or version, for programs (docs/api.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs_evidence.exports.export import remembering
from mkdocs_evidence.exports.known_fields import known_fields
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.citation import CITABLE
from mkdocs_evidence.graph.description import (
    Agent,
    Brief,
    Description,
    NoticeEntry,
    Related,
    RemovedRelation,
    VersionEntry,
)
from mkdocs_evidence.graph.machine_addresses import (
    API_SCHEMAS,
    BIBTEX,
    CSL_JSON,
    RECORD_JSON,
    RIS,
    full_address,
)
from mkdocs_evidence.graph.metadata.json_text import JsonText, json_file, json_line, without_empty
from mkdocs_evidence.graph.metadata.licences import licence_address
from mkdocs_evidence.graph.metadata.signposting import cite_as


@dataclass(frozen=True, slots=True)
class RecordData:
    """All that record.json is made of: the description, the fields as JSON, the schema's address."""

    description: Description
    fields: str
    schema: str


def record_data(graph: Graph, description: Description) -> RecordData:
    """The data of the work's current version, or of the one version, that a description describes."""
    schema = full_address(graph.settings, f"{API_SCHEMAS}record.json")
    fields = known_fields(graph, graph.head(description.key))
    return RecordData(description, json_line(fields), schema)


@remembering
def render_record_json(data: RecordData) -> str:
    """The text of record.json, which stands at two addresses."""
    return json_file(record_of(data))


def record_of(data: RecordData) -> dict[str, Any]:
    """The record as an object; what is not known is left out."""
    description = data.description
    record = {
        "$schema": data.schema,
        **identity_of(description),
        "cite_as": cite_as(description),
        "permanent_address": description.permanent,
        "landing_page": description.landing,
        "first_published": str(description.first_published or description.published),
        "modified": str(description.modified),
        "language": description.language,
        "licence": _licence(description.licence),
        "doi": description.doi,
        "topics": [{"id": topic, "label": label} for topic, label in description.topics],
        "authors": [agent_of(agent) for agent in description.of_role("authors")],
        "retells": _original(description),
        "statuses": {
            status.axis: {"value": status.value, "label": status.label} for status in description.statuses
        },
        "versions": [_version(entry) for entry in description.versions],
        "notices": _notices(description),
        "files": [
            without_empty({"title": file.title, "address": file.address, "media_type": file.media_type})
            for file in description.files
        ],
        "relations": [_relation(link) for link in description.outgoing],
        "related": [_relation(link) for link in description.incoming],
        "removed": [_removed(link) for link in description.removed],
        "redacted": _redacted(description),
        "citations": _citations(description),
        "fields": JsonText(data.fields),
    }
    return without_empty(record)


def identity_of(description: Description | Brief) -> dict[str, Any]:
    """What lists and records say alike: which record it is, and where it stands."""
    return {
        "key": str(description.key),
        "type": description.key.type.value,
        "id": description.key.id,
        **({"version": description.version} if description.version else {}),
        "kind": description.kind,
        "title": description.title,
        "summary": description.summary,
        "published": str(description.published),
        "address": description.address,
        "record": description.address + RECORD_JSON,
    }


def agent_of(agent: Agent) -> dict[str, Any]:
    """A person or body."""
    return without_empty(
        {
            "name": agent.name,
            "type": agent.type.value if agent.type else "",
            "address": agent.address,
            "identifier": agent.identifier,
        }
    )


def _licence(licence: str) -> dict[str, str]:
    return without_empty({"name": licence, "address": licence_address(licence)}) if licence else {}


def _original(description: Description) -> dict[str, Any] | None:
    original = description.original
    if original is None:
        return None
    return without_empty(
        {
            "title": original.title,
            "address": original.address,
            "authors": [agent_of(agent) for agent in original.authors],
            "publisher": agent_of(original.publisher) if original.publisher else None,
            "date": str(original.date) if original.date else "",
        }
    )


def _version(entry: VersionEntry) -> dict[str, Any]:
    return without_empty(
        {
            "version": entry.number,
            "address": entry.address,
            "record": entry.address + RECORD_JSON,
            "date": str(entry.date),
            "published": str(entry.published),
            "label": entry.label,
            "state": entry.state.value,
        }
    )


def _notices(description: Description) -> list[dict[str, Any]]:
    return [_notice(notice) for notice in description.notices]


def _notice(notice: NoticeEntry) -> dict[str, Any]:
    """A notice, with what it ends and what has ended it."""
    known = {
        "kind": notice.kind,
        "title": notice.title,
        "reason": notice.reason,
        "date": str(notice.date),
        "address": notice.address,
        "ends": list(notice.ends),
        "ended": str(notice.ended) if notice.ended else "",
        "ended_by": notice.ended_by,
    }
    return {**without_empty(known), "in_force": notice.ended is None}


def _relation(link: Related) -> dict[str, str]:
    return {
        "relation": link.relation,
        "label": link.label,
        "key": str(link.key),
        "title": link.title,
        "address": link.address,
    }


def _redacted(description: Description) -> dict[str, str]:
    redacted = description.redacted
    if redacted is None:
        return {}
    return without_empty({"original_sha256": redacted.original_sha256, "notice": redacted.notice})


def _removed(link: RemovedRelation) -> dict[str, str]:
    return without_empty(
        {
            "relation": link.relation,
            "label": link.label,
            "type": link.type,
            "title": link.title,
            "address": link.address,
        }
    )


def _citations(description: Description) -> dict[str, str]:
    if description.key.type not in CITABLE or description.citation is None:
        return {}
    names = (("bibtex", BIBTEX), ("ris", RIS), ("csl_json", CSL_JSON))
    return {name: description.address + file for name, file in names}
