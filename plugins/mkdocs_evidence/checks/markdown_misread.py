"""No words are taken for signs of Markdown that they only look like."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.checks.signs import MISREAD, faults_of, may_hold_signs
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import locate_offset

RULE = Rule("markdown-misread", "No words are taken for a sign of Markdown", Severity.WARNING)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every number taken for a list, and every word taken for one struck out, in texts that may be edited."""
    for record in scope.records:
        text = scope.graph.text_of(record)
        if may_hold_signs(text) and may_be_edited(scope, record):
            yield from faults_in(record.source, text)


def faults_in(source: Source, text: str) -> Iterator[Diagnostic]:
    """All of them in one text."""
    for fault in faults_of(text, MISREAD):
        place = locate_offset(source, text, fault.start, fault.end - fault.start)
        yield Diagnostic(RULE, place, fault.message, fault.step)
