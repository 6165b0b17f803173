"""A report says which version of a protocol it evaluates."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import RecordType, ReportFields

RULE = Rule("report-evaluates-version", "Reports say which version they evaluate")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every `evaluates` without @ and a number."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        for link in scope.links(report.key, "evaluates"):
            if not link.target.version:
                versions = scope.graph.everything.versions_by_work[link.target.work]
                names = tuple(f"{one.key.id}@{one.key.version}" for one in versions)
                yield Diagnostic(
                    RULE,
                    value_of(report, *link.path),
                    f"the report does not say which version of {link.target.id} it evaluates",
                    "add @ and the number of the version that was in force when the data were analysed",
                    seen=link.target.id,
                    allowed=names,
                )
