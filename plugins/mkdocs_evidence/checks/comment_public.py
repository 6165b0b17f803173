"""Comments are in no output, but the file that holds them is public: they are told before they stay there."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.comments_in_records import long_comments_in
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("comment-public", "Published records hold no comments of several words", Severity.WARNING)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every comment of several words in a record without versions that is no draft, hints of `new` apart."""
    for record in scope.records:
        if record.key.type.is_versioned or record.index_entry.is_draft:
            continue
        for comment in long_comments_in(scope, record):
            yield Diagnostic(
                RULE,
                comment.place,
                f"the comment {comment.in_short} is not on the site, but everybody can read it in this file, "
                "which is public with all its earlier states",
                "delete it, and ask in the discussion of the pull request instead",
            )
