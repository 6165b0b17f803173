"""A version that is dated before its predecessor was sealed is questioned."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, is_before, value_of
from mkdocs_evidence.checks.sealed_versions import may_be_edited, seal_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import PartialDate

RULE = Rule(
    "version-date-sealed", "A version is published after its predecessor was sealed", Severity.WARNING
)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version that may be edited and is said to be published before the one before it was sealed.

    It is a question and no error, since a site may take over versions that appeared elsewhere long ago.
    """
    for older, newer in scope.successions:
        seal = seal_of(scope, older)
        if seal is None or newer.fields.date.latest >= seal.date or not may_be_edited(scope, newer):
            continue
        if is_before(newer.fields.date, older.fields.date):
            continue  # an error of its own: version-date-order
        yield Diagnostic(
            RULE,
            value_of(newer, "date"),
            f"the register proves that version {older.key.version} was the newest version here on "
            f"{PartialDate.of(seal.date).in_words}, but version {newer.key.version} is dated before that day",
            "write the day on which it is published here, and the date on the document as `version_date`",
            seen=str(newer.fields.date),
        )
