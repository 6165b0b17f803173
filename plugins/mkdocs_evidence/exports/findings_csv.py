"""The findings of a report, of a version of it, or of a project, as a table beside the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from mkdocs_evidence.exports.csv_tables import FINDING_COLUMNS, Table, finding_rows, render_csv
from mkdocs_evidence.exports.export import Recipe, path_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.status import reports_of
from mkdocs_evidence.graph.status_addresses import findings_csv_address
from mkdocs_evidence.model import Key, RecordType, Report


def findings_tables_of(graph: Graph, work: Key) -> Iterator[Recipe[Table]]:
    """The tables of a report and of each of its versions, or that of a project; none without findings."""
    if work.type is RecordType.REPORT:
        versions = cast("tuple[Report, ...]", graph.corpus.versions_by_work[work])
        yield from _table(graph, work, versions[-1:])
        for version in versions:
            yield from _table(graph, version.key, [version])
    elif work.type is RecordType.PROJECT:
        yield from _table(graph, work, reversed(reports_of(graph, work)))


def _table(graph: Graph, key: Key, reports: Iterable[Report]) -> Iterator[Recipe[Table]]:
    rows = tuple(row for report in reports for row in finding_rows(graph, report))
    if rows:
        yield Recipe(path_of(findings_csv_address(key)), render_csv, (FINDING_COLUMNS, *rows))


__all__ = ["findings_tables_of"]
