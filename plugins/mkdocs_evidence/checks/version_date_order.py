"""A version is not older than the one before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mkdocs_evidence.checks.scope import Scope, is_before, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import VersionedFields

RULE = Rule("version-date-order", "Later versions have later dates")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version whose date is before that of the version before it."""
    for versions in scope.works:
        for older, newer in pairwise(versions):
            if not isinstance(older.fields, VersionedFields) or not isinstance(newer.fields, VersionedFields):
                continue
            for name in ("version_date", "date"):
                before, after = getattr(older.fields, name), getattr(newer.fields, name)
                if is_before(after, before):
                    yield Diagnostic(
                        RULE,
                        value_of(newer, name),
                        f"version {newer.key.version} is dated before version {older.key.version}, "
                        f"which is dated {before.in_words}",
                        "correct the date that is wrong, or swap the two files",
                        seen=str(after),
                    )
