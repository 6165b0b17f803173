"""A finding is about a project of its report."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import RecordType, ReportFields

RULE = Rule("finding-project-other", "Findings are about projects of their report")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every finding whose `project` is none of the report's projects."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        own = {link.target for link in scope.links(report.key, "project")}
        for link in scope.links(report.key, "findings"):
            if link.path[2] != "project" or not own or link.target in own:
                continue
            yield Diagnostic(
                RULE,
                value_of(report, *link.path),
                f"the finding is about {link.target.id}, which is none of the report's projects",
                f"add {link.target.id} to the report's `project`, or name the project it is about",
                seen=link.target.id,
                allowed=tuple(sorted(key.id for key in own)),
            )
