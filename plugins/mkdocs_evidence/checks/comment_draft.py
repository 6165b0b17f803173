"""The file of a draft is public, though no page shows it: its comments are pointed out."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.comments_in_records import long_comments_in
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("comment-draft", "A draft holds a comment of several words", Severity.NOTE)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every comment of several words in a draft, hints of its outline apart."""
    for record in scope.records:
        if not record.index_entry.is_draft:
            continue
        for comment in long_comments_in(scope, record):
            yield Diagnostic(
                RULE,
                comment.place,
                f"the comment {comment.in_short} is not on the site, but everybody can read it in this "
                "file, also after you have deleted it",
                "nothing, if it may be read; else delete it before this is merged, and ask in the "
                "discussion of the pull request",
            )
