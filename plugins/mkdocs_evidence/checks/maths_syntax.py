"""A formula is TeX that can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import WrittenFormula, locate_offset, read_prose
from mkdocs_evidence.reading.tex import tex_fault

RULE = Rule("maths-syntax", "A formula is TeX that can be shown")
_SIGNS = ("$", "math")
"""What a text with a formula has one of."""


def check(scope: Scope) -> Iterator[Diagnostic]:
    """The first fault of each formula in the text of a record that may still be edited."""
    for record in scope.records:
        text = scope.graph.text_of(record)
        if any(map(text.__contains__, _SIGNS)) and may_be_edited(scope, record):
            yield from faults_in(record.source, text)


def faults_in(source: Source, text: str) -> Iterator[Diagnostic]:
    """The first fault of each formula in one text."""
    if any(map(text.__contains__, _SIGNS)):
        for formula in read_prose(text).formulas:
            yield from _fault_of(source, text, formula)


def _fault_of(source: Source, text: str, formula: WrittenFormula) -> Iterator[Diagnostic]:
    fault = tex_fault(formula.tex, is_display=formula.is_display)
    if fault is None:
        return
    last = len(formula.offsets) - 1
    start = formula.offsets[min(fault.start, last)]
    end = formula.offsets[min(fault.start + fault.length, last)]
    place = locate_offset(source, text, start, max(1, end - start))
    yield Diagnostic(RULE, place, fault.message, fault.remedy, seen=text[start:end] or None)
