"""The board as a table for spreadsheets, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.exports.csv_tables import Row, Table, render_csv
from mkdocs_evidence.exports.export import Recipe, path_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.board import ProjectState, Tally, project_states, tally
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.metadata.json_text import json_file
from mkdocs_evidence.graph.status_addresses import STATUS_CSV, STATUS_JSON
from mkdocs_evidence.model import SiteSettings

COLUMNS = (
    "id",
    "title",
    "address",
    "study_status",
    "study_status_since",
    "study_status_reason",
    "unconfirmed_since",
    "results_status",
    "results_due",
    "results_reported",
    "days_late",
    "why",
    "next_step",
    "next_date",
    "as_of",
)


@dataclass(frozen=True, slots=True)
class StatusData:
    """What the JSON of the board is made of: the rows, in the order of `COLUMNS`, and the counts."""

    settings: SiteSettings
    as_of: str
    rows: Table
    counts: Tally


def render_status_tables(graph: Graph) -> Iterator[Recipe[object]]:
    """The board as CSV and as JSON; one row for each project, the most urgent first."""
    states = project_states(graph)
    rows = tuple(_row(graph, state) for state in states)
    yield Recipe(path_of(STATUS_CSV), render_csv, (COLUMNS, *rows))
    data = StatusData(graph.settings, str(graph.as_of), rows, tally(states))
    yield Recipe(path_of(STATUS_JSON), render_status_json, data)


def _row(graph: Graph, state: ProjectState) -> Row:
    step = state.steps[0] if state.steps else None
    results = state.results
    return (
        state.project.key.id,
        state.project.fields.title,
        full_address(graph.settings, address_of(state.project.key)),
        state.study.status.value,
        str(state.study.date),
        state.study.reason or "",
        str(state.unconfirmed or ""),
        results.status.value,
        str(results.due or ""),
        str(results.reported or ""),
        results.days,
        state.why,
        step.label if step else "",
        str(step.date) if step else "",
        str(graph.as_of),
    )


def render_status_json(data: StatusData) -> str:
    """The board as one JSON object: the day, the counts, and the projects. Empty fields are left out."""
    counts = data.counts
    return json_file(
        {
            "as_of": data.as_of,
            "site": data.settings.name,
            "counts": {
                "projects": counts.total,
                "fallen_due": counts.fallen_due,
                **{status.value: count for status, count in counts.by_status},
                "stopped_or_cancelled": counts.stopped,
                "no_findings_owed": counts.no_findings,
            },
            "projects": [
                {
                    name: cell
                    for name, cell in zip(COLUMNS, row, strict=True)
                    if cell != "" and name != "as_of"
                }
                for row in data.rows
            ],
        }
    )


__all__ = ["COLUMNS", "render_status_json", "render_status_tables"]
