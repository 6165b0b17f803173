"""A rating lies on its scale."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import RecordType, ReportFields

RULE = Rule("rating-above-scale", "Ratings lie on their scale")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every rating whose level is above the top of its scale."""
    for report in scope.of_type(RecordType.REPORT, ReportFields):
        for index, rating in enumerate(report.fields.ratings):
            if rating.level > rating.of:
                yield Diagnostic(
                    RULE,
                    value_of(report, "ratings", index, "level"),
                    f"level {rating.level} is above the top of the scale, which is {rating.of}",
                    "write the level as `level:` and the highest level that the scheme has as `of:`",
                    seen=str(rating.level),
                )
