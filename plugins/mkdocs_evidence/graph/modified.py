"""When what a record tells last became another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.relations import TARGET
from mkdocs_evidence.graph.status import ending_of, notices_on
from mkdocs_evidence.model import CommonFields, Key, Notice, PartialDate, Record, RecordType


def modified_of(
    graph: Graph,
    record: Record[CommonFields],
    notices: Iterable[Notice] | None = None,
    *,
    is_version: bool = False,
) -> PartialDate:
    """The newest date that the record's own content gives, or a notice on it; `notices` are those, if known.

    What happened since to its work is no matter of a version.
    """
    known = notices_on(graph, record.key) if notices is None else notices
    happened = () if is_version else record.happened
    noticed = (*(one.index_entry.date for one in known), *_ended(graph, record.key))
    return _newest(record.index_entry.date, (*noticed, *happened), graph.as_of)


def modified_of_works(graph: Graph) -> Iterator[tuple[Key, PartialDate]]:
    """The same of every work, for its landing page."""
    happened, noticed = graph.corpus.happened, _dates_of_notices(graph)
    for work, (*_, newest) in graph.corpus.index.items():
        since = (one for key in {work, newest.key} for one in noticed.get(key, ()))
        yield work, _newest(newest.date, (*since, *happened[work]), graph.as_of)


def _dates_of_notices(graph: Graph) -> dict[Key, list[PartialDate]]:
    """The dates of the notices on each work and version as they name them, and of the ends of notices."""
    dates: dict[Key, list[PartialDate]] = {}
    for work in graph.corpus.works(RecordType.NOTICE):
        notice = graph.head(work)
        for link in graph.outgoing(work, TARGET):
            dates.setdefault(link.target, []).append(notice.index_entry.date)
        dates.setdefault(work, []).extend(_ended(graph, work))
    return dates


def _ended(graph: Graph, key: Key) -> tuple[PartialDate, ...]:
    """The date of the notice that ended this one; nothing for records of other types."""
    by = ending_of(graph, key)
    return (by.index_entry.date,) if by else ()


def _newest(published: PartialDate, since: Iterable[PartialDate], as_of: date) -> PartialDate:
    known = [one for one in (published, *since) if one.is_known_by(as_of)]
    return max(known, default=published)
