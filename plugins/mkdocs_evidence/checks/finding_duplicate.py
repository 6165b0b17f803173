"""A report says one thing of an outcome at a timepoint."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import Finding, RecordType, ReportFields

RULE = Rule("finding-duplicate", "One finding for each outcome and timepoint")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every finding on an outcome and timepoint of which an earlier one speaks."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        first: dict[tuple[str, ...], int] = {}
        for index, finding in enumerate(report.fields.findings):
            if first.setdefault(_subject(finding), index) != index:
                name = finding.outcome or finding.measure or ""
                when = f" at `{finding.timepoint}`" if finding.timepoint else ""
                yield Diagnostic(
                    RULE,
                    value_of(report, "findings", index, "outcome" if finding.outcome else "measure"),
                    f"entry {first[_subject(finding)] + 1} of `findings` is on `{name}`{when} already",
                    "put the two together, or give each its own `timepoint:`",
                    seen=name,
                )


def _subject(finding: Finding) -> tuple[str, ...]:
    protocol = finding.protocol.id if finding.protocol else ""
    what = ("outcome", finding.outcome) if finding.outcome else ("measure", finding.measure or "")
    return (*what, protocol, finding.timepoint or "")
