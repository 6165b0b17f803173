"""FAIR Signposting: typed links by which a program finds its way without reading the page.

Level 1 as links in the page, level 2 as a link set (RFC 9264); https://signposting.org/FAIR/.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph.citation import CITABLE
from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.machine_addresses import (
    BIBTEX,
    CRATE,
    CSL_JSON,
    LINKSET,
    RECORD_JSON,
    RIS,
)
from mkdocs_evidence.graph.metadata.json_ld import TYPES
from mkdocs_evidence.graph.metadata.licences import licence_address
from mkdocs_evidence.model import RecordType

JSON = "application/json"
LINKSET_JSON = "application/linkset+json"
CITATION_FILES = (
    (BIBTEX, "application/x-bibtex"),
    (RIS, "application/x-research-info-systems"),
    (CSL_JSON, "application/vnd.citationstyles.csl+json"),
)
CRATE_PROFILE = "https://w3id.org/ro/crate/1.1"
HTML = "text/html"


@dataclass(frozen=True, slots=True)
class TypedLink:
    """A link of a page: relation (RFC 8288), target, the target's media type, title and profile."""

    rel: str
    href: str
    type: str = ""
    title: str = ""
    profile: str = ""


def signposts(description: Description) -> tuple[TypedLink, ...]:
    """The typed links of a record's page: what it is, who made it, what describes it, what belongs to it."""
    return tuple(_signposts(description))


def _signposts(description: Description) -> Iterator[TypedLink]:
    yield TypedLink("cite-as", cite_as(description))
    yield TypedLink("type", f"https://schema.org/{TYPES[description.key.type]}")
    yield TypedLink("type", "https://schema.org/AboutPage")
    for agent in description.of_role("authors"):
        if address := agent.identifier or agent.address:
            yield TypedLink("author", address)
    if licence := licence_address(description.licence):
        yield TypedLink("license", licence)
    yield from _descriptions(description)
    yield from _items(description)
    yield from _collections(description)
    yield TypedLink("linkset", description.address + LINKSET, LINKSET_JSON)


def cite_as(description: Description) -> str:
    """The address by which the page's text is to be cited: its DOI, else the address that never changes."""
    if description.doi:
        return f"https://doi.org/{description.doi}"
    return description.permanent


def _descriptions(description: Description) -> Iterator[TypedLink]:
    yield TypedLink("describedby", description.address + RECORD_JSON, JSON)
    if description.citation and description.key.type in CITABLE:
        for name, media_type in CITATION_FILES:
            yield TypedLink("describedby", description.address + name, media_type)
    if description.key.type is RecordType.PROJECT:
        crate = description.address + CRATE
        yield TypedLink("describedby", crate, "application/ld+json", profile=CRATE_PROFILE)


def _items(description: Description) -> Iterator[TypedLink]:
    """What belongs to this: a text's files and tables, a project's documents."""
    for file in (*description.files, *description.tables):
        yield TypedLink("item", file.address, file.media_type)
    if description.key.type in (RecordType.PROJECT, RecordType.PROGRAMME):
        relation = "project" if description.key.type is RecordType.PROJECT else "programme"
        works = {link.key.work: link for link in description.related_by(relation, incoming=True)}
        for link in works.values():
            yield TypedLink("item", _landing(link.address, link.key.version), HTML)


def _collections(description: Description) -> Iterator[TypedLink]:
    for link in (*description.related_by("project"), *description.related_by("programme")):
        yield TypedLink("collection", link.address, HTML)


def _landing(address: str, version: int) -> str:
    return address.removesuffix(f"v{version}/") if version else address
