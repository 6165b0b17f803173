"""A notice that is the end of an earlier one says of which."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import NoticeFields, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind

RULE = Rule("notice-ends-missing", "A notice says which earlier notice it ends")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every resolution that names no earlier notice."""
    for notice in scope.of_type(RecordType.NOTICE, NoticeFields):
        if notice.fields.kind is NoticeKind.RESOLUTION and not notice.fields.resolves:
            yield Diagnostic(
                RULE,
                value_of(notice, "kind"),
                "this notice ends an earlier one, but does not say which",
                "add a line `resolves: notices/…` with the name of the earlier notice",
                seen=notice.fields.kind.value,
            )
