"""Promised against reported: what became of every outcome of a protocol in a report on it.

The comparison is made from the front matter alone: a report's `findings`, `not_reported` and
`deviations` against the outcomes of the protocol version that it evaluates and of those before it.
It follows what COMPare checked by hand (Goldacre et al., Trials 2019, 20:118): outcomes reported,
left out, changed and added, each with whether that was declared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.outcome_history import (
    OutcomeChange,
    OutcomeHistory,
    Promise,
    outcome_histories,
)
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.graph.timepoints import timepoints_of
from mkdocs_evidence.model import Finding, Key, Outcome, Protocol, RecordType, Report
from mkdocs_evidence.model.vocabulary import Coverage, OutcomeRole
from mkdocs_evidence.model.words import Word


class Fate(Word):
    """What became of an outcome in a report."""

    AS_PLANNED = "as_planned", "Reported as planned", "Reported as the protocol said it would be."
    CHANGED = (
        "reported_changed",
        "Reported, changed",
        "Reported with another measure, timepoint or analysis than was planned.",
    )
    NOT_REPORTED = "not_reported", "Not reported", "The report leaves it out and does not say why."
    NOT_REPORTED_EXPLAINED = (
        "not_reported_explained",
        "Not reported, with a reason",
        "The report leaves it out and says why.",
    )
    NOT_ENTERED = (
        "not_entered",
        "Not entered here",
        "This record holds only some of the report's findings, so nothing follows from what is missing.",
    )
    DROPPED = (
        "dropped",
        "No longer promised",
        "Dropped from the protocol before the report, by a new version.",
    )
    ADDED = "added", "Added", "Reported, though the protocol does not name it."


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome: what was promised, what became of it, and why.

    `differences` say in words what was reported otherwise; `findings` are indices into the
    report's findings.
    """

    id: str
    measure: str
    role: OutcomeRole | None
    timepoint: str
    promise: Promise
    changes: tuple[OutcomeChange, ...]
    fate: Fate
    reason: str = ""
    differences: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[int, ...] = ()

    @property
    def is_unexplained(self) -> bool:
        """Whether promise and report differ, and nobody says why."""
        differs = self.fate in (Fate.CHANGED, Fate.NOT_REPORTED, Fate.ADDED)
        return differs and not self.reason


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report against one protocol version that it evaluates; `is_complete` as its coverage says."""

    report: Key
    protocol: Key
    is_complete: bool
    rows: tuple[OutcomeRow, ...]


def comparisons_of(graph: Graph, report: Report) -> tuple[Comparison, ...]:
    """A report against each protocol version that it evaluates and that this build shows.

    Nothing can be compared with a protocol of which no outcome is on record.
    """
    targets = unique_ends(graph.outgoing(report.key, "evaluates"), sources=False)
    evaluated = (_versions_up_to(graph, target) for target in targets)
    return compare(report, tuple(one for one in evaluated if any(each.fields.outcomes for each in one)))


def comparisons_on(graph: Graph, protocol: Key) -> tuple[Comparison, ...]:
    """Every report against the versions of one protocol, the oldest report first."""
    works = dict.fromkeys(link.source.work for link in graph.incoming(protocol, "evaluates"))
    reports = sorted(
        (cast("Report", graph.head(work)) for work in works if work.type is RecordType.REPORT),
        key=lambda report: (report.fields.date, report.key),
    )
    found = (comparison for report in reports for comparison in comparisons_of(graph, report))
    return tuple(comparison for comparison in found if comparison.protocol.work == protocol.work)


def _versions_up_to(graph: Graph, target: Key) -> tuple[Protocol, ...]:
    """The versions of a protocol up to the one that is meant; a bare work means the newest."""
    versions = cast("tuple[Protocol, ...]", graph.corpus.versions_by_work[target.work])
    return tuple(one for one in versions if not target.version or one.key.version <= target.version)


def compare(report: Report, evaluated: tuple[tuple[Protocol, ...], ...]) -> tuple[Comparison, ...]:
    """A report against protocols, each given as its versions up to the evaluated one, oldest first.

    Added outcomes stand with the first protocol alone, so that each is told once.
    """
    comparisons = []
    for position, versions in enumerate(evaluated):
        rows = [_row(report, versions[-1], history) for history in outcome_histories(versions)]
        if position == 0:
            rows += _added_rows(report)
        is_complete = report.fields.coverage is Coverage.COMPLETE
        comparisons.append(Comparison(report.key, versions[-1].key, is_complete, tuple(rows)))
    return tuple(comparisons)


def _row(report: Report, protocol: Protocol, history: OutcomeHistory) -> OutcomeRow:
    outcome = history.last
    row = OutcomeRow(
        id=outcome.id,
        measure=outcome.measure,
        role=outcome.role,
        timepoint=outcome.timepoint or "",
        promise=history.promise,
        changes=history.changes,
        fate=Fate.DROPPED,
        reason=history.changes[-1].reason if history.promise is Promise.DROPPED else "",
    )
    if history.promise is Promise.DROPPED:
        return row
    found = tuple(
        (index, finding)
        for index, finding in enumerate(report.fields.findings)
        if _is_on(finding, outcome.id, protocol)
    )
    if not found:
        return _absent(row, report, protocol)
    return _reported(row, report, outcome, found)


def _is_on(finding: Finding, outcome: str, protocol: Protocol) -> bool:
    named = finding.protocol is None or finding.protocol.id == protocol.key.id
    return not finding.added and finding.outcome == outcome and named


def _absent(row: OutcomeRow, report: Report, protocol: Protocol) -> OutcomeRow:
    fields = report.fields
    for entry in fields.not_reported:
        named = entry.protocol is None or entry.protocol.id == protocol.key.id
        if entry.outcome == row.id and named:
            fate = Fate.NOT_REPORTED_EXPLAINED if entry.reason else Fate.NOT_REPORTED
            return replace(row, fate=fate, reason=entry.reason or "")
    is_partial = fields.coverage is Coverage.PARTIAL
    return replace(row, fate=Fate.NOT_ENTERED if is_partial else Fate.NOT_REPORTED)


def _reported(
    row: OutcomeRow, report: Report, outcome: Outcome, found: tuple[tuple[int, Finding], ...]
) -> OutcomeRow:
    findings = tuple(finding for _, finding in found)
    deviations = [one for one in report.fields.deviations if one.outcome == outcome.id]
    missing = _missing_timepoints(outcome, findings)
    differences = [
        *_other_measures(outcome, findings),
        *_other_timepoints(outcome, findings),
        *(f"planned: {one.planned}; done: {one.done}" for one in deviations),
    ]
    if missing and report.fields.coverage is Coverage.COMPLETE:
        differences.append(f"not reported at {', '.join(missing)}")
    reasons = [text for text in (*(f.reason for f in findings), *(d.reason for d in deviations)) if text]
    return replace(
        row,
        fate=Fate.CHANGED if differences else Fate.AS_PLANNED,
        reason=" ".join(dict.fromkeys(reasons)),
        differences=tuple(differences),
        missing=missing if not differences else (),
        findings=tuple(index for index, _ in found),
    )


def _other_measures(outcome: Outcome, findings: tuple[Finding, ...]) -> Iterator[str]:
    named = dict.fromkeys(finding.measure for finding in findings if finding.measure)
    for measure in named:
        if measure.casefold() != outcome.measure.casefold():
            yield f"measured as {measure}"


def _other_timepoints(outcome: Outcome, findings: tuple[Finding, ...]) -> Iterator[str]:
    planned = timepoints_of(outcome.timepoint)
    if planned:
        for finding in findings:
            for name, shown in timepoints_of(finding.timepoint).items():
                if name not in planned:
                    yield f"reported at {shown}"


def _missing_timepoints(outcome: Outcome, findings: tuple[Finding, ...]) -> tuple[str, ...]:
    """The planned timepoints of which no finding speaks; a finding without one speaks of all."""
    reported: dict[str, str] = {}
    for finding in findings:
        at = timepoints_of(finding.timepoint)
        if not at:
            return ()
        reported |= at
    planned = timepoints_of(outcome.timepoint)
    return tuple(shown for name, shown in planned.items() if name not in reported)


def _added_rows(report: Report) -> Iterator[OutcomeRow]:
    """One row for each added measure, with all findings on it."""
    groups: dict[str, list[tuple[int, Finding]]] = {}
    for index, finding in enumerate(report.fields.findings):
        if finding.added:
            groups.setdefault(finding.measure or "", []).append((index, finding))
    for measure, found in groups.items():
        reasons = dict.fromkeys(finding.reason for _, finding in found if finding.reason)
        yield OutcomeRow(
            id="",
            measure=measure,
            role=None,
            timepoint=", ".join(dict.fromkeys(f.timepoint for _, f in found if f.timepoint)),
            promise=Promise.NONE,
            changes=(),
            fate=Fate.ADDED,
            reason=" ".join(reasons),
            findings=tuple(index for index, _ in found),
        )


__all__ = [
    "Comparison",
    "Fate",
    "OutcomeChange",
    "OutcomeRow",
    "Promise",
    "compare",
    "comparisons_of",
    "comparisons_on",
]
