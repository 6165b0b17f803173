"""A version is newer than the one before it, and than what the register proves of that one."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, Version, is_before, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited, seal_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import PartialDate

RULE = Rule("version-date-order", "Later versions have later dates")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version that may be edited and is dated before its predecessor, or before the seal of that."""
    for older, newer in scope.successions:
        faults = tuple(_order(older, newer)) or tuple(_seal(scope, older, newer))
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


def _seal(scope: Scope, older: Version, newer: Version) -> Iterator[Diagnostic]:
    """A version cannot have been published here before the day on which its predecessor was sealed."""
    seal = seal_of(scope, older)
    if seal and newer.fields.date.latest < seal.date:
        yield Diagnostic(
            RULE,
            value_of(newer, "date"),
            f"the register proves that version {older.key.version} was the newest on "
            f"{PartialDate.of(seal.date).in_words}, so version {newer.key.version} was published after that",
            "write the day on which it is published here; the date on the document goes into `version_date`",
            seen=str(newer.fields.date),
        )
