"""Helpers of the rules on removals."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.model import Notice, NoticeFields, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind


def notices_of_removal(scope: Scope) -> Iterator[Notice]:
    """The notices of removal that are looked at, are no drafts, and were not ended by a later notice."""
    for notice in scope.of_type(RecordType.NOTICE, NoticeFields):
        is_removal = notice.fields.kind is NoticeKind.REMOVAL and not notice.fields.draft
        if is_removal and notice.key not in scope.graph.ended:
            yield notice


def takes_something_down(scope: Scope, notice: Notice) -> bool:
    """Return True if this notice removes anything."""
    removed = scope.graph.everything.removed.values()
    return any(one.notice.key == notice.key for one in removed)
