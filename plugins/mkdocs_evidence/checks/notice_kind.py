"""A notice is of a kind that its target can have."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import NoticeFields, RecordType
from mkdocs_evidence.model.vocabulary import NoticeKind
from mkdocs_evidence.reading.naming import with_article

RULE = Rule("notice-kind", "Notices are of a kind that fits their target")


def allowed_kinds(kind: RecordType) -> tuple[NoticeKind, ...]:
    """The kinds of notice that a type of record can have.

    A report is retracted, anything else is withdrawn; only a project owes a report.
    """
    refused = {NoticeKind.WITHDRAWAL if kind is RecordType.REPORT else NoticeKind.RETRACTION}
    if kind is not RecordType.PROJECT:
        refused.add(NoticeKind.NON_PUBLICATION)
    return tuple(one for one in NoticeKind if one not in refused)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every notice whose kind does not fit the type of its target."""
    for notice in scope.of_type(RecordType.NOTICE, NoticeFields):
        for link in scope.links(notice.key, "target"):
            allowed = allowed_kinds(link.target.type)
            if notice.fields.kind not in allowed:
                kind = with_article(notice.fields.kind.label.lower())
                target = with_article(link.target.type.label.lower())
                yield Diagnostic(
                    RULE,
                    value_of(notice, "kind"),
                    f"{kind} does not fit its target, {target}",
                    "a report is retracted, any other record is withdrawn; only a project has a notice of "
                    "non-publication",
                    seen=notice.fields.kind.value,
                    allowed=tuple(one.value for one in allowed),
                )
