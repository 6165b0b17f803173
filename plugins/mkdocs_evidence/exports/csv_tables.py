"""Tables for spreadsheets: all projects, all protocols, all findings (RFC 4180, UTF-8).

A text that a spreadsheet would take for a formula (it begins with = + - @, one of their wide forms, or a
tab) gets an apostrophe in front; numbers stay numbers (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TypeAlias, cast

from mkdocs_evidence.exports.export import Recipe, path_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.citation import authors_of, doi_of
from mkdocs_evidence.graph.machine_addresses import csv_address, full_address
from mkdocs_evidence.graph.status import document_status, results_of, study_status, version_state
from mkdocs_evidence.model import (
    Finding,
    Key,
    Project,
    Protocol,
    ProtocolFields,
    RecordType,
    Reference,
    Report,
)

Cell: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Cell, ...]
Table: TypeAlias = tuple[Row, ...]
"""The names of the columns, then the rows."""

PROJECT_COLUMNS = (
    "id",
    "title",
    "address",
    "design",
    "study_status",
    "study_status_since",
    "results_status",
    "results_due",
    "results_reported",
    "days_late",
    "lead",
    "evaluator",
    "delivered_by",
    "funders",
    "partners",
    "programme",
    "registry",
    "registration_id",
    "topics",
    "published",
)
PROTOCOL_COLUMNS = (
    "id",
    "version",
    "title",
    "address",
    "kind",
    "projects",
    "version_date",
    "published",
    "version_state",
    "document_status",
    "authors",
    "sample_planned",
    "sample_unit",
    "primary_outcomes",
    "outcomes",
    "doi",
)
FINDING_COLUMNS = (
    "report",
    "report_version",
    "report_address",
    "document_status",
    "projects",
    "protocol",
    "outcome",
    "added",
    "measure",
    "role",
    "timepoint",
    "planned_timepoint",
    "effect_measure",
    "estimate",
    "unit",
    "interval_low",
    "interval_high",
    "interval_level",
    "n",
    "value_intervention",
    "value_comparator",
    "direction",
    "statement",
)
COLUMNS = {"projects": PROJECT_COLUMNS, "protocols": PROTOCOL_COLUMNS, "findings": FINDING_COLUMNS}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def render_projects(graph: Graph) -> Iterator[Recipe[Table]]:
    """The table of projects."""
    yield _table("projects", _projects(graph))


def render_protocols(graph: Graph) -> Iterator[Recipe[Table]]:
    """The table of protocols, a row for each version."""
    yield _table("protocols", _protocols(graph))


def render_findings(graph: Graph) -> Iterator[Recipe[Table]]:
    """The table of findings."""
    yield _table("findings", _findings(graph))


def _table(name: str, rows: Iterable[Row]) -> Recipe[Table]:
    return Recipe(path_of(csv_address(name)), render_csv, (COLUMNS[name], *rows))


def render_csv(table: Iterable[Row]) -> str:
    """A table as CSV; several values in one cell are joined by the semicolon."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in row] for row in table)
    return text.getvalue()


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA) else cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _titles(graph: Graph, key: Key, relation: str) -> str:
    keys = dict.fromkeys(link.target for link in graph.outgoing(key, relation))
    removed = {link.target.key: link.target.label for link in graph.removed_links(key, relation)}
    titles = (graph.head(target).caption.title for target in keys)
    return _joined((*titles, *removed.values()))


def _ids(graph: Graph, key: Key, relation: str) -> str:
    return _joined(dict.fromkeys(link.target.id for link in graph.outgoing(key, relation)))


def _projects(graph: Graph) -> Iterator[Row]:
    for work in graph.corpus.works(RecordType.PROJECT):
        project = cast("Project", graph.head(work))
        fields = project.fields
        study = study_status(project, graph.as_of)
        results = results_of(graph, project)
        yield (
            work.id,
            fields.title,
            full_address(graph.settings, address_of(work)),
            fields.design.value,
            study.status.value,
            str(study.date),
            results.status.value,
            str(results.due or ""),
            str(results.reported or ""),
            results.days,
            *(_titles(graph, work, name) for name in ("lead", "evaluator", "delivered_by", "funders")),
            *(_titles(graph, work, name) for name in ("partners", "programme")),
            fields.registration.registry if fields.registration else "",
            fields.registration.id if fields.registration else "",
            _joined(fields.topics),
            str(project.published),
        )


def _protocols(graph: Graph) -> Iterator[Row]:
    for work in graph.corpus.works(RecordType.PROTOCOL):
        for record in graph.corpus.versions_by_work[work]:
            protocol = cast("Protocol", record)
            fields = protocol.fields
            primary = (outcome.measure for outcome in fields.outcomes if outcome.role.value == "primary")
            yield (
                work.id,
                protocol.key.version,
                fields.title,
                full_address(graph.settings, address_of(protocol.key)),
                fields.kind.value,
                _ids(graph, protocol.key, "project"),
                str(fields.version_date),
                str(record.published),
                version_state(graph, protocol).value,
                document_status(graph, protocol).value,
                _joined(name.in_words for name in authors_of(graph, protocol)),
                fields.sample.planned if fields.sample else None,
                fields.sample.unit if fields.sample else "",
                _joined(primary),
                len(fields.outcomes),
                doi_of(graph, protocol),
            )


def _findings(graph: Graph) -> Iterator[Row]:
    """The findings of the current version of every report, marked where the report no longer stands."""
    for work in graph.corpus.works(RecordType.REPORT):
        yield from finding_rows(graph, cast("Report", graph.head(work)))


def finding_rows(graph: Graph, report: Report) -> Iterator[Row]:
    """The findings of one version of a report, in its own order."""
    start: Row = (
        report.key.id,
        report.key.version,
        full_address(graph.settings, address_of(report.key)),
        document_status(graph, report).value,
        _ids(graph, report.key, "project"),
    )
    for finding in report.fields.findings:
        yield (*start, *_finding(graph, report, finding))


def _finding(graph: Graph, report: Report, finding: Finding) -> Row:
    protocol = _protocol_of(graph, report, finding.protocol)
    promised = (
        [known for known in protocol.fields.outcomes if known.id == finding.outcome] if protocol else []
    )
    low, high = finding.interval or (None, None)
    values = finding.values
    return (
        str(protocol.key) if protocol else "",
        finding.outcome or "",
        "yes" if finding.added else "no",
        finding.measure or (promised[0].measure if promised else ""),
        promised[0].role.value if promised else "",
        finding.timepoint or "",
        (promised[0].timepoint or "") if promised else "",
        finding.effect_measure.value if finding.effect_measure else "",
        finding.estimate,
        finding.unit or "",
        low,
        high,
        finding.interval_level,
        finding.n,
        values.intervention if values else None,
        values.comparator if values else None,
        finding.direction.value,
        finding.statement,
    )


def _protocol_of(graph: Graph, report: Report, named: Reference | None) -> Protocol | None:
    """The protocol version that a finding is about: the one that it names, else the report's only one."""
    links = graph.outgoing(report.key, "evaluates")
    keys = [link.target for link in links if named is None or link.target.id == named.id]
    if len(keys) != 1:
        return None
    record = graph.head(keys[0])
    return cast("Protocol", record) if isinstance(record.fields, ProtocolFields) else None
