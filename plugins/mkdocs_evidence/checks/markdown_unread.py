"""Signs of Markdown do what they are written for: none is published as it is written, and no note is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import Prose, locate_offset, read_whole_prose

RULE = Rule("markdown-unread", "No sign of Markdown is published as it is written", Severity.WARNING)
ALERTS = {"tip": "TIP", "hint": "TIP", "success": "TIP", "warning": "WARNING", "danger": "CAUTION"}
"""Kinds of boxes of other dialects, and GitHub's kind for each; a note stands for all others."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that was left as text: how it is found in what readers see, what is said of it, and the step.

    A text without any of the `hints` does not hold it.
    """

    pattern: re.Pattern[str]
    hints: tuple[str, ...]
    said: Callable[[re.Match[str]], tuple[str, str]]


def _box(match: re.Match[str]) -> tuple[str, str]:
    kind = ALERTS.get(match["kind"].lower(), "NOTE")
    return (
        "this begins no box here: the line, and the text below it as code, would be published as they are",
        f"write `> [!{kind}]` in its place, and `> ` before each line of the text that belongs into the box",
    )


def _note(match: re.Match[str]) -> tuple[str, str]:
    return (
        f"the text refers to the note {match[0]}, which is not there",
        f"add the note on a line of its own, as in `{match[0]}: The words.`, or take {match[0]} out",
    )


def _link(match: re.Match[str]) -> tuple[str, str]:
    return (
        "this is no link: its address has a space in it",
        f"put the address between pointed brackets: `](<{match['address'].strip()}>)`",
    )


def _table(match: re.Match[str]) -> tuple[str, str]:
    columns = match["head"].strip().strip("|").count("|") + 1
    return (
        "this is no table: the line below its head does not have a dash for each column",
        f"write a line like this below the head: `|{'---|' * columns}`",
    )


def _definition(match: re.Match[str]) -> tuple[str, str]:
    return (
        "this explains nothing here: there is more than one line above it",
        "leave an empty line above the word that is explained; each word has a line, and a `: ` below it",
    )


def _formula(match: re.Match[str]) -> tuple[str, str]:
    return (
        "this is no formula: no line below ends with $$, or there is an empty line before it",
        "write $$ behind the last line of the formula, and leave no line empty between them",
    )


SIGNS = (
    Sign(re.compile(r"^[ >]*(?:!!!|\?\?\?\+?)[ ]+(?P<kind>\w*)", re.MULTILINE), ("!!!", "???"), _box),
    Sign(re.compile(r"\[\^[^\]\s\[]+\]"), ("[^",), _note),
    Sign(
        re.compile(r"\]\((?=[^()\n]*[./])(?P<address>[^\s()<>\"'][^()<>\"'\n]* [^()<>\"'\n]*)\)"),
        ("](",),
        _link,
    ),
    Sign(re.compile(r"^(?P<head>[ >]*\|.*\|)[ ]*\n[ >]*\|?[ ]*:?-[-:| ]*$", re.MULTILINE), ("|",), _table),
    Sign(re.compile(r"(?<=\n)[ >]*:[ ]+\S.*", re.MULTILINE), ("\n:",), _definition),
    Sign(re.compile(r"^[ >]*\$\$[ ]*$(?=\n[ >]*\S)", re.MULTILINE), ("$$",), _formula),
)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every such sign in the text of a record that may still be edited, and every note that is lost."""
    for record in scope.records:
        text = scope.graph.text_of(record)
        if _may_hold_signs(text) and may_be_edited(scope, record):
            yield from faults_in(record.source, text)


def faults_in(source: Source, text: str) -> Iterator[Diagnostic]:
    """Every such sign in one text."""
    prose = read_whole_prose(text)
    for sign in SIGNS:
        for match in sign.pattern.finditer(prose.citable):
            message, step = sign.said(match)
            start = match.start() + len(match[0]) - len(match[0].lstrip(" >"))
            yield _told(source, text, start, len(match[0].strip(" >").split("\n")[0]), message, step)
    yield from _lost_notes(source, text, prose)


def _lost_notes(source: Source, text: str, prose: Prose) -> Iterator[Diagnostic]:
    for label, start in prose.unused_notes:
        message = f"nothing in the text refers to this note, so it would not be published: [^{label}]"
        step = f"write [^{label}] in the text where the note belongs, or take the note out"
        yield _told(source, text, start, len(label) + 3, message, step)


def _told(source: Source, text: str, start: int, length: int, message: str, step: str) -> Diagnostic:
    return Diagnostic(RULE, locate_offset(source, text, start, length), message, step)


def _may_hold_signs(text: str) -> bool:
    return any(hint in text for sign in SIGNS for hint in sign.hints)
