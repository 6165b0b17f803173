"""A removal takes effect when it is published, so its date has come."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.removal_notices import notices_of_removal
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule

RULE = Rule("removal-date", "The date of a removal is not in the future")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every notice of removal with a date that has not come."""
    today = scope.graph.as_of
    for notice in notices_of_removal(scope):
        if not notice.fields.date.is_known_by(today):
            yield Diagnostic(
                RULE,
                value_of(notice, "date"),
                f"this removal is dated {notice.fields.date.in_words}, and a removal takes effect at once",
                "write today's date; to wait until that day, mark the notice with `draft: true`",
                seen=str(notice.fields.date),
            )
