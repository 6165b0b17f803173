"""A version is not older than the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, Version, is_before, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import PartialDate

RULE = Rule("version-date-order", "Later versions have later dates")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version that may be edited and is dated before its predecessor."""
    for older, newer in scope.successions:
        faults = tuple(_order(older, newer))
        if faults and may_be_edited(scope, newer):
            yield from faults


def _order(older: Version, newer: Version) -> Iterator[Diagnostic]:
    for name in ("version_date", "date"):
        before: PartialDate = getattr(older.fields, name)
        after: PartialDate = getattr(newer.fields, name)
        if is_before(after, before):
            yield Diagnostic(
                RULE,
                value_of(newer, name),
                f"version {newer.key.version} is dated before version {older.key.version}, "
                f"which is dated {before.in_words}",
                "correct the date that is wrong, or swap the two files",
                seen=str(after),
            )
