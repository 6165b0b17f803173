"""Faults as values: their order, and what was most likely meant."""

from __future__ import annotations

from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity, nearest, ordered

RULE = Rule("some-rule", "Something is so")


def fault(path: str, line: int, message: str = "is wrong") -> Diagnostic:
    return Diagnostic(RULE, Place(path, line), message, "mend it")


def test_faults_come_in_the_order_of_files_and_lines_and_each_once() -> None:
    faults = [fault("b.md", 1), fault("a.md", 12), fault("a.md", 2), fault("a.md", 2)]
    assert [str(one.place) for one in ordered(faults)] == ["a.md:2:1", "a.md:12:1", "b.md:1:1"]


def test_a_warning_is_no_error() -> None:
    assert fault("a.md", 1).is_error
    warning = Diagnostic(Rule("other", "Other", Severity.WARNING), Place("a.md"), "may be wrong", "look")
    assert not warning.is_error


def test_the_nearest_is_offered_only_when_it_is_near() -> None:
    assert nearest("sumary", ["title", "summary", "sources"]) == "summary"
    assert nearest("xyz", ["title", "summary"]) is None
