"""schema.org as JSON-LD: what a page is about, for search engines and aggregators.

Version relations use Dublin Core terms, since schema.org has none for texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from mkdocs_evidence.graph.description import Agent, Description, Related
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.metadata.json_text import without_empty
from mkdocs_evidence.graph.metadata.licences import licence_address
from mkdocs_evidence.model import RecordType, SiteSettings

JsonLd = dict[str, Any]
TYPES = {
    RecordType.PROJECT: "ResearchProject",
    RecordType.PROTOCOL: "Report",
    RecordType.REPORT: "Report",
    RecordType.BLOG: "BlogPosting",
    RecordType.PERSON: "Person",
    RecordType.ORGANISATION: "Organization",
    RecordType.PROGRAMME: "Project",
    RecordType.EVENT: "Event",
    RecordType.CALL: "CreativeWork",
    RecordType.NOTICE: "CreativeWork",
}


def entity_of(description: Description, settings: SiteSettings) -> JsonLd:
    """The record (or version) itself as an entity of schema.org."""
    kind = description.key.type
    common: JsonLd = {
        "@type": TYPES[kind],
        "@id": description.address,
        "url": description.address,
        "name": description.title,
        "description": description.summary,
        "image": description.image,
        "sameAs": list(description.same_as),
    }
    own = _PARTICULARS.get(kind, _text)(description, settings)
    return without_empty({**common, **own})


def agent_entity(agent: Agent) -> JsonLd:
    """A person or body; a bare name, of which nobody knows which it is, is a Thing that has a name."""
    kind = TYPES[agent.type] if agent.type else "Thing"
    entity = {
        "@type": kind,
        "@id": agent.identifier or agent.address,
        "name": agent.name,
        "familyName": agent.family,
        "givenName": agent.given,
        "url": agent.address or agent.url,
    }
    return without_empty(entity)


def _agents(description: Description, *roles: str) -> list[JsonLd]:
    return [agent_entity(agent) for agent in description.of_role(*roles)]


def _named(links: Iterable[Related]) -> list[JsonLd]:
    return [{"@type": TYPES[link.key.type], "@id": link.address, "name": link.title} for link in links]


def _text(description: Description, settings: SiteSettings) -> JsonLd:
    """What protocols, reports, posts, calls and notices have in common."""
    document = description.status("document")
    about = [link for name in ("project", "about", "target") for link in description.related_by(name)]
    entity: JsonLd = {
        "headline": description.title,
        "abstract": description.summary,
        "genre": description.kind_label,
        "author": _agents(description, "authors", "issued_by"),
        "publisher": {
            "@type": "Organization",
            "name": settings.publisher or settings.name,
            "url": full_address(settings, "/"),
        },
        "datePublished": str(description.published),
        "dateModified": str(description.modified),
        "inLanguage": description.language,
        "license": licence_address(description.licence) or description.licence,
        "identifier": _identifier(description),
        "keywords": [label for _, label in description.topics],
        "about": _named(about),
        "isBasedOn": _basis(description),
        "correction": _corrections(description),
        "creativeWorkStatus": document.label if document else "",
        "mainEntityOfPage": description.address,
    }
    return entity


def _identifier(description: Description) -> JsonLd | None:
    if not description.doi:
        return None
    address = f"https://doi.org/{description.doi}"
    return {"@type": "PropertyValue", "propertyID": "DOI", "value": description.doi, "url": address}


def _basis(description: Description) -> JsonLd | None:
    """The original of a retelling."""
    original = description.original
    if original is None:
        return None
    basis = {
        "@type": "CreativeWork",
        "@id": original.address,
        "url": original.address,
        "name": original.title,
        "author": [agent_entity(agent) for agent in original.authors],
        "publisher": agent_entity(original.publisher) if original.publisher else None,
        "datePublished": str(original.date) if original.date else "",
    }
    return without_empty(basis)


def _corrections(description: Description) -> list[JsonLd]:
    """The notices on a text; one that a later notice has ended expires on that day."""
    return [
        without_empty(
            {
                "@type": "CorrectionComment",
                "@id": notice.address,
                "name": notice.title,
                "genre": notice.label,
                "text": notice.reason,
                "datePublished": str(notice.date),
                "expires": str(notice.ended) if notice.ended else "",
            }
        )
        for notice in description.notices
    ]


def _versioned(description: Description, settings: SiteSettings) -> JsonLd:
    """A protocol or report: a text of which there are versions."""
    entity = _text(description, settings)
    entity["version"] = str(description.version)
    entity["reportNumber"] = description.citation.id if description.citation else ""
    entity["encoding"] = [
        without_empty(
            {
                "@type": "MediaObject",
                "contentUrl": file.address,
                "name": file.title,
                "encodingFormat": file.media_type,
            }
        )
        for file in description.files
    ]
    if description.is_version:
        entity["exampleOfWork"] = {"@id": description.landing}
        entity["dcterms:isVersionOf"] = {"@id": description.landing}
        before, after = description.predecessor, description.successor
        entity["dcterms:replaces"] = {"@id": before.address} if before else None
        entity["dcterms:isReplacedBy"] = {"@id": after.address} if after else None
    else:
        entity["workExample"] = [{"@id": entry.address} for entry in description.versions]
        entity["dcterms:hasVersion"] = [{"@id": entry.address} for entry in description.versions]
    return entity


def _project(description: Description, settings: SiteSettings) -> JsonLd:
    return {
        "funder": _agents(description, "funders"),
        "member": _agents(description, "lead", "evaluator", "delivered_by", "partners"),
        "parentOrganization": _named(description.related_by("programme")),
        "keywords": [label for _, label in description.topics],
        "subjectOf": _named(description.related_by("project", incoming=True)),
    }


def _person(description: Description, settings: SiteSettings) -> JsonLd:
    agent = description.agent
    return {
        "familyName": agent.family if agent else "",
        "givenName": agent.given if agent else "",
        "identifier": agent.identifier if agent else "",
        "mainEntityOfPage": description.address,
    }


def _organisation(description: Description, settings: SiteSettings) -> JsonLd:
    agent = description.agent
    return {
        "identifier": agent.identifier if agent else "",
        "mainEntityOfPage": description.address,
    }


def _event(description: Description, settings: SiteSettings) -> JsonLd:
    happening = description.happening
    assert happening is not None, "an event has a start"
    venue = {"@type": "Place", "name": happening.venue} if happening.venue else None
    return {
        "startDate": happening.start,
        "endDate": happening.end,
        "location": venue,
        "performer": _agents(description, "speakers"),
        "about": _named(description.related_by("about")),
        "keywords": [label for _, label in description.topics],
    }


def _call(description: Description, settings: SiteSettings) -> JsonLd:
    entity = _text(description, settings)
    if description.happening and description.happening.end:
        entity["expires"] = description.happening.end
    return entity


_PARTICULARS: dict[RecordType, Callable[[Description, SiteSettings], JsonLd]] = {
    RecordType.PROJECT: _project,
    RecordType.PROTOCOL: _versioned,
    RecordType.REPORT: _versioned,
    RecordType.PERSON: _person,
    RecordType.ORGANISATION: _organisation,
    RecordType.PROGRAMME: _project,
    RecordType.EVENT: _event,
    RecordType.CALL: _call,
}
