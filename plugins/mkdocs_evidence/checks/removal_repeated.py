"""A record is taken down once."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.removal_notices import notices_of_removal, takes_something_down
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("removal-repeated", "One notice takes a record down", Severity.NOTE)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every notice of removal whose target an earlier notice has taken down already."""
    for notice in notices_of_removal(scope):
        if takes_something_down(scope, notice):
            continue
        for link in scope.graph.removed_links(notice.key, "target"):
            earlier = link.target.notice
            yield Diagnostic(
                RULE,
                value_of(notice, "target"),
                f"{link.target.key} was already taken down by {earlier.source.shown_path}",
                "nothing needs to be done: readers see the earlier notice; if it is wrong, edit that one",
                seen=str(notice.fields.target),
            )
