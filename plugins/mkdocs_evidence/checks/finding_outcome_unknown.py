"""A report speaks of outcomes that the protocol it evaluates has, by their ids."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.evaluated import evaluated_protocols, protocols_with
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest
from mkdocs_evidence.model import Protocol, RecordType, Reference, Report, ReportFields

RULE = Rule("finding-outcome-unknown", "Findings are on outcomes of the protocol")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every outcome in findings, deviations or not_reported that the protocol does not have."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        protocols = evaluated_protocols(scope, report)
        if protocols is None:
            continue
        for field, index, outcome, protocol in _outcomes_of(report):
            found = protocols_with(protocols, outcome, protocol)
            if not found:
                yield _unknown(report, protocols, field, index, outcome)
            elif len(found) > 1:
                yield _ambiguous(report, field, index, outcome, tuple(str(key) for key in found))


def _outcomes_of(report: Report) -> Iterator[tuple[str, int, str, Reference | None]]:
    fields = report.fields
    for index, finding in enumerate(fields.findings):
        if finding.outcome and not finding.added:
            yield "findings", index, finding.outcome, finding.protocol
    for index, deviation in enumerate(fields.deviations):
        if deviation.outcome:
            yield "deviations", index, deviation.outcome, None
    for index, missing in enumerate(fields.not_reported):
        yield "not_reported", index, missing.outcome, missing.protocol


def _unknown(
    report: Report, protocols: tuple[Protocol, ...], field: str, index: int, outcome: str
) -> Diagnostic:
    known = tuple(dict.fromkeys(one.id for protocol in protocols for one in protocol.fields.outcomes))
    names = " and ".join(str(protocol.key) for protocol in protocols)
    meant = nearest(outcome, known)
    added = (
        "; if it was added later, write `added: true` and `measure:` instead" if field == "findings" else ""
    )
    step = f"write {meant}{added}" if meant else f"choose an outcome of the protocol{added}"
    message = f"{names} has no outcome `{outcome}`"
    if not protocols:
        message = f"the report evaluates no protocol, so `{outcome}` is no outcome of one"
        step = f"add `evaluates:` with the protocol and its version{added}"
    return Diagnostic(
        RULE,
        value_of(report, field, index, "outcome"),
        message,
        step,
        seen=outcome,
        allowed=known,
        nearest=meant,
    )


def _ambiguous(report: Report, field: str, index: int, outcome: str, names: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        RULE,
        value_of(report, field, index, "outcome"),
        f"{len(names)} of the protocols have an outcome `{outcome}`",
        "add `protocol:` with the one that is meant",
        seen=outcome,
        allowed=names,
    )
