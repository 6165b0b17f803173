"""The top and the end of every record's page: head, byline, notices, sources, what points to it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import TypeAlias

from mkdocs_evidence.graph import RELATION_BY_NAME, Graph, Removed
from mkdocs_evidence.graph.addresses import (
    address_of,
    list_address,
    share_address,
    share_picture,
    topic_address,
)
from mkdocs_evidence.graph.relations import MENTIONS, unique_ends
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.model import CommonFields, Key, Record, Reference, Term
from mkdocs_evidence.views.cards import (
    author_links,
    contributor_links,
    link_to,
    mark_of,
    relation_links,
    removed_link,
    shelf,
    status_chips,
)
from mkdocs_evidence.views.cited import body_citations, cite_block, shown_references
from mkdocs_evidence.views.editing import edit_link
from mkdocs_evidence.views.notices import ending_boxes, notice_boxes
from mkdocs_evidence.views.parts import (
    Body,
    Byline,
    Chip,
    Fact,
    Head,
    PageLink,
    RecordFooter,
    RecordHeader,
    Retelling,
    Shelf,
    ShownDate,
)
from mkdocs_evidence.views.reliances import reliance_notes
from mkdocs_evidence.views.small_parts import BodyLink
from mkdocs_evidence.views.translations import translations_of

BodyOf: TypeAlias = Callable[[Record[CommonFields]], Body]
HOME_CRUMB = PageLink("Home", "/")


def record_head(graph: Graph, record: Record[CommonFields], kind: str) -> Head:
    """The head of a record's own page, at the address of its work."""
    work = record.key.work
    fields = record.fields
    return Head(
        address=address_of(work),
        kind=kind,
        title=marked_title(graph, record),
        description=fields.summary,
        crumbs=(HOME_CRUMB, PageLink(work.type.plural, list_address(work.type))),
        canonical=address_of(work),
        language=fields.language or "",
        translations=translations_of(graph, work),
        share=_share(graph, record),
        date=ShownDate.of(record.published),
        record_label=record.caption.kind.label,
    )


def marked_title(graph: Graph, record: Record[CommonFields]) -> str:
    """The title, with the word in front that must be seen first: Retracted, Withdrawn."""
    mark = mark_of(graph, record)
    return f"{mark}: {record.caption.title}" if mark else record.caption.title


def _share(graph: Graph, record: Record[CommonFields]) -> str:
    if record.fields.image:
        return ""
    work = record.key.work
    return share_address(work) if graph.settings.cards else share_picture(work.type.value)


def record_header(
    graph: Graph,
    record: Record[CommonFields],
    facts: Iterable[Fact] = (),
    chips: Iterable[Chip] | None = None,
) -> RecordHeader:
    """The header of a record's page, with these facts; chips are its statuses unless given."""
    fields = record.fields
    return RecordHeader(
        kind=record.key.type.value,
        kind_label=record.caption.kind.label,
        title=fields.title,
        summary=fields.summary,
        byline=byline_of(graph, record),
        chips=status_chips(graph, record) if chips is None else tuple(chips),
        facts=tuple(fact for fact in facts if fact.links or fact.text),
        notices=(*ending_boxes(graph, record.key), *notice_boxes(graph, record.key)),
        reliances=reliance_notes(graph, record),
        topics=topic_links(graph, fields.topics),
        draft=fields.draft,
        mark=mark_of(graph, record),
    )


def _picture_path(record: Record[CommonFields]) -> str:
    if not record.fields.image:
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(record.source.path), record.fields.image))


def byline_of(graph: Graph, record: Record[CommonFields]) -> Byline:
    """Who wrote the record and when; of a retelling, whose the original is."""
    original = record.fields.original
    date = ShownDate.of(record.published)
    if original is None:
        return Byline(author_links(graph, record), date)
    links = graph.outgoing(record.key, "original")
    retelling = Retelling(
        title=original.title,
        href=original.url,
        authors=contributor_links(graph, original.authors, links),
        publisher=_publisher_of(graph, record),
        date=ShownDate.of(original.date) if original.date else None,
    )
    return Byline((), date, retelling)


def _publisher_of(graph: Graph, record: Record[CommonFields]) -> PageLink | None:
    """The publisher of what a record retells, or what stands for one that was removed."""
    for link in graph.outgoing(record.key, "original"):
        if link.path[1] == "publisher":
            return link_to(graph, link.target)
    for removed in graph.removed_links(record.key, "original"):
        if removed.path[1] == "publisher":
            return removed_link(graph, removed.target)
    return None


def topic_links(graph: Graph, topics: Iterable[str]) -> tuple[PageLink, ...]:
    """The topics of a record, each linked to its page."""
    known = (graph.settings.topic(topic) for topic in topics)
    return tuple(PageLink(topic.label, topic_address(topic.id)) for topic in known if topic)


def record_footer(
    graph: Graph, record: Record[CommonFields], shelves: Iterable[Shelf] = (), above: Iterable[Shelf] = ()
) -> RecordFooter:
    """The end of a record's page: these shelves, then what else mentions it, then its sources.

    What the shelves `above` show already is not told again.
    """
    mentioned = unique_ends(graph.incoming(record.key, MENTIONS.name), sources=True)
    works = dict.fromkeys(key.work for key in mentioned if key.work != record.key.work)
    shelves = tuple(shelves)
    shown = {card.href for given in (*shelves, *above) for card in given.cards}
    others = [work for work in works if address_of(work) not in shown]
    return RecordFooter(
        sources=record.fields.sources,
        related=tuple(
            part for part in (*shelves, shelf(graph, MENTIONS.inverse, others, "mentions")) if part.cards
        ),
        updates=_updates(graph, record),
        edit_path=record.source.path,
        references=shown_references(graph, record),
        cite=cite_block(graph, record),
        edit=edit_link(graph, record),
    )


def _updates(graph: Graph, record: Record[CommonFields]) -> tuple[tuple[ShownDate, str], ...]:
    known = (update for update in record.fields.updates if update.date.is_known_by(graph.as_of))
    return tuple((ShownDate.of(update.date), update.note) for update in known)


def relation_facts(graph: Graph, record: Record[CommonFields], *relations: str) -> tuple[Fact, ...]:
    """One fact for each of these relations, with links to its targets."""
    return tuple(
        Fact(RELATION_BY_NAME[name].label, relation_links(graph, record.key, name)) for name in relations
    )


def body_of(graph: Graph, record: Record[CommonFields]) -> Body:
    """The record's Markdown with what each of its [[…]] links becomes."""
    targets = {link.path[1:]: link.target for link in graph.outgoing(record.key, MENTIONS.name)}
    links = {}
    for link in record.links:
        target = targets.get((link.line, link.column))
        links[link.target] = (
            body_link(graph, link.target, target) if target else _absent_link(graph, link.target)
        )
    citations = body_citations(graph, record)
    return Body(
        record.source.path,
        graph.text_of(record),
        tuple(links.values()),
        citations,
        _picture_path(record),
        record.fields.image_alt or "",
        _sealed_terms(graph, record),
    )


def _sealed_terms(graph: Graph, record: Record[CommonFields]) -> tuple[Term, ...] | None:
    """The words that a sealed version explains; None for what is not sealed."""
    sealed = graph.sealed_data(record.key) if record.key.type.is_versioned else None
    return sealed.terms if sealed else None


def bodies_of(graph: Graph) -> BodyOf:
    """What gives the bodies of records, each made once: several pages of a work show the same text."""
    made: dict[Key, Body] = {}

    def body(record: Record[CommonFields]) -> Body:
        if record.key not in made:
            made[record.key] = body_of(graph, record)
        return made[record.key]

    return body


def body_link(graph: Graph, written: str, target: Key) -> BodyLink:
    """A link in a text to a record that this build shows."""
    link = link_to(graph, target)
    title = f"{link.text} ({link.note})" if link.note else link.text
    return BodyLink(written, link.href, title, link.mark)


def _absent_link(graph: Graph, written: str) -> BodyLink:
    """A link to a record that this build does not show: its title, or where to read why it was removed."""
    try:
        found = graph.named(Reference.parse(written))
    except ValueError:
        return BodyLink(written, "", written)
    if isinstance(found, Removed):
        return BodyLink(written, address_about(graph, found), found.label)
    return BodyLink(written, "", found.caption.title if isinstance(found, Record) else written)
