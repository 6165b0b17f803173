"""The people and bodies of a record, each in its part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from mkdocs_evidence.graph.addresses import HOME, address_of
from mkdocs_evidence.graph.description import Agent, Part
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import (
    AuthoredFields,
    CommonFields,
    Contributor,
    OrganisationFields,
    PersonFields,
    Record,
    RecordType,
    Reference,
)

AGENTS = (RecordType.PERSON, RecordType.ORGANISATION)
AGENT_FIELDS = ("lead", "evaluator", "delivered_by", "funders", "partners", "speakers", "issued_by")


def parts_of(graph: Graph, record: Record[CommonFields]) -> Iterator[Part]:
    """Everyone who has a part in a record, in the order of the fields."""
    fields = record.fields
    if isinstance(fields, AuthoredFields):
        for agent in authors_of(graph, fields):
            yield Part("authors", agent)
    for name in _agent_fields_of(type(fields)):
        value = getattr(fields, name)
        for agent in agents_of(graph, value if isinstance(value, tuple) else (value,)):
            yield Part(name, agent)


@cache
def _agent_fields_of(kind: type[CommonFields]) -> tuple[str, ...]:
    return tuple(name for name in AGENT_FIELDS if name in kind.model_fields)


def authors_of(graph: Graph, fields: AuthoredFields) -> tuple[Agent, ...]:
    """Who wrote the text that stands here: of a retelling, the site's publisher."""
    if fields.original is None:
        return tuple(agents_of(graph, fields.authors))
    return (publisher_of(graph),)


def publisher_of(graph: Graph) -> Agent:
    """The site's publisher as an agent."""
    address = full_address(graph.settings, HOME)
    return Agent(graph.settings.publisher or graph.settings.name, RecordType.ORGANISATION, address)


def agents_of(graph: Graph, given: Iterable[Contributor | Reference]) -> Iterator[Agent]:
    """People and bodies in their order; one whose record is hidden is known by its name alone."""
    for one in given:
        reference = one.reference if isinstance(one, Contributor) else one
        if reference is None:
            yield Agent(one.name or "" if isinstance(one, Contributor) else "")
            continue
        found = graph.named(reference)
        if isinstance(found, Removed):
            yield Agent(found.label, found.key.type)
        elif isinstance(found, Record):
            yield agent_of(graph, found)


def agent_of(graph: Graph, record: Record[CommonFields]) -> Agent:
    """A person or body with a record; of a hidden one the name and the type alone."""
    fields, key = record.fields, record.key
    if not graph.shows(key):
        return Agent(fields.title, key.type)
    address = full_address(graph.settings, address_of(key))
    if isinstance(fields, PersonFields):
        orcid = f"https://orcid.org/{fields.orcid}" if fields.orcid else ""
        family, given = fields.family_name or "", fields.given_name or ""
        return Agent(fields.title, key.type, address, family, given, orcid, fields.url or "")
    if isinstance(fields, OrganisationFields):
        return Agent(fields.title, key.type, address, identifier=fields.ror or "", url=fields.url or "")
    return Agent(fields.title, key.type, address)
