"""A notice that may end an earlier one says whether it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from mkdocs_evidence.checks.scope import Scope, is_before, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.endings import has_same_target
from mkdocs_evidence.graph.relations import TARGET
from mkdocs_evidence.model import Key, Notice, NoticeFields, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind

RULE = Rule("notice-ends-missing", "A notice says which earlier notice it ends")

_ASKED = (NoticeKind.CORRECTION, NoticeKind.CLARIFICATION)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every end of a notice that names none, and every later notice that leaves a concern open."""
    for notice in scope.of_type(RecordType.NOTICE, NoticeFields):
        if notice.fields.kind is NoticeKind.RESOLUTION and not notice.fields.resolves:
            yield Diagnostic(
                RULE,
                value_of(notice, "kind"),
                "this notice is the end of an earlier one, and does not say of which",
                "add a line `resolves: notices/…` with the name of the earlier notice",
                seen=notice.fields.kind.value,
            )
        for concern in _left_open(scope, notice):
            yield Diagnostic(
                RULE,
                value_of(notice, "kind"),
                f"{concern.key}, of {concern.fields.date.in_words}, is an expression of concern on the same "
                "record, and this later notice does not say whether the concern is over",
                f"if it is over, add the line `resolves: {concern.key}`; if it remains, add `resolves: []`",
                seen=notice.fields.kind.value,
            )


def _left_open(scope: Scope, notice: Notice) -> Iterator[Notice]:
    """The concerns on the same target that are older, in force, and not mentioned by a notice."""
    if notice.fields.resolves is not None or notice.fields.kind not in _ASKED:
        return
    for link in scope.links(notice.key, TARGET):
        for concern in _concerns_on(scope, link.target.work):
            if (
                is_before(concern.fields.date, notice.fields.date)
                and has_same_target(notice, concern, scope.graph.everything)
                and scope.graph.ended_by(concern.key) is None
            ):
                yield concern


def _concerns_on(scope: Scope, work: Key) -> Iterator[Notice]:
    """The public expressions of concern on a work or any of its versions."""
    for link in scope.graph.naming(work):
        record = scope.record(link.source) if link.relation.name == TARGET else None
        if record is None or record.index_entry.is_draft:
            continue
        if record.caption.kind is NoticeKind.CONCERN:
            yield cast("Notice", record)
