"""A ratio is more than 0, and so are the ends of its interval."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import Finding, RecordType, ReportFields

RULE = Rule("finding-ratio", "Ratios are more than 0")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every ratio, or end of a ratio's interval, that is 0 or less."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        for index, finding in enumerate(report.fields.findings):
            if finding.effect_measure is None or not finding.effect_measure.is_ratio:
                continue
            for path, number in _numbers(finding):
                if number <= 0:
                    yield Diagnostic(
                        RULE,
                        value_of(report, "findings", index, *path),
                        f"a ratio is more than 0, and {number:g} is not",
                        "write the ratio and not its logarithm, or choose a difference as `effect_measure`",
                        seen=f"{number:g}",
                    )


def _numbers(finding: Finding) -> Iterator[tuple[tuple[str | int, ...], float]]:
    if finding.estimate is not None:
        yield ("estimate",), finding.estimate
    for end, number in enumerate(finding.interval or ()):
        yield ("interval", end), number
