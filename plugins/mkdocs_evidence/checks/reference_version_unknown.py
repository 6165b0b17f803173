"""A field that names a version names one that exists."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph import Failure, Unresolved

RULE = Rule("reference-version-unknown", "Fields name versions that exist")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every field that names a version that its record does not have."""
    for dangling in scope.dangling_references:
        unresolved = dangling.unresolved
        record = scope.record(dangling.source)
        if record is None or scope.could_be_unreadable(unresolved.reference):
            continue
        if unresolved.failure in (Failure.VERSION_UNKNOWN, Failure.UNVERSIONED):
            message, step = told(unresolved)
            yield Diagnostic(
                RULE,
                value_of(record, *dangling.path),
                message,
                step,
                seen=str(unresolved.reference),
                allowed=tuple(str(key) for key in unresolved.candidates),
            )


def told(unresolved: Unresolved) -> tuple[str, str]:
    """The message and the next step for a version that is not there."""
    reference = unresolved.reference
    if unresolved.failure is Failure.UNVERSIONED:
        kind = unresolved.candidates[0].type.label.lower()
        return f"`{reference.id}` is a {kind}, which has no versions", f"leave out @{reference.version}"
    return (
        f"`{reference.id}` has no version {reference.version}",
        "write one of the versions that exist, or add the missing version's file",
    )
