"""The pages of blogs, people, organisations, programmes, events, calls and notices.

They share one shape: a header with facts, a text, and shelves with all that is about them or
points to them. What differs is said in one small function for each type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from mkdocs_evidence.graph import RELATION_BY_NAME, Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.gatherings import CallState, EventState, call_state, event_state
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.status_addresses import calendar_address
from mkdocs_evidence.model import (
    CallFields,
    CommonFields,
    EventFields,
    Key,
    Notice,
    NoticeFields,
    OrganisationFields,
    PersonFields,
    ProgrammeFields,
    Record,
    RecordType,
)
from mkdocs_evidence.model.common_fields import Role
from mkdocs_evidence.views.cards import contributor_links, link_to, removed_link, shelf, status_chips
from mkdocs_evidence.views.headers import (
    body_of,
    record_footer,
    record_head,
    record_header,
    relation_facts,
)
from mkdocs_evidence.views.notices import facts_of_ends, issuer_of
from mkdocs_evidence.views.parts import (
    Body,
    Fact,
    Page,
    PageLink,
    RecordFooter,
    RecordHeader,
    Shelf,
)


@dataclass(frozen=True, slots=True)
class ShownRole:
    """What a person was, where, and from when to when in words."""

    role: str
    organisation: PageLink | None
    period: str


@dataclass(frozen=True, slots=True)
class RecordPage(Page):
    """A record with a header, a text, what it is about, and what points to it."""

    header: RecordHeader
    body: Body
    about: Shelf
    roles: tuple[ShownRole, ...]
    outcome: str
    outcome_heading: str
    footer: RecordFooter


Parts = tuple[tuple[Fact, ...], tuple[Shelf, ...]]


def record_page(graph: Graph, record: Record[CommonFields]) -> RecordPage:
    """The view of a record's page."""
    facts, shelves = _PARTS[record.key.type](graph, record)
    chips = status_chips(graph, record)
    about = unique_ends(graph.outgoing(record.key, "about", "target"), sources=False)
    heading = "Concerns" if record.key.type is RecordType.NOTICE else "About"
    outcome_heading, outcome = _outcome(graph, record)
    return RecordPage(
        head=record_head(graph, record, record.key.type.label.lower().replace(" ", "_")),
        header=record_header(graph, record, facts, chips),
        body=body_of(graph, record),
        about=shelf(graph, heading, about, "about"),
        roles=_roles(graph, record),
        outcome=outcome,
        outcome_heading=outcome_heading,
        footer=record_footer(graph, record, shelves),
    )


def _incoming_shelf(
    graph: Graph, key: Key, relation: str, heading: str = "", kinds: Iterable[RecordType] = ()
) -> Shelf:
    """The works that name this one through a relation."""
    links = graph.incoming(key, relation)
    allowed = tuple(kinds)
    works = (link.source.work for link in links if not allowed or link.source.type in allowed)
    return shelf(graph, heading or RELATION_BY_NAME[relation].inverse, works)


def _incoming_shelves(graph: Graph, key: Key, *relations: str) -> tuple[Shelf, ...]:
    return tuple(_incoming_shelf(graph, key, relation) for relation in relations)


def _blog_parts(graph: Graph, record: Record[CommonFields]) -> Parts:
    return relation_facts(graph, record, "translation_of"), _incoming_shelves(
        graph, record.key, "about", "translation_of"
    )


def _person_parts(graph: Graph, record: Record[CommonFields]) -> Parts:
    fields = cast("PersonFields", record.fields)
    orcid = (PageLink(fields.orcid, f"https://orcid.org/{fields.orcid}"),) if fields.orcid else ()
    page = (PageLink(fields.url, fields.url),) if fields.url else ()
    shelves = _incoming_shelves(
        graph, record.key, "lead", "authors", "original", "speakers", "issued_by", "about"
    )
    return (Fact("ORCID", orcid), Fact("Web page", page)), shelves


def _organisation_parts(graph: Graph, record: Record[CommonFields]) -> Parts:
    fields = cast("OrganisationFields", record.fields)
    page = (PageLink(fields.url, fields.url),) if fields.url else ()
    ror = (PageLink(fields.ror, fields.ror),) if fields.ror else ()
    shelves = _incoming_shelves(
        graph,
        record.key,
        "evaluator",
        "funders",
        "delivered_by",
        "partners",
        "lead",
        "authors",
        "original",
        "roles",
        "about",
    )
    return (Fact("Web page", page), Fact("ROR", ror)), shelves


def _programme_parts(graph: Graph, record: Record[CommonFields]) -> Parts:
    fields = cast("ProgrammeFields", record.fields)
    facts = (*relation_facts(graph, record, "lead", "funders"), Fact("Budget", text=fields.budget or ""))
    return facts, _incoming_shelves(graph, record.key, "programme", "about")


def _event_parts(graph: Graph, record: Record[CommonFields]) -> Parts:
    fields = cast("EventFields", record.fields)
    speakers = contributor_links(graph, fields.speakers, graph.outgoing(record.key, "speakers"))
    past = event_state(fields, graph.as_of) is EventState.PAST
    link = (PageLink("Register", fields.registration_url),) if fields.registration_url and not past else ()
    facts = (
        Fact("When", text=_period(fields.start.in_words, fields.end.in_words if fields.end else "")),
        Fact("Where", text=fields.venue or ""),
        Fact("Speakers", speakers),
        Fact("Registration", link),
        Fact("Calendar", () if past else _calendar(record.key)),
    )
    return facts, _incoming_shelves(graph, record.key, "about")


def _call_parts(graph: Graph, record: Record[CommonFields]) -> Parts:
    fields = cast("CallFields", record.fields)
    link = (PageLink(fields.contact_url, fields.contact_url),) if fields.contact_url else ()
    closed = call_state(fields, graph.as_of) is CallState.CLOSED
    facts = (
        Fact("Opened", text=fields.opens.in_words),
        Fact("Closes", text=fields.closes.in_words if fields.closes else ""),
        Fact("Contact", link),
        Fact("Calendar", () if closed else _calendar(record.key)),
    )
    return facts, _incoming_shelves(graph, record.key, "about")


def _calendar(key: Key) -> tuple[PageLink, ...]:
    return (PageLink("Add to your calendar", calendar_address(key)),)


def _notice_parts(graph: Graph, record: Record[CommonFields]) -> Parts:
    fields = cast("NoticeFields", record.fields)
    notice = cast("Notice", record)
    issuer = issuer_of(graph, notice)
    facts = (
        Fact("Kind", text=f"{fields.kind.label}. {fields.kind.meaning}"),
        Fact("Reason", text=fields.reason),
        *facts_of_ends(graph, notice),
        Fact("Issued by", (issuer,) if issuer.text else ()),
        Fact("Taken down", tuple(dict.fromkeys(_taken_down(graph, record.key)))),
    )
    return facts, _incoming_shelves(graph, record.key, "about")


def _taken_down(graph: Graph, notice: Key) -> Iterator[PageLink]:
    """The tombstones of what a notice took down."""
    for key, removed in graph.everything.removed.items():
        if removed.notice.key != notice:
            continue
        if removed.is_unlisted:
            yield PageLink(removed.label, is_label=True)
        elif not key.version or key.work not in graph.everything.removed:
            yield PageLink(address_of(key), address_of(key))


_PARTS: dict[RecordType, Callable[[Graph, Record[CommonFields]], Parts]] = {
    RecordType.BLOG: _blog_parts,
    RecordType.PERSON: _person_parts,
    RecordType.ORGANISATION: _organisation_parts,
    RecordType.PROGRAMME: _programme_parts,
    RecordType.EVENT: _event_parts,
    RecordType.CALL: _call_parts,
    RecordType.NOTICE: _notice_parts,
}


def _outcome(graph: Graph, record: Record[CommonFields]) -> tuple[str, str]:
    """What came of an event or call, once it is over: the heading and the text."""
    fields = record.fields
    if isinstance(fields, EventFields) and event_state(fields, graph.as_of) is EventState.PAST:
        return "Outcome", fields.outcome or ""
    if isinstance(fields, CallFields) and fields.closes and fields.closes.date.is_known_by(graph.as_of):
        return "What was decided", fields.decision or ""
    return "", ""


def _roles(graph: Graph, record: Record[CommonFields]) -> tuple[ShownRole, ...]:
    if not isinstance(record.fields, PersonFields):
        return ()
    links = graph.outgoing(record.key, "roles")
    targets = {link.path[1]: link.target for link in links}
    gone = graph.removed_links(record.key, "roles")
    removed = {link.path[1]: removed_link(graph, link.target) for link in gone}
    return tuple(
        ShownRole(
            role.role,
            link_to(graph, targets[index]) if index in targets else removed.get(index),
            _role_period(role, graph.as_of),
        )
        for index, role in enumerate(record.fields.roles)
        if role.from_ is None or role.from_.is_known_by(graph.as_of)
    )


def _role_period(role: Role, as_of: date) -> str:
    start = role.from_.in_words if role.from_ else ""
    end = role.to.in_words if role.to and role.to.is_known_by(as_of) else ""
    if start and not end:
        return f"from {start}"
    return _period(start, end)


def _period(start: str, end: str) -> str:
    if start and end and start != end:
        return f"{start} to {end}"
    return start or (f"until {end}" if end else "")
