"""What is about to be sealed holds no comment: sealed files are published as they are, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.comments_in_records import FoundComment, comments_in
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.checks.text_empty import empty_sections
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import CommonFields, Record

RULE = Rule("comment-sealed", "Protocols and reports hold no comments when they are sealed")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every comment in a version that is no draft and not sealed yet, signs for programs apart."""
    for record in scope.records:
        if not record.key.type.is_versioned or record.index_entry.is_draft:
            continue
        found = tuple(_told_nowhere_else(scope, record))
        if found and may_be_edited(scope, record):
            for comment in found:
                yield Diagnostic(
                    RULE,
                    comment.place,
                    f"this version will be sealed, and everybody could then read the comment "
                    f"{comment.in_short} in its source.md for ever",
                    "delete it, and ask in the discussion of the pull request instead; or put back "
                    "`draft: true` until it is settled",
                )


def _told_nowhere_else(scope: Scope, record: Record[CommonFields]) -> Iterator[FoundComment]:
    """The comments but for those that are all there is below a heading."""
    found = tuple(comments_in(scope, record))
    empty = tuple(empty_sections(record.source.body)) if found else ()
    for comment in found:
        if not any(section.start() < comment.start < end for section, end in empty if comment.start):
            yield comment
