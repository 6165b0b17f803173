"""A study that is completed has a final report, or a notice that there will be none."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.relations import DanglingReference
from mkdocs_evidence.graph.status import CLOSING_REPORTS
from mkdocs_evidence.model import (
    CommonFields,
    IndexEntry,
    NoticeFields,
    Project,
    ProjectFields,
    Record,
    RecordType,
    ReportFields,
)
from mkdocs_evidence.model.vocabulary import NoticeKind, StudyStatus

RULE = Rule("status-completed-without-report", "A completed study has a final report")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every completed project without a closing report or a notice of non-publication."""
    if any(key.type in (RecordType.REPORT, RecordType.NOTICE) for key in scope.unreadable):
        return  # the report may be there, with a fault of its own
    for project in scope.of_type(RecordType.PROJECT, ProjectFields):
        history = project.fields.status_history
        is_closed = _is_closed(scope, project) or _was_closed(scope, project)
        if history[-1].status is StudyStatus.COMPLETED and not is_closed and not _may_be_misnamed(scope):
            kinds = ", ".join(kind.value for kind in CLOSING_REPORTS)
            yield Diagnostic(
                RULE,
                value_of(project, "status_history", len(history) - 1, "status"),
                "the study is completed, but no final report names it",
                f"add the report (with `project: {project.key.id}` and one of the kinds {kinds}), or a "
                f"notice of the kind {NoticeKind.NON_PUBLICATION.value} with `target: {project.key}`",
                seen=history[-1].status.value,
            )


def _may_be_misnamed(scope: Scope) -> bool:
    """Return True if a report or notice names what is not there: the fault there says so."""
    everything = scope.graph.everything
    works = (work for kind in (RecordType.REPORT, RecordType.NOTICE) for work in everything.works(kind))
    records = (record for work in works for record in everything.versions_by_work[work])
    links = (link for record in records for link in scope.graph.links_in(record))
    return any(isinstance(one, DanglingReference) and one.path[0] in ("project", "target") for one in links)


def _is_closed(scope: Scope, project: Project) -> bool:
    return any(
        _closes(scope.graph.everything.by_key[link.source], link.relation.name)
        for link in scope.graph.naming(project.key)
        if scope.graph.ended_by(link.source) is None
    )


def _was_closed(scope: Scope, project: Project) -> bool:
    """Return True if a report was removed that named the project, or may have: its file is gone too."""
    return any(
        not removed.entries or any(_names(entry, project) for entry in removed.entries)
        for key, removed in scope.graph.everything.removed.items()
        if key.type is RecordType.REPORT
    )


def _names(entry: IndexEntry, project: Project) -> bool:
    return any(path[0] == "project" and one.id == project.key.id for path, one in entry.references)


def _closes(record: Record[CommonFields], relation: str) -> bool:
    fields = record.fields
    if isinstance(fields, ReportFields):
        return relation == "project" and fields.kind in CLOSING_REPORTS
    return (
        isinstance(fields, NoticeFields)
        and relation == "target"
        and fields.kind is NoticeKind.NON_PUBLICATION
    )
