"""Which project a finding is about, where one report serves several."""

from __future__ import annotations

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.model import Finding, Key, Report


def findings_about(graph: Graph, report: Report, project: Key | None) -> tuple[tuple[int, Finding], ...]:
    """A report's findings with their numbers from 1: all of them, or those that are about a project.

    A finding that names no project is about all projects of its report.
    """
    numbered = tuple(enumerate(report.fields.findings, start=1))
    if project is None:
        return numbered
    named: dict[int, set[Key]] = {}
    for link in graph.outgoing(report.key, "findings"):
        if link.path[2] == "project":
            named.setdefault(int(link.path[1]) + 1, set()).add(link.target)
    return tuple((number, finding) for number, finding in numbered if project in named.get(number, {project}))
