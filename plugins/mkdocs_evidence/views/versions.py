"""Versions: the banner that says what a text is, its history, and the page of each version."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import (
    REGISTER,
    address_of,
    comparison_address,
    history_address,
    pdf_address,
    since_address,
    source_address,
    time_map_address,
)
from mkdocs_evidence.graph.known_versions import Version, versions_of
from mkdocs_evidence.graph.later_events import days_of, events_since
from mkdocs_evidence.graph.readings import reading_entry
from mkdocs_evidence.graph.redacted_source import redacted_source_of
from mkdocs_evidence.graph.status import version_state
from mkdocs_evidence.model import Change, Key, PartialDate
from mkdocs_evidence.model.placeholder import TO_BE_WRITTEN
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.notices import notice_boxes
from mkdocs_evidence.views.parts import Chip, Head, NoticeBox, Page, PageLink, ShownDate


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What a version changed against the one before, why, and who asked."""

    label: str
    meaning: str
    summary: str
    reason: str
    requested_by: str
    data_seen: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """The version that replaced this one, when and why."""

    link: PageLink
    date: ShownDate
    change: ShownChange | None


@dataclass(frozen=True, slots=True)
class Seal:
    """That a version is in the register: on which line, since when, and with which hash.

    `words_line` is the line on the words of its page, 0 where there is none. Of a version from which
    names were removed, `redacted_by` leads to the notice.
    """

    line: int
    date: ShownDate
    sha256: str
    source: PageLink
    register: PageLink
    redacted_by: PageLink | None = None
    words_line: int = 0


@dataclass(frozen=True, slots=True)
class Banner:
    """What a version is: its number among how many, its state, and what replaced it.

    `date` is the day on which it was published; `dated` the date on the document, if that is another one.
    """

    number: int
    count: int
    label: str
    date: ShownDate
    dated: ShownDate | None
    state: Chip
    landing: PageLink
    history: PageLink
    permanent: PageLink
    seal: Seal | None = None
    replaced_by: Replacement | None = None
    current: PageLink | None = None
    pdf: str = ""
    since: PageLink | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One version in the history."""

    number: int
    link: PageLink
    date: ShownDate
    dated: ShownDate | None
    label: str
    state: Chip
    change: ShownChange | None
    comparison: PageLink | None
    notices: tuple[NoticeBox, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage(Page):
    """Every version of a work, newest first."""

    kind_label: str
    title: str
    landing: PageLink
    entries: tuple[HistoryEntry, ...]


def banner_of(graph: Graph, version: Version) -> Banner:
    """The banner of a version."""
    versions = versions_of(graph, version.key)
    work = version.key.work
    current = versions[-1]
    is_current = current.key == version.key
    return Banner(
        number=version.key.version,
        count=current.key.version,
        label=version.fields.version_label or "",
        date=ShownDate.of(version.published),
        dated=date_on_document(version),
        state=Chip.of("version", version_state(graph, version)),
        landing=PageLink("the current version", address_of(work)),
        history=PageLink("All versions", history_address(work)),
        permanent=PageLink(f"Permanent address of version {version.key.version}", address_of(version.key)),
        seal=seal_of(graph, version),
        replaced_by=None if is_current else _replacement(versions, version),
        current=None if is_current else version_link(current),
        pdf=pdf_address(version.key) if graph.settings.pdf else "",
        since=_newest_since(graph, version) if graph.settings.pdf else None,
    )


def _newest_since(graph: Graph, version: Version) -> PageLink | None:
    """The newest PDF of what has come since, under its day; None where nothing has come."""
    days = days_of(events_since(graph, version))
    if not days:
        return None
    return PageLink(PartialDate.of(days[-1]).in_words, since_address(version.key, days[-1]))


def seal_of(graph: Graph, version: Version) -> Seal | None:
    """The line of the register that holds a version; none where it is not sealed yet."""
    entry = graph.permanence.register.by_address.get(address_of(version.key))
    if entry is None:
        return None
    words = reading_entry(graph, version.key)
    return Seal(
        line=entry.sequence,
        date=ShownDate.of(PartialDate.of(entry.date)),
        sha256=entry.sha256,
        source=PageLink("the frozen source", source_address(version.key)),
        register=PageLink("the register", REGISTER),
        redacted_by=_redacted_by(graph, version),
        words_line=words.sequence if words else 0,
    )


def _redacted_by(graph: Graph, version: Version) -> PageLink | None:
    source = redacted_source_of(version)
    if source is None:
        return None
    is_shown = graph.shows(source.notice)
    return PageLink("Why they were removed", address_of(source.notice) if is_shown else "", is_label=True)


def date_on_document(version: Version) -> ShownDate | None:
    """The date on a version's document, if it is not that on which the version was published."""
    date = version.fields.version_date
    return None if date == version.published else ShownDate.of(date)


def version_link(version: Version) -> PageLink:
    """A link to a version's permanent page."""
    return PageLink(f"Version {version.key.version}", address_of(version.key))


def _replacement(versions: tuple[Version, ...], version: Version) -> Replacement:
    later = versions[versions.index(version) + 1]
    return Replacement(version_link(later), ShownDate.of(later.published), change_of(later.fields.change))


def change_of(change: Change | None) -> ShownChange | None:
    """A change block as it is shown."""
    if change is None:
        return None
    return ShownChange(
        label=change.class_.label,
        meaning=change.class_.meaning,
        summary=change.summary,
        reason=change.reason,
        requested_by=change.requested_by,
        data_seen=_data_seen(change),
    )


def _data_seen(change: Change) -> str:
    """The answer in words, with the note on it; in a draft it may still be to be written."""
    answer = change.outcome_data_seen.label if change.outcome_data_seen else TO_BE_WRITTEN
    return f"{answer}. {change.outcome_data_note}" if change.outcome_data_note else answer


def history_entries(graph: Graph, work: Key) -> tuple[HistoryEntry, ...]:
    """The versions of a work, newest first."""
    return tuple(
        HistoryEntry(
            number=version.key.version,
            link=version_link(version),
            date=ShownDate.of(version.published),
            dated=date_on_document(version),
            label=version.fields.version_label or "",
            state=Chip.of("version", version_state(graph, version)),
            change=change_of(version.fields.change),
            comparison=_comparison(graph, version.key),
            notices=notice_boxes(graph, version.key, with_ended=True),
        )
        for version in reversed(versions_of(graph, work))
    )


def _comparison(graph: Graph, key: Key) -> PageLink | None:
    """The link to the comparison with the version before; none for the first."""
    before = key.version - 1
    if not graph.shows(Key(key.type, key.id, before)) or not before:
        return None
    return PageLink(f"Compare with version {before}", comparison_address(key.work, before, key.version))


def history_page(graph: Graph, work: Key) -> HistoryPage:
    """The view of a work's history page."""
    current = graph.head(work)
    title = current.fields.title
    return HistoryPage(
        head=Head(
            address=history_address(work),
            kind="history",
            title=f"History of {title}",
            description=f"Every version of {title}, with what changed and why.",
            crumbs=(
                HOME_CRUMB,
                PageLink(work.type.plural, f"/{work.type.value}/"),
                PageLink(title, address_of(work)),
            ),
            canonical=history_address(work),
        ),
        kind_label=work.type.label,
        title=title,
        landing=PageLink(title, address_of(work)),
        entries=history_entries(graph, work),
    )


def version_relations(graph: Graph, version: Version | None, work: Key) -> tuple[tuple[str, str], ...]:
    """Typed links between versions, as RFC 5829 and RFC 7089 name them; None stands for the landing page."""
    versions = versions_of(graph, work)
    relations = [
        ("latest-version", address_of(work)),
        ("version-history", history_address(work)),
        ("timemap", time_map_address(work)),
    ]
    shown = version or versions[-1]
    position = [known.key for known in versions].index(shown.key)
    if position > 0:
        relations.append(("predecessor-version", address_of(versions[position - 1].key)))
    if version is not None:
        relations.append(("original", address_of(work)))
    if version is not None and position + 1 < len(versions):
        relations.append(("successor-version", address_of(versions[position + 1].key)))
    return tuple(relations)
