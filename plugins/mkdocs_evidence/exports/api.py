"""/api/v1/: the site as JSON files: an index, a list of each type, every record, their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_evidence.exports.api_schema import SCHEMAS, render_api_schema
from mkdocs_evidence.exports.export import Recipe, path_of
from mkdocs_evidence.exports.record_json import RecordData, identity_of, record_data, render_record_json
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.describing import brief_of
from mkdocs_evidence.graph.description import Brief, Description
from mkdocs_evidence.graph.machine_addresses import (
    API,
    API_SCHEMAS,
    CSV_FILES,
    EVERYTHING_FEED,
    RECORD_JSON,
    api_list_address,
    api_record_address,
    csv_address,
    feed_address,
    full_address,
)
from mkdocs_evidence.graph.metadata.json_text import json_file, without_empty
from mkdocs_evidence.graph.metadata.licences import licence_address
from mkdocs_evidence.model import RecordType, SiteSettings


@dataclass(frozen=True, slots=True)
class ListData:
    """What a list of one type is made of."""

    kind: RecordType
    settings: SiteSettings
    records: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class IndexData:
    """What the index is made of: how many records of each type there are, and on which day."""

    settings: SiteSettings
    counts: tuple[tuple[RecordType, int], ...]
    as_of: str


def render_api(graph: Graph) -> Iterator[Recipe[object]]:
    """The index and the schemas."""
    counts = tuple((kind, len(graph.corpus.works(kind))) for kind in RecordType)
    yield Recipe(
        path_of(f"{API}index.json"), render_index, IndexData(graph.settings, counts, str(graph.as_of))
    )
    for name in SCHEMAS:
        path = path_of(f"{API_SCHEMAS}{name}.json")
        yield Recipe(path, render_api_schema, (name, full_address(graph.settings, "/")))


def render_api_list(graph: Graph, kind: RecordType) -> Iterator[Recipe[object]]:
    """The list of all records of one type."""
    records = tuple(brief_of(graph, work) for work in graph.corpus.works(kind))
    yield Recipe(path_of(api_list_address(kind)), render_list, ListData(kind, graph.settings, records))


def render_record(graph: Graph, description: Description) -> Iterator[Recipe[RecordData]]:
    """record.json beside a page; a work's is also in /api/."""
    key = description.key
    data = record_data(graph, description)
    yield Recipe(path_of(address_of(key) + RECORD_JSON), render_record_json, data)
    if not key.version:
        yield Recipe(path_of(api_record_address(key)), render_record_json, data)


def render_list(data: ListData) -> str:
    """The list of all records of a type, in the order of their ids."""
    settings = data.settings
    return json_file(
        {
            "$schema": full_address(settings, f"{API_SCHEMAS}list.json"),
            "type": data.kind.value,
            "label": data.kind.plural,
            "count": len(data.records),
            "records": [_listed(brief) for brief in data.records],
        }
    )


def _listed(brief: Brief) -> dict[str, Any]:
    return without_empty(
        {
            **identity_of(brief),
            "modified": str(brief.modified),
            "topics": list(brief.topics),
            "statuses": {status.axis: status.value for status in brief.statuses},
        }
    )


def render_index(data: IndexData) -> str:
    """The way in: what there is, and where."""
    settings = data.settings
    site = {
        "name": settings.name,
        "description": settings.description,
        "address": full_address(settings, "/"),
        "publisher": settings.publisher,
        "licence": settings.licence,
        "licence_address": licence_address(settings.licence),
        "language": settings.language,
    }
    return json_file(
        {
            "$schema": full_address(settings, f"{API_SCHEMAS}index.json"),
            "version": "1",
            "as_of": data.as_of,
            "site": without_empty(site),
            "lists": [
                {
                    "type": kind.value,
                    "label": kind.plural,
                    "count": count,
                    "address": full_address(settings, api_list_address(kind)),
                    "feed": full_address(settings, feed_address(kind.value)),
                }
                for kind, count in data.counts
            ],
            "tables": {name: full_address(settings, csv_address(name)) for name in CSV_FILES},
            "feeds": {
                "atom": full_address(settings, feed_address(EVERYTHING_FEED)),
                "json": full_address(settings, feed_address(EVERYTHING_FEED, "json")),
            },
            "schemas": {name: full_address(settings, f"{API_SCHEMAS}{name}.json") for name in SCHEMAS},
        }
    )
