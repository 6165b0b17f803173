"""Findings drawn: the forest plots of a report or a project, their table, and its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.attribution import findings_about
from mkdocs_evidence.graph.status_addresses import findings_csv_address
from mkdocs_evidence.model import Finding, Key, RecordType, Report
from mkdocs_evidence.views.drawings.forest_plot import (
    USUAL_LEVEL,
    Estimate,
    ForestPlot,
    can_be_drawn,
    forest_plots,
    marks_in_words,
)
from mkdocs_evidence.views.findings import outcomes_evaluated, timepoint_text
from mkdocs_evidence.views.headers import marked_title
from mkdocs_evidence.views.numbers import (
    NO_BREAK,
    estimate_text,
    groups_text,
    interval_text,
    level_text,
    unit_of,
)
from mkdocs_evidence.views.parts import PageLink


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in the table beside the drawings."""

    report: str
    measure: str
    timepoint: str
    n: str
    effect_measure: str
    estimate: str
    interval: str
    groups: str
    direction: str


@dataclass(frozen=True, slots=True)
class DrawnFindings:
    """The drawings of some findings, and all their numbers as a table and as a file.

    `marks` says what the marks mean; `undrawn` says in a sentence how many findings have no place
    in a drawing, and why.
    """

    plots: tuple[ForestPlot, ...]
    marks: str
    rows: tuple[FindingRow, ...]
    csv: PageLink
    undrawn: str = ""
    several_reports: bool = False


def drawn_findings(graph: Graph, key: Key, reports: Iterable[Report]) -> DrawnFindings | None:
    """The findings of these reports, for the page of `key`; None where there are none."""
    reports = tuple(report for report in reports if report.fields.findings)
    if not reports:
        return None
    several = len(reports) > 1
    rows: list[FindingRow] = []
    estimates: list[Estimate] = []
    for report in reports:
        outcomes = {outcome.id: outcome for outcome in outcomes_evaluated(graph, report)}
        title = marked_title(graph, report) if several else ""
        for _, finding in findings_about(graph, report, key if key.type is RecordType.PROJECT else None):
            outcome = outcomes.get(finding.outcome or "")
            measure = finding.measure or (outcome.measure if outcome else finding.outcome or "")
            timepoint = timepoint_text(finding, outcome)
            rows.append(_row(finding, title, measure, timepoint))
            estimate = _estimate(finding, title, measure, timepoint)
            if estimate:
                estimates.append(estimate)
    plots = forest_plots(estimates, "forest")
    drawn = sum(len(plot.rows) for plot in plots)
    return DrawnFindings(
        plots=plots,
        marks=marks_in_words(filter(can_be_drawn, estimates)) if plots else "",
        rows=tuple(rows),
        csv=PageLink("Findings as CSV", findings_csv_address(key)),
        undrawn=_undrawn(len(rows) - drawn) if plots else "",
        several_reports=several,
    )


def _undrawn(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "One more finding has no estimate that can be drawn; it is in the table."
    return f"{count} more findings have no estimate that can be drawn; they are in the table."


def _row(finding: Finding, report: str, measure: str, timepoint: str) -> FindingRow:
    interval = interval_text(finding)
    return FindingRow(
        report=report,
        measure=measure,
        timepoint=timepoint,
        n=f"{finding.n:,}" if finding.n is not None else "",
        effect_measure=finding.effect_measure.label if finding.effect_measure else "",
        estimate=estimate_text(finding),
        interval=f"{interval} ({level_text(finding)})" if interval else "",
        groups=groups_text(finding),
        direction=finding.direction.label,
    )


def _estimate(finding: Finding, report: str, measure: str, timepoint: str) -> Estimate | None:
    if finding.estimate is None or finding.effect_measure is None:
        return None
    interval = interval_text(finding)
    said = estimate_text(finding)
    n = f"n{NO_BREAK}={NO_BREAK}{finding.n:,}" if finding.n is not None else ""
    usual = finding.interval_level == USUAL_LEVEL
    named = "" if usual else f"{level_text(finding)} " if finding.interval_level else "level not stated: "
    numbers = f"{said} ({named}{interval})" if interval else f"{said}, no interval known"
    return Estimate(
        measure=measure,
        effect_measure=finding.effect_measure,
        unit=unit_of(finding),
        estimate=finding.estimate,
        interval=finding.interval,
        direction=finding.direction,
        label=measure,
        numbers=", ".join(
            part for part in (f"{timepoint}: {numbers}" if finding.timepoint else numbers, n) if part
        ),
        group=report,
    )


__all__ = ["DrawnFindings", "FindingRow", "drawn_findings"]
