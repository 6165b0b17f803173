"""A sealed finding that contradicts its interval is pointed out: only a notice can correct it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.finding_direction import contradictions
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import RecordType, Report, ReportFields

RULE = Rule("finding-direction-sealed", "A sealed finding contradicts its own interval", Severity.NOTE)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every such finding of a sealed version on which there is no notice."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        found = tuple(contradictions(report))
        if not found or may_be_edited(scope, report) or _has_notice(scope, report):
            continue
        for index, reason in found:
            yield Diagnostic(
                RULE,
                value_of(report, "findings", index, "direction"),
                f"{reason}; but the finding favours one group, and the version is sealed",
                f"leave the file as it is, and add a notice on {report.key} that says what is right, with "
                "the command below or in the browser",
                command=f"python3 build.py new notice correction-of-{report.key.id} --set kind=correction "
                f"--set target={report.key}",
                seen=report.fields.findings[index].direction.value,
            )


def _has_notice(scope: Scope, report: Report) -> bool:
    links = scope.graph.notices_naming(report.key)
    return any(link.target.version in (0, report.key.version) for link in links)
