"""An interval runs from low to high, holds its estimate, and has a level between 0 and 100."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import Finding, RecordType, ReportFields

RULE = Rule("finding-interval", "Intervals run from low to high and hold the estimate")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every finding whose interval, estimate and level do not fit together."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        for index, finding in enumerate(report.fields.findings):
            for field, message, step in _faults(finding):
                seen = getattr(finding, field)
                shown = f"[{seen[0]:g}, {seen[1]:g}]" if isinstance(seen, tuple) else f"{seen:g}"
                place = value_of(report, "findings", index, field)
                yield Diagnostic(RULE, place, message, step, seen=shown)


def _faults(finding: Finding) -> Iterator[tuple[str, str, str]]:
    interval, level = finding.interval, finding.interval_level
    if level is not None and not 0 < level < 100:
        yield "interval_level", "the level of an interval is a per cent between 0 and 100", "write 95 for 95%"
    if interval is None:
        return
    low, high = interval
    if low > high:
        yield (
            "interval",
            f"the interval begins above its end: {low:g} is more than {high:g}",
            f"write the low end first: [{high:g}, {low:g}]",
        )
    elif finding.estimate is not None and not low <= finding.estimate <= high:
        yield (
            "estimate",
            f"the estimate {finding.estimate:g} is outside its interval, {low:g} to {high:g}",
            "look the three numbers up in the report: one of them is wrong, or has the wrong sign",
        )
