"""The configuration of the editor in the browser (Decap CMS): forms for every type, from the model.

One file of settings for Decap, and one for our own script in it, which writes the files as the
build reads them. See https://decapcms.org/docs/configuration-options/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from mkdocs_evidence.authoring.form_fields import Field, FormMaker, Offered, Shape
from mkdocs_evidence.authoring.questions import needs_authors
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import Key, RecordType, VersionedFields
from mkdocs_evidence.model.references import ID_PATTERN

FORMAT = "record"
"""The name under which our script makes its way of reading and writing files known to Decap."""
NEW = "new"
_ID = f"^{ID_PATTERN}$"


def editor_config(graph: Graph, folder: str, backend: Mapping[str, object]) -> str:
    """The editor's configuration, as YAML. `folder` is the content folder in the repository."""
    maker = _maker(graph)
    config = {
        "backend": dict(backend),
        "publish_mode": "editorial_workflow",
        "media_folder": f"{folder}/pictures",
        "public_folder": "../pictures",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "show_preview_links": False,
        "collections": [_collection(graph, kind, folder, maker) for kind in RecordType],
    }
    if graph.settings.url:
        config |= {"site_url": graph.settings.url, "display_url": graph.settings.url}
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=100)


def editor_settings(graph: Graph, folder: str) -> str:
    """What our script in the editor must know, as JSON: the shape of files, names taken, frozen files."""
    maker = _maker(graph)
    for kind in RecordType:
        maker.fields_of(kind)
    shape = maker.shape
    frozen = (one for one in graph.corpus.records if one.key.version and not one.fields.draft)
    known = {
        "format": FORMAT,
        "folder": folder,
        "types": [kind.value for kind in RecordType],
        "new": NEW,
        "groups": sorted(shape.groups),
        "many": sorted(shape.many),
        "contributors": sorted(shape.contributors),
        "truths": sorted(shape.truths),
        "references": dict(sorted(shape.references.items())),
        "authored": [kind.value for kind in RecordType if needs_authors(kind)],
        "versioned": [kind.value for kind in RecordType if kind.is_versioned],
        "works": [str(work) for work in graph.corpus.versions_by_work],
        "frozen": [f"{folder}/{one.source.path}" for one in frozen],
        "changes": dict(_changes(graph)),
    }
    return json.dumps(known, ensure_ascii=False)


def _changes(graph: Graph) -> Iterator[tuple[str, list[str]]]:
    """Change of the newest version of each work, which a duplicate must not repeat."""
    for kind in RecordType:
        for work in graph.everything.works(kind) if kind.is_versioned else ():
            fields = graph.everything.latest(work).fields
            change = fields.change if isinstance(fields, VersionedFields) else None
            if change:
                yield str(work), [change.summary, change.reason]


def _maker(graph: Graph) -> FormMaker:
    kept: dict[tuple[bool, tuple[RecordType, ...]], Offered] = {}

    def offered(name: str, kinds: tuple[RecordType, ...]) -> Offered:
        names_versions = name in ("evaluates", "target")
        key = (names_versions, kinds)
        if key not in kept:  # the same list again, so that the file holds it once
            kept[key] = [
                {"value": str(one), "label": _title(graph, one)}
                for kind in kinds
                for work in graph.corpus.works(kind)
                for one in _named(graph, work, names_versions=names_versions, with_work=len(kinds) > 1)
            ]
        return kept[key]

    topics = [{"value": topic.id, "label": topic.label} for topic in graph.settings.topics]
    return FormMaker(offered, topics, Shape())


def _named(graph: Graph, work: Key, *, names_versions: bool, with_work: bool) -> Iterator[Key]:
    """The work, its versions, or both: a report evaluates a version, a notice may concern either."""
    if not names_versions or not work.type.is_versioned or with_work:
        yield work
    if names_versions and work.type.is_versioned:
        yield from (record.key for record in graph.corpus.versions_by_work[work])


def _title(graph: Graph, key: Key) -> str:
    version = f", version {key.version}" if key.version else ""
    return f"{graph.head(key).fields.title} ({key.type.label.lower()}{version})"


def _collection(graph: Graph, kind: RecordType, folder: str, maker: FormMaker) -> dict[str, Any]:
    draft, title, summary, *rest = maker.fields_of(kind)
    version, name = _version_of(graph, kind), _record_id(kind)
    fields = [draft, *version, title, summary, _body(), name, *rest]
    made: dict[str, Any] = {
        "name": kind.value,
        "label": kind.plural,
        "label_singular": kind.label,
        "description": _description(kind),
        "folder": f"{folder}/{kind.value}",
        "create": True,
        "delete": False,
        "publish": False,
        "extension": "md",
        "format": FORMAT,
        "identifier_field": "title",
        "slug": "{{record_id}}",
        "sortable_fields": ["title", "date"],
        "editor": {"preview": True},
        "fields": fields,
    }
    if kind.is_versioned:
        made |= {"path": "{{slug}}/{{record_version}}", "summary": "{{title}} ({{dirname}}, {{filename}})"}
        made |= {"media_folder": f"/{folder}/pictures", "public_folder": "../../pictures"}
    return made


def _description(kind: RecordType) -> str:
    said = f"{kind.meaning} What you save is a draft: a pull request, public only when others merge it."
    if kind.is_versioned:
        said += " To amend one, open its newest version and choose Published, Duplicate."
    return said


def _record_id(kind: RecordType) -> Field:
    """The field for the name in the address, which becomes the file's and is not written into it."""
    return {
        "name": "record_id",
        "label": "Name in the address",
        "hint": (
            f"For a new record: it will stand at /{kind.value}/NAME/ for ever. "
            "Small letters, digits and hyphens; empty takes it from the title."
        ),
        "required": False,
        "widget": "string",
        "pattern": [_ID, "Small letters a to z, digits and hyphens, 3 to 80 of them"],
    }


def _version_of(graph: Graph, kind: RecordType) -> Iterator[Field]:
    """The field for the version, which becomes the file's name; none of a type without versions."""
    if kind.is_versioned:
        new = {"value": NEW, "label": f"The first version of a new {kind.label.lower()}"}
        yield {
            "name": "version_of",
            "label": "Which version is this?",
            "hint": "Only asked of what you begin or duplicate; a version that is public is never edited.",
            "required": False,
            "widget": "select",
            "default": NEW,
            "options": [new, *(_next_version(graph, work) for work in graph.corpus.works(kind))],
        }


def _next_version(graph: Graph, work: Key) -> dict[str, str]:
    number = graph.everything.latest(work).key.version + 1
    return {
        "value": f"{work.id}/v{number}",
        "label": f"Version {number} of {graph.head(work).fields.title}",
    }


def _body() -> Field:
    return {
        "name": "body",
        "label": "Text",
        "hint": "In Markdown; headings begin with ##. [[projects/name]] links to a record.",
        "required": False,
        "widget": "text",
    }
