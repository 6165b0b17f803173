"""View of the second PDF of a version: events since it was published, up to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.known_versions import Version
from mkdocs_evidence.graph.later_events import EventKind, LaterEvent, days_of, events_since
from mkdocs_evidence.model import Notice, PartialDate, Report
from mkdocs_evidence.views.cards import contributor_links
from mkdocs_evidence.views.findings import ShownFinding, findings_of
from mkdocs_evidence.views.parts import PageLink, ShownDate
from mkdocs_evidence.views.versions import ShownChange, change_of


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """One event: when, what kind, what record says it, and what it says."""

    date: ShownDate
    label: str
    record: PageLink
    text: str = ""
    by: str = ""
    change: ShownChange | None = None
    findings: tuple[ShownFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class SinceCopy:
    """The events after a version that the site had published by a day, oldest first."""

    until: date
    version_address: str
    work_address: str
    kind_label: str
    title: str
    language: str
    number: int
    dated: ShownDate
    day: ShownDate
    current: PageLink | None
    events: tuple[ShownEvent, ...]


def since_copies(graph: Graph, version: Version) -> tuple[SinceCopy, ...]:
    """One copy for each day on which something was published after a version, oldest first.

    An earlier copy is made again in every build, from the events of that day, so that its address
    goes on answering with the same file.
    """
    events = events_since(graph, version)
    return tuple(_copy(graph, version, day, events) for day in days_of(events))


def _copy(graph: Graph, version: Version, day: date, events: tuple[LaterEvent, ...]) -> SinceCopy:
    known = tuple(event for event in events if event.published <= day)
    newer = [event.key for event in known if event.kind is EventKind.VERSION]
    current = max(newer, key=lambda key: key.version, default=None)
    return SinceCopy(
        until=day,
        version_address=address_of(version.key),
        work_address=address_of(version.key.work),
        kind_label=version.caption.kind.label,
        title=version.fields.title,
        language=version.fields.language or "",
        number=version.key.version,
        dated=ShownDate.of(version.fields.version_date),
        day=ShownDate.of(PartialDate.of(day)),
        current=PageLink(f"Version {current.version}", address_of(current)) if current else None,
        events=tuple(_shown(graph, event) for event in known),
    )


def _shown(graph: Graph, event: LaterEvent) -> ShownEvent:
    record = graph.head(event.key)
    address, when = address_of(event.key), ShownDate.of(event.date)
    if event.status:
        label = f"The study: {event.status.status.label.lower()}"
        return ShownEvent(when, label, PageLink("", address), event.status.reason or "")
    link = PageLink(record.fields.title, address)
    if event.kind is EventKind.VERSION:
        change = change_of(cast("Version", record).fields.change)
        return ShownEvent(when, f"Version {event.key.version}", link, change=change)
    if event.kind is EventKind.REPORT:
        found = findings_of(graph, cast("Report", record)).findings
        label = f"{record.caption.kind.label}, version {event.key.version}"
        return ShownEvent(when, label, link, record.fields.summary, findings=found)
    notice = cast("Notice", record)
    issuers = contributor_links(graph, (notice.fields.issued_by,), graph.outgoing(notice.key, "issued_by"))
    by = issuers[0].text if issuers else ""
    return ShownEvent(when, notice.fields.kind.label, link, notice.fields.reason, by)


__all__ = ["ShownEvent", "SinceCopy", "since_copies"]
