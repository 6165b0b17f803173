"""Each version says itself what it changes: the words of the version before are not copied."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, key_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import Change

RULE = Rule("version-change-repeated", "Each version says in its own words what it changes")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version that may be edited and gives the summary and reason of the version before it."""
    for older, newer in scope.successions:
        before, after = older.fields.change, newer.fields.change
        if before and after and _words(before) == _words(after) and may_be_edited(scope, newer):
            yield Diagnostic(
                RULE,
                key_of(newer, "change"),
                f"this is what version {older.key.version} said of its own change, word for word",
                f"say what version {newer.key.version} changes and why, who asked for it, and whether "
                "outcome data had been seen by then",
            )


def _words(change: Change) -> tuple[str, str]:
    return change.summary, change.reason
