"""After an expression of concern, a later notice says whether the concern is over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from mkdocs_evidence.checks.scope import Scope, is_before, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.graph.endings import LIFTING, has_same_target
from mkdocs_evidence.graph.relations import TARGET
from mkdocs_evidence.model import Key, Notice, NoticeFields, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind

RULE = Rule("notice-ends-open", "After a concern, a later notice says whether it is over", Severity.NOTE)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every later notice on the target of a concern that does not say in `resolves` whether it is over."""
    for notice in scope.of_type(RecordType.NOTICE, NoticeFields):
        for concern in _concerns_before(scope, notice):
            ended_by = scope.graph.ended_by(concern.key)
            if ended_by not in (None, notice.key):
                continue
            said = "its title says that the concern is lifted, so it counts as lifted"
            unsaid = "this later notice does not say whether the concern is over, so it counts as open"
            yield Diagnostic(
                RULE,
                value_of(notice, "kind"),
                f"{concern.key}, of {concern.fields.date.in_words}, is an expression of concern on the same "
                f"record; {said if ended_by else unsaid}",
                f"if it is over, add the line `resolves: {concern.key}`; if it remains, add `resolves: []`",
                seen=notice.fields.kind.value,
            )


def _concerns_before(scope: Scope, notice: Notice) -> Iterator[Notice]:
    """The older concerns on the same target, where the notice has no `resolves`."""
    if notice.fields.resolves is not None or notice.fields.kind not in LIFTING:
        return
    for link in scope.links(notice.key, TARGET):
        for concern in _concerns_on(scope, link.target.work):
            is_older = is_before(concern.fields.date, notice.fields.date)
            if is_older and has_same_target(notice, concern, scope.graph.everything):
                yield concern


def _concerns_on(scope: Scope, work: Key) -> Iterator[Notice]:
    """The public expressions of concern on a work or any of its versions."""
    for link in scope.graph.naming(work):
        record = scope.record(link.source) if link.relation.name == TARGET else None
        if record is None or record.index_entry.is_draft:
            continue
        if record.caption.kind is NoticeKind.CONCERN:
            yield cast("Notice", record)
