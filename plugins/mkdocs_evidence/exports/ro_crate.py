"""ro-crate-metadata.json: a project with its protocols, reports and data as a research object.

RO-Crate 1.1 (https://w3id.org/ro/crate/1.1). The crate holds no copies: its files are on the web, each
version at its permanent address.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.describing import describe_alone
from mkdocs_evidence.graph.description import Agent, Description
from mkdocs_evidence.graph.machine_addresses import (
    CHECKPOINT_FORMAT,
    CRATE,
    RECORD_JSON,
    checkpoint_address,
    register_origin,
)
from mkdocs_evidence.graph.metadata.json_ld import TYPES, agent_entity
from mkdocs_evidence.graph.metadata.json_text import json_file, without_empty
from mkdocs_evidence.graph.metadata.licences import licence_address
from mkdocs_evidence.graph.register import checkpoint_of
from mkdocs_evidence.model import RecordType

CONTEXT = "https://w3id.org/ro/crate/1.1/context"
PROFILE = "https://w3id.org/ro/crate/1.1"
DOCUMENTS = (RecordType.PROTOCOL, RecordType.REPORT)
Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CrateData:
    """What a crate is made of: the project, and every version of its documents, each by itself.

    `checkpoint` is that of the site's register when the crate was made, and `checkpoint_address` that of
    its newest one.
    """

    project: Description
    versions: tuple[Description, ...]
    checkpoint: str = ""
    checkpoint_address: str = ""


def crate_data(graph: Graph, project: Description) -> CrateData:
    """The data of a project's crate."""
    sources = {link.source.work for link in graph.incoming(project.key, "project")}
    works = sorted(work for work in sources if work.type in DOCUMENTS)
    keys = (record.key for work in works for record in graph.corpus.versions_by_work[work])
    return CrateData(
        project,
        tuple(describe_alone(graph, key) for key in keys),
        checkpoint_of(graph.permanence.register, register_origin(graph.settings)).text,
        checkpoint_address(graph.settings),
    )


def render_ro_crate(data: CrateData) -> str:
    """The crate's metadata file: entities in a flat list, each once."""
    entities = [_descriptor(), _root(data), *_tables(data.project), _checkpoint(data)]
    for version in data.versions:
        entities += [*_version(version), *(_agent(agent) for agent in _agents_of(version))]
    entities += [_agent(agent) for agent in _agents_of(data.project)]
    unique: dict[str, Entity] = {}
    for entity in (*entities, *_licences(data)):
        unique.setdefault(entity["@id"], entity)
    return json_file({"@context": CONTEXT, "@graph": list(unique.values())})


def _descriptor() -> Entity:
    return {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": PROFILE},
        "about": {"@id": "./"},
    }


def _root(data: CrateData) -> Entity:
    project = data.project
    parts = [_file_id(version) for version in data.versions]
    parts += [file.address for version in data.versions for file in (*version.files, *version.tables)]
    parts += [table.address for table in project.tables]
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": project.title,
        "description": project.summary,
        "datePublished": str(project.published),
        "dateModified": str(project.modified),
        "license": _licence(project),
        "url": project.address,
        "identifier": project.address,
        "inLanguage": project.language,
        "keywords": ", ".join(label for _, label in project.topics),
        "author": [{"@id": _id_of(agent)} for agent in _leaders(project)],
        "funder": [{"@id": _id_of(agent)} for agent in project.of_role("funders")],
        "sameAs": list(project.same_as),
        "hasPart": [{"@id": part} for part in dict.fromkeys(parts)],
        "mentions": [
            *({"@id": version.address} for version in data.versions),
            {"@id": data.checkpoint_address},
        ],
    }
    return without_empty(root)


def _leaders(project: Description) -> tuple[Agent, ...]:
    return tuple(dict.fromkeys(project.of_role("lead", "evaluator")))


def _agents_of(description: Description) -> tuple[Agent, ...]:
    if description.key.type is RecordType.PROJECT:
        return (*_leaders(description), *description.of_role("funders"))
    return description.of_role("authors")


def _file_id(version: Description) -> str:
    return version.address + RECORD_JSON


def _version(version: Description) -> list[Entity]:
    """A version as a text on the web, its record as a file, and the files that belong to it."""
    text = {
        "@id": version.address,
        "@type": TYPES[version.key.type],
        "name": version.title,
        "description": version.summary,
        "url": version.address,
        "version": str(version.version),
        "genre": version.kind_label,
        "datePublished": str(version.published),
        "author": [{"@id": _id_of(agent)} for agent in version.of_role("authors")],
        "license": _licence(version),
        "inLanguage": version.language,
        "identifier": f"https://doi.org/{version.doi}" if version.doi else "",
        "creativeWorkStatus": status.label if (status := version.status("document")) else "",
        "exampleOfWork": version.landing,
        "isBasedOn": version.original.address if version.original else "",
        "subjectOf": {"@id": _file_id(version)},
    }
    record = {
        "@id": _file_id(version),
        "@type": "File",
        "name": f"{version.title}, version {version.version}, as data",
        "encodingFormat": "application/json",
        "about": {"@id": version.address},
    }
    files = (
        without_empty(
            {
                "@id": file.address,
                "@type": "File",
                "name": file.title,
                "encodingFormat": file.media_type,
                "isPartOf": {"@id": version.address},
            }
        )
        for file in (*version.files, *version.tables)
    )
    return [without_empty(text), record, *files]


def _tables(project: Description) -> list[Entity]:
    """The findings of all the project's reports as one table."""
    return [
        {"@id": table.address, "@type": "File", "name": table.title, "encodingFormat": table.media_type}
        for table in project.tables
    ]


def _checkpoint(data: CrateData) -> Entity:
    """What stands for the whole register: whoever keeps the crate can hold the site to it."""
    return {
        "@id": data.checkpoint_address,
        "@type": "CreativeWork",
        "name": "Checkpoint of the register of permanent addresses, when this crate was made",
        "encodingFormat": "text/plain",
        "conformsTo": {"@id": CHECKPOINT_FORMAT},
        "text": data.checkpoint,
    }


def _agent(agent: Agent) -> Entity:
    return {**agent_entity(agent), "@id": _id_of(agent)}


def _id_of(agent: Agent) -> str:
    """An agent's address; of one who is known by name alone, a name within the crate."""
    return agent.identifier or agent.address or "#" + "-".join(agent.name.casefold().split())


def _licence(description: Description) -> object:
    address = licence_address(description.licence)
    return {"@id": address} if address else description.licence


def _licences(data: CrateData) -> list[Entity]:
    named = {described.licence: None for described in (data.project, *data.versions) if described.licence}
    return [
        {"@id": address, "@type": "CreativeWork", "name": name}
        for name in named
        if (address := licence_address(name))
    ]
