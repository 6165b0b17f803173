"""What is said to have happened has happened."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import PartialDate, ProjectFields, RecordType

RULE = Rule("milestone-future", "Actual dates are not in the future")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every actual date of a milestone that is after the day of the build."""
    for project in scope.of_type(RecordType.PROJECT, ProjectFields):
        for index, milestone in enumerate(project.fields.milestones):
            if milestone.actual and milestone.actual.earliest > scope.graph.as_of:
                yield Diagnostic(
                    RULE,
                    value_of(project, "milestones", index, "actual"),
                    f"{milestone.actual.in_words} has not come yet: the site is built as of {_today(scope)}",
                    "write a date to come as `planned:`, and `actual:` only when it has happened",
                    seen=str(milestone.actual),
                )


def _today(scope: Scope) -> str:
    return PartialDate.of(scope.graph.as_of).in_words
