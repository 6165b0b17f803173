"""A claim that nobody had seen outcome data fits the dates of the project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from mkdocs_evidence.checks.scope import Scope, is_before, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import (
    Key,
    PartialDate,
    ProjectFields,
    ProtocolFields,
    Record,
    RecordType,
    Report,
    VersionedFields,
)
from mkdocs_evidence.model.vocabulary import MilestoneEvent, OutcomeDataSeen, ProtocolKind, ReportKind

RULE = Rule("outcome-data-seen", "“No outcome data had been seen” fits the project's dates", Severity.WARNING)
NOTE = "outcome_data_note"


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version that may be edited and claims so after the data were in, or after a report.

    A version that says why it is so all the same is believed.
    """
    for record in scope.records:
        fields = record.fields
        change = fields.change if isinstance(fields, VersionedFields) else None
        if change is None or change.outcome_data_seen is not OutcomeDataSeen.NONE or change.outcome_data_note:
            continue
        doubt = next(_doubts(scope, cast("Record[VersionedFields]", record)), "")
        if doubt and may_be_edited(scope, record):
            yield Diagnostic(
                RULE,
                value_of(record, "change", "outcome_data_seen"),
                f"this says that no outcome data had been seen, but {doubt}",
                "ask those who made the change; if they cannot rule it out, write `blinded`, `unblinded` or "
                f"`not_known`; if it is true all the same, say beside it, under `{NOTE}:`, how that is known",
                seen=change.outcome_data_seen.value,
            )


def _doubts(scope: Scope, version: Record[VersionedFields]) -> Iterator[str]:
    for link in scope.links(version.key, "project"):
        project = scope.record(link.target)
        if project and isinstance(project.fields, ProjectFields):
            yield from _data_were_in(project.fields, version.fields.version_date)
            yield from _was_reported(scope, link.target, version)


def _data_were_in(fields: ProjectFields, date: PartialDate) -> Iterator[str]:
    for milestone in fields.milestones:
        if milestone.event is not MilestoneEvent.DATA_COLLECTION_END:
            continue
        plan = milestone.replanned[-1].date if milestone.replanned else milestone.planned
        end = milestone.actual or plan
        if end and is_before(end, date):
            ended = f"{'ended' if milestone.actual else 'was planned to end'} {_when(end)}"
            yield f"the project's data collection {ended}, before this version of {date.in_words}"


def _was_reported(scope: Scope, project: Key, version: Record[VersionedFields]) -> Iterator[str]:
    date = version.fields.version_date
    for link in scope.graph.naming(project):
        report = scope.graph.everything.by_key.get(link.source)
        if report is None or link.relation.name != "project" or report.key.type is not RecordType.REPORT:
            continue
        if not _holds_outcome_data(cast("Report", report), version) or report.index_entry.is_draft:
            continue
        if is_before(report.index_entry.date, date):
            when = _when(report.index_entry.date)
            yield f"{report.key} was published {when}, before this version of {date.in_words}"


def _when(date: PartialDate) -> str:
    return f"{'on' if date.day else 'in'} {date.in_words}"


def _holds_outcome_data(report: Report, version: Record[VersionedFields]) -> bool:
    """Return False for a review of earlier studies, unless the version is of a review itself."""
    if report.caption.kind is not ReportKind.REVIEW or report.key.work == version.key.work:
        return True
    fields: object = version.fields
    return isinstance(fields, ProtocolFields) and fields.kind is ProtocolKind.REVIEW_PROTOCOL


__all__ = ["NOTE", "RULE", "check"]
