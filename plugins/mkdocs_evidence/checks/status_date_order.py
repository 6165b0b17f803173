"""The history of a study's status goes forward in time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mkdocs_evidence.checks.scope import Scope, is_before, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import ProjectFields, RecordType

RULE = Rule("status-date-order", "The status history goes forward in time")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every entry that is dated before the entry above it."""
    for project in scope.of_type(RecordType.PROJECT, ProjectFields):
        for index, (before, after) in enumerate(pairwise(project.fields.status_history), 1):
            if is_before(after.date, before.date):
                yield Diagnostic(
                    RULE,
                    value_of(project, "status_history", index, "date"),
                    f"this entry is dated before the one above it, which is dated {before.date.in_words}",
                    "correct the date that is wrong; new entries are added at the end",
                    seen=str(after.date),
                )
