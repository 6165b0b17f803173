"""A finding that favours one group has an interval that excludes no difference."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import Finding, RecordType, Report, ReportFields
from mkdocs_evidence.model.vocabulary import Direction

RULE = Rule("finding-direction", "A finding that favours one group has an interval without the null value")
_FAVOURING = (Direction.FAVOURS_INTERVENTION, Direction.FAVOURS_COMPARATOR)
UNCLEAR = Direction.NO_CLEAR_DIFFERENCE.value


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every finding that favours one group although its interval includes no difference.

    The opposite is left alone: authors may see no clear difference in an interval without the null value, as
    when they tested many outcomes.
    """
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        faults = tuple(
            Diagnostic(
                RULE,
                value_of(report, "findings", index, "direction"),
                f"{reason}; so the finding cannot favour one group",
                f"write `direction: {UNCLEAR}`; or, if the interval or the `effect_measure` was copied "
                "wrongly, correct it from the report",
                seen=report.fields.findings[index].direction.value,
                nearest=UNCLEAR,
            )
            for index, reason in contradictions(report)
        )
        if faults and may_be_edited(scope, report):
            yield from faults


def contradictions(report: Report) -> Iterator[tuple[int, str]]:
    """The findings that favour one group against their intervals: the place of each, and why it cannot."""
    for index, finding in enumerate(report.fields.findings):
        null = null_value_within(finding)
        if null is not None and finding.interval is not None and finding.direction in _FAVOURING:
            low, high = finding.interval
            yield index, f"the interval, {low:g} to {high:g}, includes {null:g}, which means no difference"


def null_value_within(finding: Finding) -> float | None:
    """The value of no difference, if it lies inside the interval of a finding.

    An interval that ends at the null value proves nothing, and of some measures no null value is known.
    """
    null = finding.effect_measure.null_value if finding.effect_measure else None
    if finding.interval is None or null is None:
        return None
    low, high = finding.interval
    return null if low < null < high else None
