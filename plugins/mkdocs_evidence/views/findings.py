"""Findings as readers see them: plain words first, then the numbers with their interval."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.attribution import findings_about
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.model import Finding, Key, Outcome, ProtocolFields, RecordType, Report
from mkdocs_evidence.model.vocabulary import EffectMeasure
from mkdocs_evidence.views.cards import link_to
from mkdocs_evidence.views.numbers import estimate_text, groups_text, interval_text, level_text
from mkdocs_evidence.views.parts import Chip, PageLink, ShownDate


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding: what was measured, what was found, and the numbers as text.

    `added` says that the protocol has outcomes on record, and that this is none of them.
    """

    measure: str
    statement: str
    direction: Chip
    role: str = ""
    timepoint: str = ""
    estimate: str = ""
    interval: str = ""
    n: str = ""
    groups: str = ""
    added: bool = False
    reason: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ReportFindings:
    """What one report found, under its title."""

    report: PageLink
    kind_label: str
    date: ShownDate
    findings: tuple[ShownFinding, ...]
    partial: bool


def with_findings(graph: Graph, works: Iterable[Key]) -> tuple[Key, ...]:
    """The newest versions of those reports among these works that tell findings, newest first, unopened."""
    index = graph.corpus.index
    newest = (index[work][-1] for work in works if work.type is RecordType.REPORT)
    telling = sorted(((entry.date, entry.key) for entry in newest if entry.findings), reverse=True)
    return tuple(key for _, key in telling)


def findings_of(graph: Graph, report: Report, project: Key | None = None) -> ReportFindings:
    """The findings of a report, in its own order; those about one project, where that is given."""
    fields = report.fields
    outcomes = {outcome.id: outcome for outcome in outcomes_evaluated(graph, report)}
    shown = tuple(
        _shown(
            finding, outcomes.get(finding.outcome or ""), number, is_added=finding.added and bool(outcomes)
        )
        for number, finding in findings_about(graph, report, project)
    )
    return ReportFindings(
        report=link_to(graph, report.key.work),
        kind_label=fields.kind.label,
        date=ShownDate.of(fields.date),
        findings=shown,
        partial=fields.coverage.value == "partial",
    )


def outcomes_evaluated(graph: Graph, report: Report) -> Iterator[Outcome]:
    """The outcomes of the protocol versions that a report evaluates."""
    for key in unique_ends(graph.outgoing(report.key, "evaluates"), sources=False):
        fields = cast("ProtocolFields", graph.head(key).fields)
        yield from fields.outcomes


def _shown(finding: Finding, outcome: Outcome | None, number: int, *, is_added: bool) -> ShownFinding:
    return ShownFinding(
        measure=finding.measure or (outcome.measure if outcome else finding.outcome or ""),
        statement=finding.statement,
        direction=Chip.of("direction", finding.direction),
        role=outcome.role.label if outcome else "",
        timepoint=timepoint_text(finding, outcome),
        estimate=_estimate_text(finding),
        interval=_interval_text(finding),
        n=f"{finding.n:,}" if finding.n is not None else "",
        groups=groups_text(finding),
        added=is_added,
        reason=finding.reason or "",
        anchor=f"finding-{number}",
    )


def timepoint_text(finding: Finding, outcome: Outcome | None) -> str:
    """When it was measured; where the report does not say, when it was to be measured, said as such."""
    if finding.timepoint:
        return finding.timepoint
    return f"planned: {outcome.timepoint}" if outcome and outcome.timepoint else ""


def _estimate_text(finding: Finding) -> str:
    if finding.estimate is None:
        return ""
    return f"{_measure_label(finding)}{estimate_text(finding)}"


def _measure_label(finding: Finding) -> str:
    measure = finding.effect_measure
    named = measure and measure is not EffectMeasure.OTHER
    return f"{measure.label}: " if measure and named else ""


def _interval_text(finding: Finding) -> str:
    if finding.interval is None:
        return ""
    return f"{level_text(finding)}: {interval_text(finding)}"


def finding_address(report: Report, finding: ShownFinding) -> str:
    """The address of one finding on its report's page."""
    return f"{address_of(report.key.work)}#{finding.anchor}"
