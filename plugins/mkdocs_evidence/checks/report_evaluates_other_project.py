"""A report evaluates protocols of its own project."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import RecordType, ReportFields

RULE = Rule("report-evaluates-other-project", "Reports evaluate protocols of their own project")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every `evaluates` that names a protocol of which no project is one of the report's."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        own = {link.target for link in scope.links(report.key, "project")}
        for link in scope.links(report.key, "evaluates"):
            protocol = scope.record(link.target)
            if protocol is None or not own:
                continue
            others = [one.target for one in scope.links(protocol.key, "project")]
            if others and not own & set(others):
                names = " and ".join(project.id for project in others)
                yield Diagnostic(
                    RULE,
                    value_of(report, *link.path),
                    f"{link.target} is a protocol of {names}, which is not the report's project",
                    f"name the protocol of the report's own project, or add {others[0].id} to `project`",
                    seen=str(link.target),
                )
