"""Where a report differs from what its protocol promised, it says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from mkdocs_evidence.checks.evaluated import evaluated_protocols
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity
from mkdocs_evidence.graph.outcomes import Comparison, Fate, OutcomeRow, compare
from mkdocs_evidence.model import Protocol, RecordType, Report, ReportFields

RULE = Rule("outcome-unexplained", "A report says why it differs from its protocol", Severity.WARNING)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every outcome that is left out, changed or added without a reason.

    Only the newest version of a report is looked at: the older ones stand as they were published.
    """
    is_error = scope.graph.settings.unexplained_is_error
    rule = replace(RULE, severity=Severity.ERROR) if is_error else RULE
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        protocols = evaluated_protocols(scope, report)
        if protocols is None or scope.record(report.key.work) is not report:
            continue
        if _names_unknown_outcome(report, protocols):
            continue  # finding-outcome-unknown tells it, and it may be the outcome that seems missing
        versions = tuple(_versions_up_to(scope, protocol) for protocol in protocols)
        for comparison in compare(report, versions):
            for row in comparison.rows:
                if row.is_unexplained:
                    yield _fault(rule, report, comparison, row)


def _names_unknown_outcome(report: Report, protocols: tuple[Protocol, ...]) -> bool:
    known = {outcome.id for protocol in protocols for outcome in protocol.fields.outcomes}
    fields = report.fields
    named = (
        *(finding.outcome for finding in fields.findings),
        *(missing.outcome for missing in fields.not_reported),
        *(deviation.outcome for deviation in fields.deviations),
    )
    return any(outcome not in known for outcome in named if outcome)


def _versions_up_to(scope: Scope, protocol: Protocol) -> tuple[Protocol, ...]:
    versions = cast("tuple[Protocol, ...]", scope.graph.everything.versions_by_work[protocol.key.work])
    return tuple(version for version in versions if version.key.version <= protocol.key.version)


def _fault(rule: Rule, report: Report, comparison: Comparison, row: OutcomeRow) -> Diagnostic:
    place, message, step = _told(report, comparison, row)
    return Diagnostic(rule, place, message, step, seen=row.id or row.measure)


def _told(report: Report, comparison: Comparison, row: OutcomeRow) -> tuple[Place, str, str]:
    protocol = str(comparison.protocol)
    if row.fate is Fate.ADDED:
        place = value_of(report, "findings", row.findings[0], "measure")
        said = f"this outcome is not in {protocol}, and no reason is given for adding it"
        return place, said, "add `reason:` to the finding: why it was added"
    if row.fate is Fate.CHANGED:
        place = value_of(report, "findings", row.findings[0], "outcome")
        said = f"{'; '.join(row.differences)}, while {protocol} promises {_promised(row)}"
        return place, said, "add `reason:` to the finding: why it was reported in another way"
    place = value_of(report, "evaluates")
    for index, entry in enumerate(report.fields.not_reported):
        if entry.outcome == row.id:
            place = value_of(report, "not_reported", index, "outcome")
    said = f"{protocol} promises {_promised(row)}, and the report says neither what was found nor why not"
    step = (
        f"add it to `findings:`, or `- outcome: {row.id}` with a `reason:` to `not_reported:`; where this "
        "record holds only a part of the report, write `coverage: partial`"
    )
    return place, said, step


def _promised(row: OutcomeRow) -> str:
    when = f" at {row.timepoint}" if row.timepoint else ""
    return f"“{row.measure}”{when}"
