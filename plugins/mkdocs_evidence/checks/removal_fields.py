"""Only a notice of removal has fields on removals."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, key_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import NoticeFields, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind

RULE = Rule("removal-fields", "Only removals have grounds, and names to withhold")
FIELDS = ("grounds", "withhold", "address")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every field on removals in a notice of another kind, where it would do nothing."""
    for notice in scope.of_type(RecordType.NOTICE, NoticeFields):
        if notice.fields.kind is NoticeKind.REMOVAL:
            continue
        for name in FIELDS:
            if getattr(notice.fields, name):
                yield Diagnostic(
                    RULE,
                    key_of(notice, name),
                    f"`{name}` says how something is removed, and this notice removes nothing",
                    f"take `{name}` out; or, where the record must be taken down, write `kind: removal`",
                    seen=name,
                )
