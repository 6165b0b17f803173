"""Promised against reported, as readers see it: one table for a report and a protocol version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.outcome_history import OutcomeChange, Promise
from mkdocs_evidence.graph.outcomes import Comparison, Fate, OutcomeRow
from mkdocs_evidence.graph.timing import timing_of
from mkdocs_evidence.model import Key
from mkdocs_evidence.model.vocabulary import OutcomeDataSeen
from mkdocs_evidence.views.cards import link_to
from mkdocs_evidence.views.parts import Chip, PageLink, ShownDate


@dataclass(frozen=True, slots=True)
class ShownOutcomeChange:
    """What one version did to an outcome, and whether outcome data had been seen by then."""

    version: PageLink
    date: ShownDate
    what: tuple[str, ...]
    reason: str
    data_seen: str


@dataclass(frozen=True, slots=True)
class PromisedRow:
    """One outcome: what was promised, what became of it, and why.

    `is_unexplained` marks a difference for which nobody gives a reason.
    """

    measure: str
    role: str
    timepoint: str
    promise: Chip
    changes: tuple[ShownOutcomeChange, ...]
    fate: Chip
    details: tuple[str, ...]
    reason: str
    is_unexplained: bool
    findings: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class PromisedTable:
    """A report against one protocol version; `summary` counts its outcomes in a sentence.

    There are no rows where none would say more than that nothing is entered here.
    """

    report: PageLink
    protocol: PageLink
    summary: str
    timing: tuple[Chip, ...]
    is_complete: bool
    rows: tuple[PromisedRow, ...]


def promised_tables(graph: Graph, comparisons: Iterable[Comparison]) -> tuple[PromisedTable, ...]:
    """The tables of these comparisons; those without any outcome are left out."""
    return tuple(_table(graph, comparison) for comparison in comparisons if comparison.rows)


def timing_chips(graph: Graph, protocol: Key) -> tuple[Chip, ...]:
    """What a reader must know of when a protocol became public."""
    return tuple(Chip.of("timing", label) for label in timing_of(graph, protocol))


def _table(graph: Graph, comparison: Comparison) -> PromisedTable:
    return PromisedTable(
        report=link_to(graph, comparison.report.work),
        protocol=link_to(graph, comparison.protocol),
        summary=_summary(comparison),
        timing=timing_chips(graph, comparison.protocol),
        is_complete=comparison.is_complete,
        rows=tuple(_row(comparison, row) for row in comparison.rows) if _tells_something(comparison) else (),
    )


def _tells_something(comparison: Comparison) -> bool:
    """Whether a table says more than that nothing is entered."""
    silent = (Fate.NOT_ENTERED, Fate.DROPPED)
    return any(row.fate not in silent or row.changes for row in comparison.rows)


def _row(comparison: Comparison, row: OutcomeRow) -> PromisedRow:
    report = address_of(comparison.report.work)
    missing = f"not entered here: {', '.join(row.missing)}" if row.missing else ""
    return PromisedRow(
        measure=row.measure,
        role=row.role.label if row.role else "",
        timepoint=row.timepoint,
        promise=Chip.of("promise", row.promise),
        changes=tuple(_change(comparison.protocol, change) for change in row.changes),
        fate=Chip.of("fate", row.fate),
        details=tuple(_sentence(text) for text in (*row.differences, missing) if text),
        reason=row.reason,
        is_unexplained=row.is_unexplained,
        findings=tuple(
            PageLink(f"Finding {index + 1}", f"{report}#finding-{index + 1}") for index in row.findings
        ),
    )


def _change(protocol: Key, change: OutcomeChange) -> ShownOutcomeChange:
    version = Key(protocol.type, protocol.id, change.version)
    whole = {
        Promise.INTRODUCED: "Added to the protocol.",
        Promise.DROPPED: "Dropped from the protocol.",
    }
    what = tuple(
        _sentence(f"{one.field}: {one.before or 'not stated'} → {one.after or 'not stated'}")
        for one in change.fields
    )
    return ShownOutcomeChange(
        version=PageLink(f"Version {change.version}", address_of(version)),
        date=ShownDate.of(change.date),
        what=(whole[change.promise],) if change.promise in whole else what,
        reason=change.reason,
        data_seen=_data_seen(change.data_seen),
    )


def _data_seen(seen: OutcomeDataSeen | None) -> str:
    if seen in (None, OutcomeDataSeen.NOT_APPLICABLE):
        return ""
    if seen is OutcomeDataSeen.NOT_KNOWN:
        return "Whether outcome data had been seen is not known."
    return f"{seen.label}."


def _summary(comparison: Comparison) -> str:
    """How many outcomes were promised, and what became of them."""
    counts = Counter(row.fate for row in comparison.rows)
    promised = sum(row.promise not in (Promise.NONE, Promise.DROPPED) for row in comparison.rows)
    added = f" {counts[Fate.ADDED]} added." if counts[Fate.ADDED] else ""
    if not promised:
        return f"The record of the protocol names no outcomes.{added}"
    noun = "outcome was" if promised == 1 else "outcomes were"
    parts = [f"{counts[fate]} {words}" for fate, words in _IN_SUMMARY.items() if counts[fate]]
    told = f": {', '.join(parts)}" if parts else ""
    return f"{promised} {noun} promised{told}.{added}"


_IN_SUMMARY = {
    Fate.AS_PLANNED: "reported as planned",
    Fate.CHANGED: "reported, changed",
    Fate.NOT_REPORTED_EXPLAINED: "not reported, with a reason",
    Fate.NOT_REPORTED: "not reported",
    Fate.NOT_ENTERED: "not entered here",
}


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


__all__ = ["PromisedRow", "PromisedTable", "ShownOutcomeChange", "promised_tables", "timing_chips"]
