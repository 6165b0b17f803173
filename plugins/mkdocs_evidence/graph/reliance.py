"""Reliance: what a record rests on and that has changed since, so that the record can say so by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.relations import RESOLVES
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.status import in_force, notices_on
from mkdocs_evidence.model import CommonFields, Key, Notice, PartialDate, Record, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind

RELYING = ("about", "evaluates", "follows_on_from", "translation_of", "mentions")
TOLD_EVEN_WHERE_KNOWN = (NoticeKind.WITHDRAWAL, NoticeKind.RETRACTION, NoticeKind.REMOVAL, NoticeKind.CONCERN)


@dataclass(frozen=True, slots=True)
class Superseded:
    """A record rests on `version`; `successor` came on `date`, and `current` is the newest."""

    version: Key
    successor: Key
    current: Key
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Noticed:
    """A record rests on `target`, on which there is a notice."""

    target: Key
    notice: Notice


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A record rests on `target`, which was taken down."""

    target: Removed


Reliance = Superseded | Noticed | TakenDown


def reliances_of(graph: Graph, record: Record[CommonFields]) -> tuple[Reliance, ...]:
    """What has changed in what a record rests on, the gravest first.

    A record rests on what it is about, evaluates, follows on from, translates or mentions: on the version
    that it names, or else on the current one. A notice that has ended counts no more, nor does a
    correction that was there before the record.
    """
    if record.key.type is RecordType.NOTICE:
        return ()
    found: dict[tuple[str, str], Reliance] = {}
    for link in graph.removed_links(record.key, *RELYING):
        taken = TakenDown(link.target)
        found.setdefault(_identity(taken), taken)
    for target in _targets(graph, record):
        for reliance in _changes_of(graph, record, target):
            found.setdefault(_identity(reliance), reliance)
    order = (TakenDown, Noticed, Superseded)
    return tuple(sorted(found.values(), key=lambda one: order.index(type(one))))


def _identity(reliance: Reliance) -> tuple[str, str]:
    if isinstance(reliance, Superseded):
        return "version", str(reliance.version)
    notice = reliance.target.notice if isinstance(reliance, TakenDown) else reliance.notice
    return "notice", str(notice.key)


def _targets(graph: Graph, record: Record[CommonFields]) -> tuple[Key, ...]:
    """What a record rests on; a work that it names with a version too is that version."""
    links = (link for link in graph.named_by(record.key) if link.relation.name in RELYING)
    targets = dict.fromkeys(link.target for link in links if link.target.work != record.key.work)
    versioned = {target.work for target in targets if target.version}
    return tuple(target for target in targets if target.version or target not in versioned)


def _changes_of(graph: Graph, record: Record[CommonFields], target: Key) -> Iterator[Reliance]:
    if not graph.shows(target):
        return
    for notice in in_force(graph, notices_on(graph, target)):
        if _concerns(graph, notice, record):
            yield Noticed(target, notice)
    if target.type.is_versioned:
        yield from _superseded(graph, record, target)


def _superseded(graph: Graph, record: Record[CommonFields], target: Key) -> Iterator[Superseded]:
    versions = graph.corpus.versions_by_work[target.work]
    read = target if target.version else _current_when_written(graph, record, target)
    later = [version for version in versions if read and version.key.version > read.version]
    if read and later:
        yield Superseded(read, later[0].key, versions[-1].key, later[0].index_entry.date)


def _current_when_written(graph: Graph, record: Record[CommonFields], work: Key) -> Key | None:
    """The version of a work that was the current one when a record was written."""
    day = record.fields.date.latest
    then = [one for one in graph.corpus.versions_by_work[work] if one.index_entry.date.is_known_by(day)]
    return then[-1].key if then else None


def _concerns(graph: Graph, notice: Notice, record: Record[CommonFields]) -> bool:
    """Return True if readers of a record must know of a notice on what it rests on.

    The end of a notice matters to what was written while that notice was in force.
    """
    fields = notice.fields
    if fields.kind is NoticeKind.RESOLUTION:
        began = (graph.head(link.target).index_entry.date for link in graph.outgoing(notice.key, RESOLVES))
        is_known = any(date.earliest <= record.fields.date.latest for date in began)
        return is_known and _came_after(fields.date, record)
    return fields.kind in TOLD_EVEN_WHERE_KNOWN or _came_after(fields.date, record)


def _came_after(date: PartialDate, record: Record[CommonFields]) -> bool:
    return date.latest >= record.fields.date.earliest
