"""A study's status changes only in ways that a study can go."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.transitions import TRANSITIONS
from mkdocs_evidence.model import ProjectFields, RecordType

RULE = Rule("status-transition", "A study's status changes only in ways that a study can go")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every step of a history that is not legal, and every step out of a final state."""
    for project in scope.of_type(RecordType.PROJECT, ProjectFields):
        for index, (before, after) in enumerate(pairwise(project.fields.status_history), 1):
            allowed = TRANSITIONS[before.status]
            if after.status in allowed:
                continue
            step = "correct the entry that is wrong, or add the entry that is missing between the two"
            if before.status.is_final:
                step = "add a new project with `follows_on_from`: a study that has ended does not open again"
            yield Diagnostic(
                RULE,
                value_of(project, "status_history", index, "status"),
                f"a study that is `{before.status.value}` cannot become `{after.status.value}`",
                step,
                seen=after.status.value,
                allowed=tuple(status.value for status in allowed),
            )
