"""Acts on studies: their status, what they promised, what they owe, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from mkdocs_evidence.changes.acts import Act, ActKind
from mkdocs_evidence.changes.changed_words import limited, listed
from mkdocs_evidence.changes.naming import named
from mkdocs_evidence.changes.reach import Reach
from mkdocs_evidence.changes.records import Differing, status_entries_in_words
from mkdocs_evidence.graph import Graph, is_public
from mkdocs_evidence.graph.comparison import Operation, field_differences
from mkdocs_evidence.graph.outcome_history import OutcomeHistory, Promise, outcome_histories
from mkdocs_evidence.graph.status import results_of
from mkdocs_evidence.model import (
    Key,
    Project,
    ProjectFields,
    Protocol,
    ProtocolFields,
    Record,
    RecordType,
    Report,
    ReportFields,
    VersionedFields,
)

_FINDINGS = {
    Operation.REMOVED: ActKind.DROP_FINDINGS,
    Operation.CHANGED: ActKind.CHANGE_FINDINGS,
    Operation.ADDED: ActKind.ADD_FINDINGS,
}
_OUTCOMES = {
    Promise.DROPPED: ActKind.DROP_OUTCOMES,
    Promise.CHANGED: ActKind.CHANGE_OUTCOMES,
    Promise.INTRODUCED: ActKind.ADD_OUTCOMES,
}
MOST_NAMED = 2
"""So many outcomes are named in the sentence on them."""


def status_acts(before: Graph, after: Graph, records: Iterable[Differing], reach: Reach) -> Iterator[Act]:
    """Every study whose history of statuses changes."""
    for one in records:
        if one.before is None or one.after is None:
            continue
        if not (is_public(one.before, before.as_of) and is_public(one.after, after.as_of)):
            continue
        was, now = one.before.fields, one.after.fields
        if not (isinstance(was, ProjectFields) and isinstance(now, ProjectFields)):
            continue
        old, new = was.status_history, now.status_history
        if old == new:
            continue
        tail = " in its earlier entries"
        if old[-1].status is not new[-1].status:
            tail = f" from “{old[-1].status.label}” to “{new[-1].status.label}”"
            tail += f", as of {new[-1].date.in_words}"
        yield Act(
            ActKind.CHANGE_STATUS,
            tail=tail,
            pages=reach.others(one.key),
            details=limited([f"New entry: {said}" for said in status_entries_in_words(old, new)]),
            **named(one.key, now.title),
        )


def results_acts(before: Graph, after: Graph, renamed: Mapping[Key, Key], reach: Reach) -> Iterator[Act]:
    """Every study that owes its findings by another day, or whose results status changes."""
    for key in after.corpus.works(RecordType.PROJECT):
        former = renamed.get(key, key)
        if not before.shows(former):
            continue
        was = results_of(before, cast("Project", before.head(former)))
        now = results_of(after, cast("Project", after.head(key)))
        what = named(key, after.head(key).caption.title)
        if was.due != now.due:
            old, new = (one.due.in_words if one.due else "no known day" for one in (was, now))
            tail = f", from {old} to {new}"
            yield Act(ActKind.MOVE_DUE_DATE, tail=tail, pages=reach.others(key), **what)
        if was.status is not now.status:
            tail = f" from “{was.status.label}” to “{now.status.label}”"
            yield Act(ActKind.CHANGE_RESULTS, tail=tail, pages=reach.others(key), **what)


def version_acts(after: Graph, versions: Iterable[Key]) -> Iterator[Act]:
    """What the versions that become public promise otherwise, report and leave out."""
    for key in versions:
        record = cast("Record[VersionedFields]", after.everything.by_key[key])
        earlier = after.everything.by_key.get(Key(key.type, key.id, key.version - 1))
        if isinstance(record.fields, ProtocolFields) and earlier is not None:
            yield from _outcome_acts(cast("Protocol", earlier), cast("Protocol", record))
        if isinstance(record.fields, ReportFields):
            yield from _finding_acts(cast("Report | None", earlier), cast("Report", record))


def _outcome_acts(earlier: Protocol, later: Protocol) -> Iterator[Act]:
    found: dict[Promise, list[OutcomeHistory]] = {}
    for history in outcome_histories((earlier, later)):
        if history.changes:
            found.setdefault(history.changes[-1].promise, []).append(history)
    for promise, kind in _OUTCOMES.items():
        histories = found.get(promise, [])
        if histories:
            measures = [f"“{one.last.measure}”" for one in histories]
            yield Act(
                kind,
                number=len(histories),
                tail=f": {listed(measures)}" if len(measures) <= MOST_NAMED else "",
                details=limited([line for one in histories for line in _outcome_in_words(one)]),
                **named(later.key, later.caption.title),
            )


def _outcome_in_words(history: OutcomeHistory) -> Iterator[str]:
    """Yield what a version does to an outcome: as a whole, or field by field."""
    change = history.changes[-1]
    outcome = f"{history.last.role.label} outcome “{history.last.measure}”"
    if not change.fields:
        done = "promised no longer" if change.promise is Promise.DROPPED else "new"
        yield f"{outcome}: {done}"
    for field in change.fields:
        was, now = (f"“{one}”" if one else "nothing" for one in (field.before, field.after))
        yield f"{outcome}: its {field.field} was {was}, and is {now}"


def _finding_acts(earlier: Report | None, later: Report) -> Iterator[Act]:
    what = named(later.key, later.caption.title)
    left_out = {one.outcome: one for one in later.fields.not_reported}
    for one in earlier.fields.not_reported if earlier else ():
        left_out.pop(one.outcome, None)
    if left_out:
        reasons = [
            f"Not reported ({name}): {one.reason or 'no reason given'}" for name, one in left_out.items()
        ]
        details = () if earlier else limited(reasons)  # else the words of the new version tell it
        yield Act(ActKind.OMIT_OUTCOMES, number=len(left_out), details=details, **what)
    if earlier is None:
        findings = [finding.statement for finding in later.fields.findings]
        if findings:
            yield Act(ActKind.ADD_FINDINGS, number=len(findings), details=limited(findings), **what)
        return
    differences = field_differences(earlier.fields, later.fields)
    counts = Counter(one.operation for one in differences if one.field == "findings")
    for operation, kind in _FINDINGS.items():
        if counts[operation]:
            yield Act(kind, number=counts[operation], **what)
