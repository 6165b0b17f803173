"""What records tell in feeds: each version, each notice, each change of a status, each dated note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from mkdocs_evidence.exports.feed import SHORT, Entry, tag_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.citation import CITABLE, authors_of
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.status import document_status, ending_of, notices_on, status_entries
from mkdocs_evidence.model import (
    AuthoredFields,
    CommonFields,
    Key,
    Notice,
    PartialDate,
    Project,
    ProjectFields,
    Record,
    VersionedFields,
)
from mkdocs_evidence.model.vocabulary import DocumentStatus

_MARKED = (DocumentStatus.WITHDRAWN, DocumentStatus.RETRACTED, DocumentStatus.REMOVED)


def id_of(graph: Graph, key: Key) -> str:
    """The id of the entry of a record, or of a version."""
    return tag_of(graph.settings, address_of(key))


def changes_of(graph: Graph, work: Key) -> tuple[Entry, ...]:
    """What happened to a record since: the changes of its study's status, and its dated notes."""
    record = graph.head(work)
    return (*_status_changes(graph, record), *_updates(graph, record))


def entry_of(graph: Graph, key: Key) -> Entry:
    """What a record itself, or a version, tells."""
    record = graph.corpus.by_key[key]
    fields = record.fields
    status = document_status(graph, record)
    mark = f"{status.label}: " if status in _MARKED else ""
    version = f" (version {key.version})" if key.version > 1 else ""
    topics = (graph.settings.topic(topic) for topic in fields.topics)
    ending = ending_of(graph, key)
    notices = (*notices_on(graph, key), *([ending] if ending else []))
    dates = [fields.date, *(notice.fields.date for notice in notices)]
    return Entry(
        id=id_of(graph, key),
        title=f"{mark}{fields.title}{version}",
        address=full_address(graph.settings, address_of(key)),
        summary=_summary(fields, ending),
        published=record.published,
        updated=max(date for date in dates if date.is_known_by(graph.as_of) or date is fields.date),
        authors=_authors(graph, record),
        tags=(key.type.label, *(topic.label for topic in topics if topic)),
        language=fields.language or graph.settings.language,
        original=fields.original.url if fields.original else "",
        record=key if key.type in CITABLE and not mark else None,
    )


def with_text(graph: Graph, entry: Entry) -> Entry:
    """The entry with the full text of its record, where that may be shown and is short."""
    text = graph.text_of(graph.head(entry.record)) if entry.record else ""
    if not entry.record or len(text) > SHORT:
        return entry
    return replace(entry, text=entry.record, body=text)


def _authors(graph: Graph, record: Record[CommonFields]) -> tuple[str, ...]:
    if not isinstance(record.fields, AuthoredFields):
        return ()
    return tuple(name.in_words for name in authors_of(graph, record))


def _summary(fields: CommonFields, ending: Notice | None) -> str:
    """The summary; of a later version also what it changed and why, of an ended notice also what ended it."""
    if ending is not None:
        return f"Ended by “{ending.fields.title}”, {ending.fields.date.in_words}. {fields.summary}"
    change = fields.change if isinstance(fields, VersionedFields) else None
    if change is None:
        return fields.summary
    return f"{change.class_.label}: {change.summary} Reason: {change.reason} – {fields.summary}"


def _status_changes(graph: Graph, record: Record[CommonFields]) -> Iterator[Entry]:
    if not isinstance(record.fields, ProjectFields):
        return
    for change in status_entries(cast("Project", record), graph.as_of):
        reason = f" {change.reason}" if change.reason else ""
        yield _event(
            graph,
            record,
            name=f"status-{change.date}-{change.status.value}",
            title=f"{change.status.label}: {record.fields.title}",
            text=f"From {change.date.in_words} on: {change.status.label}. {change.status.meaning}{reason}",
            day=change.date,
        )


def _updates(graph: Graph, record: Record[CommonFields]) -> Iterator[Entry]:
    seen: dict[str, int] = {}
    for update in record.fields.updates:
        written = str(update.date)
        seen[written] = seen.get(written, 0) + 1
        if update.date.is_known_by(graph.as_of):
            number = f"-{seen[written]}" if seen[written] > 1 else ""
            yield _event(
                graph,
                record,
                name=f"update-{written}{number}",
                title=f"Update: {record.fields.title}",
                text=update.note,
                day=update.date,
            )


def _event(
    graph: Graph, record: Record[CommonFields], *, name: str, title: str, text: str, day: PartialDate
) -> Entry:
    """An entry on something that happened to a record, with an id of its own."""
    address = address_of(record.key.work)
    return Entry(
        id=tag_of(graph.settings, f"{address}#{name}"),
        title=title,
        address=full_address(graph.settings, address),
        summary=text,
        published=day,
        updated=day,
        tags=(record.key.type.label,),
        language=record.fields.language or graph.settings.language,
    )
