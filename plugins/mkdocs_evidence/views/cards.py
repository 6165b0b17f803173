"""Cards, links and chips of records: how a record looks from another page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from mkdocs_evidence.graph import Graph, Link, Removed
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.graph.status import (
    document_status,
    results_status,
    study_status,
    version_state,
)
from mkdocs_evidence.model import (
    Call,
    CommonFields,
    Contributor,
    Event,
    Key,
    PartialDate,
    Project,
    Record,
    RecordType,
)
from mkdocs_evidence.model.vocabulary import DocumentStatus, NoticeState, VersionState
from mkdocs_evidence.views.gatherings import call_chip, event_chip
from mkdocs_evidence.views.parts import Card, Chip, PageLink, Shelf, ShownDate

MARKED = (DocumentStatus.WITHDRAWN, DocumentStatus.RETRACTED, DocumentStatus.REMOVED)


def card_of(graph: Graph, key: Key) -> Card:
    """The card of a record, or of one version of it."""
    return graph.once(("card", key), lambda: _card_of(graph, key))


def _card_of(graph: Graph, key: Key) -> Card:
    record = graph.head(key)
    caption = record.caption
    return Card(
        href=address_of(key),
        kind=key.type.value,
        kind_label=caption.kind.label,
        title=caption.title,
        summary=caption.summary,
        date=ShownDate.of(first_date(graph, key)),
        chips=status_chips(graph, record),
        byline=", ".join(link.text for link in author_links(graph, record)),
        mark=mark_of(graph, record),
        draft=record.index_entry.is_draft,
    )


def first_date(graph: Graph, key: Key) -> PartialDate:
    """When a record was first published; for a version, when that version was."""
    if key.type.is_versioned and not key.version:
        return graph.corpus.versions_by_work[key][0].published
    return graph.head(key).published


def mark_of(graph: Graph, record: Record[CommonFields]) -> str:
    """The word that must stand before a title wherever it is listed, or nothing."""
    status = document_status(graph, record)
    return status.label if status in MARKED else ""


def status_chips(graph: Graph, record: Record[CommonFields]) -> tuple[Chip, ...]:
    """The statuses of a record, each on its own axis."""
    chips = []
    if record.key.type is RecordType.PROJECT:
        project = cast("Project", record)
        chips.append(Chip.of("study", study_status(project, graph.as_of).status))
        chips.append(Chip.of("results", results_status(graph, project)))
    if record.key.type is RecordType.EVENT:
        chips.append(event_chip(cast("Event", record).fields, graph.as_of))
    if record.key.type is RecordType.CALL:
        chips.append(call_chip(cast("Call", record).fields, graph.as_of))
    if record.key.type is RecordType.NOTICE and graph.ended_by(record.key):
        chips.append(Chip.of("notice_state", NoticeState.ENDED))
    status = document_status(graph, record)
    if status is not DocumentStatus.PUBLISHED:
        chips.append(Chip.of("document", status))
    if record.key.type.is_versioned:
        state = version_state(graph, record)
        if state is not VersionState.CURRENT:
            chips.append(Chip.of("version", state))
    return tuple(chips)


def link_to(graph: Graph, key: Key, note: str = "") -> PageLink:
    """A link to a record under its title."""
    record = graph.head(key)
    version = f"version {key.version}" if key.version else ""
    said = ", ".join(part for part in (version, note) if part)
    return PageLink(record.caption.title, address_of(key), said, mark_of(graph, record))


def removed_link(graph: Graph, removed: Removed) -> PageLink:
    """What stands in the place of a link to a removed record: that it was removed, and where to read why."""
    return PageLink(removed.label, address_about(graph, removed), is_label=True)


def relation_links(graph: Graph, key: Key, relation: str) -> tuple[PageLink, ...]:
    """Links to what a record names through a relation, then what stands for removed records."""
    removed = (removed_link(graph, link.target) for link in graph.removed_links(key, relation))
    return (*links_to(graph, graph.outgoing(key, relation)), *dict.fromkeys(removed))


def links_to(graph: Graph, links: Iterable[Link]) -> tuple[PageLink, ...]:
    """Links to the targets, each once."""
    return tuple(link_to(graph, key) for key in unique_ends(links, sources=False))


def shelf(graph: Graph, heading: str, keys: Iterable[Key], anchor: str = "") -> Shelf:
    """Cards under a heading, newest first."""
    cards = [card_of(graph, key) for key in dict.fromkeys(keys)]
    cards.sort(key=lambda card: card.title.casefold())
    cards.sort(key=lambda card: card.date.iso, reverse=True)
    return Shelf(heading, tuple(cards), anchor)


def about_shelves(graph: Graph, work: Key) -> tuple[Shelf, ...]:
    """The posts, the events and the calls that are about a work, each kind under its heading."""
    keys = unique_ends(graph.incoming(work, "about"), sources=True)
    kinds = (RecordType.BLOG, RecordType.EVENT, RecordType.CALL)
    return tuple(shelf(graph, kind.plural, (key for key in keys if key.type is kind)) for kind in kinds)


def contributor_links(
    graph: Graph, contributors: Iterable[Contributor], links: Iterable[Link]
) -> tuple[PageLink, ...]:
    """Contributors in their order: linked where they have a record, else by name alone.

    In the place of a removed one stands that it was removed.
    """
    targets = {str(link.target): link.target for link in links}
    by_id = {key.id: key for key in targets.values()}
    shown = []
    for contributor in contributors:
        if contributor.reference is None:
            shown.append(PageLink(contributor.name or ""))
        elif contributor.reference.id in by_id:
            shown.append(link_to(graph, by_id[contributor.reference.id]))
        elif isinstance(found := graph.named(contributor.reference), Removed):
            shown.append(removed_link(graph, found))
    return tuple(shown)


def author_links(graph: Graph, record: Record[CommonFields]) -> tuple[PageLink, ...]:
    """A record's own authors; for a retelling, the authors of the original."""
    relation = "original" if record.index_entry.original_url else "authors"
    return contributor_links(graph, record.caption.authors, graph.outgoing(record.key, relation))
