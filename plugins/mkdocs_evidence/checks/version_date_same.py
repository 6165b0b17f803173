"""Two versions with one date are questioned: citations and readers tell versions apart by their dates."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, is_before, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import PartialDate

RULE = Rule("version-date-same", "Each version has a date of its own", Severity.WARNING)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version without a label that may be edited and is dated like its predecessor.

    It is a question and no error, since two versions can be finished on one day.
    """
    for older, newer in scope.successions:
        before, after = older.fields.version_date, newer.fields.version_date
        if is_same(before, after) and not newer.fields.version_label and may_be_edited(scope, newer):
            yield Diagnostic(
                RULE,
                value_of(newer, "version_date"),
                f"version {newer.key.version} has the same date as version {older.key.version}, so the dates "
                "do not say which of them is newer",
                f"write the day on which version {newer.key.version} was finished; if that is the same day, "
                "add a `version_label` that tells them apart",
                seen=str(after),
            )


def is_same(before: PartialDate, after: PartialDate) -> bool:
    """Return True if a date is surely not after another, and not surely before it either."""
    return after.latest <= before.earliest and not is_before(after, before)
