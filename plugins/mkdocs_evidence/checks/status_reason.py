"""A study that was paused, stopped or cancelled says why."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import ProjectFields, RecordType

RULE = Rule("status-reason", "A pause or an early end has a reason")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every pause, stop or cancellation without a reason."""
    for project in scope.of_type(RecordType.PROJECT, ProjectFields):
        for index, entry in enumerate(project.fields.status_history):
            if entry.status.needs_reason and not entry.reason:
                yield Diagnostic(
                    RULE,
                    value_of(project, "status_history", index, "status"),
                    f"the study became `{entry.status.value}` without a reason",
                    "add `reason:` to this entry, in plain words",
                    seen=entry.status.value,
                )
