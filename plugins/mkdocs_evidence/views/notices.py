"""Notices as pages show them: what they are on, what they end, and what has ended them."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.relations import RESOLVES, TARGET
from mkdocs_evidence.graph.status import document_status, ending_of, in_force, notices_on
from mkdocs_evidence.model import Key, Notice, Record, VersionedFields
from mkdocs_evidence.model.vocabulary import DocumentStatus, NoticeKind
from mkdocs_evidence.views.cards import contributor_links
from mkdocs_evidence.views.parts import DatedLink, Fact, NoticeBox, NoticeScope, PageLink, ShownDate


def notice_boxes(graph: Graph, key: Key, *, with_ended: bool = False) -> tuple[NoticeBox, ...]:
    """The notices in force on a record, newest first; `with_ended` also those that have ended."""
    notices = notices_on(graph, key)
    shown = notices if with_ended else in_force(graph, notices)
    return tuple(notice_box(graph, notice) for notice in reversed(shown))


def ending_boxes(graph: Graph, key: Key) -> tuple[NoticeBox, ...]:
    """The notice that has ended this one, as the page of the ended one shows it."""
    ending = ending_of(graph, key)
    if ending is None:
        return ()
    return (replace(notice_box(graph, ending), label="This notice no longer applies", scope=None, ends=()),)


def notice_box(graph: Graph, notice: Notice) -> NoticeBox:
    """A notice as its target shows it."""
    fields = notice.fields
    return NoticeBox(
        href=address_of(notice.key),
        kind=fields.kind.value,
        label=notice_label(graph, notice),
        title=fields.title,
        reason=fields.reason,
        date=ShownDate.of(fields.date),
        issued_by=issuer_of(graph, notice),
        scope=scope_of(graph, notice),
        ends=tuple(_dated(one) for one in notices_ended(graph, notice.key)),
        ended_by=_dated(by) if (by := ending_of(graph, notice.key)) else None,
    )


def notice_label(graph: Graph, notice: Notice) -> str:
    """The kind of a notice in words; of one that only ends others, what came to an end."""
    if notice.fields.kind is not NoticeKind.RESOLUTION:
        return notice.fields.kind.label
    ended = dict.fromkeys(one.fields.kind.when_ended for one in notices_ended(graph, notice.key))
    return ", ".join(ended) or notice.fields.kind.label


def issuer_of(graph: Graph, notice: Notice) -> PageLink:
    """Return the issuer of a notice; with a link if there is a record of them."""
    links = graph.outgoing(notice.key, "issued_by")
    issuers = contributor_links(graph, (notice.fields.issued_by,), links)
    return issuers[0] if issuers else PageLink("")


def notices_ended(graph: Graph, notice: Key) -> tuple[Notice, ...]:
    """The earlier notices that a notice has ended."""
    named = (link.target for link in graph.outgoing(notice, RESOLVES))
    return tuple(cast("Notice", graph.head(key)) for key in named if graph.ended_by(key) == notice)


def _dated(notice: Notice) -> DatedLink:
    link = PageLink(notice.fields.title, address_of(notice.key))
    return DatedLink(link, ShownDate.of(notice.fields.date))


def scope_of(graph: Graph, notice: Notice) -> NoticeScope | None:
    """Which of several versions a notice is on, and which is current; None where it is on all of them."""
    target = next((link.target for link in graph.named_by(notice.key) if link.relation.name == TARGET), None)
    if target is None or not target.version or not graph.shows(target.work):
        return None
    current = cast("Record[VersionedFields]", graph.head(target.work))
    number = target.version
    if current.key != target:
        return NoticeScope(f"This notice is about version {number}.", _current(graph, current))
    if len(graph.corpus.versions_by_work[target.work]) == 1:
        return None
    return NoticeScope(
        f"This notice is about version {number}, the current version. It is not about the earlier versions."
    )


def _current(graph: Graph, version: Record[VersionedFields]) -> PageLink:
    status = document_status(graph, version)
    note = "" if status is DocumentStatus.PUBLISHED else status.label.lower()
    return PageLink(f"version {version.key.version}", address_of(version.key.work), note)


def facts_of_ends(graph: Graph, notice: Notice) -> tuple[Fact, ...]:
    """Which versions a notice is on, what it ends, and what has ended it."""
    scope = scope_of(graph, notice)
    by = ending_of(graph, notice.key)
    ended = (PageLink(by.fields.title, address_of(by.key), by.fields.date.in_words),) if by else ()
    ends = (
        PageLink(one.fields.title, address_of(one.key), one.fields.date.in_words)
        for one in notices_ended(graph, notice.key)
    )
    current = (scope.current,) if scope and scope.current else ()
    return (
        Fact("Version", text=scope.text if scope else ""),
        Fact("Current version", current),
        Fact("Ends", tuple(ends)),
        Fact("Ended by", ended),
    )
