"""Signs of Markdown do what they are written for: none is published as it is written, and no note is lost."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.checks.signs import UNREAD, faults_of, may_hold_signs
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import locate_offset

RULE = Rule("markdown-unread", "No sign of Markdown is published as it is written", Severity.WARNING)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every such sign in the text of a record that may still be edited, and every note that is lost."""
    for record in scope.records:
        text = scope.graph.text_of(record)
        if may_hold_signs(text) and may_be_edited(scope, record):
            yield from faults_in(record.source, text)


def faults_in(source: Source, text: str) -> Iterator[Diagnostic]:
    """Every such sign in one text."""
    for fault in faults_of(text, UNREAD):
        place = locate_offset(source, text, fault.start, fault.end - fault.start)
        yield Diagnostic(RULE, place, fault.message, fault.step)
