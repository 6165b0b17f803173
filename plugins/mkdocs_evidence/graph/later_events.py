"""Events that came after a version: later versions, notices, reports, changes of the study's status.

Each has the day on which this site published it, which is the date of its line in the register. The
register only grows, so the events of a past day stay as they are when a record is added later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import cast

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.known_versions import Version, versions_of
from mkdocs_evidence.graph.redirects import former_keys
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.status import notices_on
from mkdocs_evidence.model import (
    CommonFields,
    Key,
    PartialDate,
    Project,
    Record,
    RecordType,
    StatusEntry,
    VersionedFields,
)


class EventKind(Enum):
    """Kind of event after a version."""

    STATUS = "status"
    VERSION = "version"
    REPORT = "report"
    NOTICE = "notice"


_KINDS = tuple(EventKind)


@dataclass(frozen=True, slots=True)
class LaterEvent:
    """One event: its own date, the day on which the site published it, and the record that says it.

    `status` is the entry of a project's history where that is the event.
    """

    kind: EventKind
    published: date
    date: PartialDate
    key: Key
    status: StatusEntry | None = None


def events_since(graph: Graph, version: Version) -> tuple[LaterEvent, ...]:
    """The events that came after a version, in the order of their dates."""
    floor = _published(graph, version, date.min)
    events = (
        *_statuses(graph, version, floor),
        *_records(graph, EventKind.VERSION, _later_versions(graph, version), floor),
        *_records(graph, EventKind.REPORT, _later_reports(graph, version), floor),
        *_records(graph, EventKind.NOTICE, notices_on(graph, version.key), floor),
    )
    return tuple(sorted(events, key=_order))


def days_of(events: Iterable[LaterEvent]) -> tuple[date, ...]:
    """The days on which something was published, oldest first."""
    return tuple(sorted({event.published for event in events}))


def _order(event: LaterEvent) -> tuple[PartialDate, int, Key]:
    return (event.date, _KINDS.index(event.kind), event.key)


def _records(
    graph: Graph, kind: EventKind, records: Iterable[Record[CommonFields]], floor: date
) -> Iterator[LaterEvent]:
    for record in records:
        yield LaterEvent(kind, _published(graph, record, floor), _own_date(record), record.key)


def _own_date(record: Record[CommonFields]) -> PartialDate:
    fields = record.fields
    return fields.version_date if isinstance(fields, VersionedFields) else fields.date


def _published(graph: Graph, record: Record[CommonFields], floor: date) -> date:
    """The day of a record's line in the register, else that of its own date; not before `floor`.

    Of a renamed record the first line counts, that of the address which it had then.
    """
    known = graph.permanence.register.by_address
    keys = (record.key, *former_keys(graph, record.key))
    entries = filter(None, (known.get(address_of(key)) for key in keys))
    own = min((entry.date for entry in entries), default=record.fields.date.latest)
    return _not_after_today(graph, max(own, floor))


def _not_after_today(graph: Graph, day: date) -> date:
    """A day, or today where the site is built as of a day before its register began."""
    return day if graph.as_of >= day else date.fromisoformat(graph.as_of.isoformat())


def _statuses(graph: Graph, version: Version, floor: date) -> Iterator[LaterEvent]:
    after = version.fields.version_date
    for key in _projects(graph, version):
        for entry in cast("Project", graph.head(key)).fields.status_history:
            if entry.date > after and entry.date.is_known_by(graph.as_of):
                day = _not_after_today(graph, max(entry.date.latest, floor))
                yield LaterEvent(EventKind.STATUS, day, entry.date, key, entry)


def _projects(graph: Graph, version: Version) -> tuple[Key, ...]:
    return tuple(unique_ends(graph.outgoing(version.key, "project"), sources=False))


def _later_versions(graph: Graph, version: Version) -> Iterator[Version]:
    return (one for one in versions_of(graph, version.key) if one.key.version > version.key.version)


def _later_reports(graph: Graph, version: Version) -> Iterator[Version]:
    """The versions of reports on the same protocols that are not older than this version."""
    is_report = version.key.type is RecordType.REPORT
    evaluated = unique_ends(graph.outgoing(version.key, "evaluates"), sources=False) if is_report else ()
    protocols = [key.work for key in evaluated] if is_report else [version.key.work]
    links = (link for protocol in protocols for link in graph.incoming(protocol, "evaluates"))
    for work in dict.fromkeys(link.source.work for link in links):
        if work != version.key.work:
            for report in versions_of(graph, work):
                if not report.fields.version_date < version.fields.version_date:
                    yield report


__all__ = ["EventKind", "LaterEvent", "Version", "days_of", "events_since"]
