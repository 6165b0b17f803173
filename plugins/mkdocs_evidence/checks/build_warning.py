"""The strict build has no warning of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity

RULE = Rule("build-warning", "The public build has no warning", Severity.WARNING)
CONFIGURATION = "mkdocs.yml"
_FILE = re.compile(r"'([^'\n]+\.md)'")
_LINK = re.compile(r"contains (?:a|an \w+) link '([^'\n]+)'")
_LINE = re.compile(r" on line (\d+)\b")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every warning of a build, where the site has been built; in place of a file, at mkdocs.yml."""
    for warning in scope.build_warnings:
        yield fault(warning)


def fault(
    warning: str, shown_path: Callable[[str], str] = str, text_of: Callable[[str], str] = lambda path: ""
) -> Diagnostic:
    """A warning of MkDocs or of a plugin as a fault, at the file that it names and at the link in it.

    `text_of` gives the text of a file of the content folder.
    """
    named = _FILE.search(warning)
    place = Place(CONFIGURATION)
    if named:
        place = _place(shown_path(named[1]), text_of(named[1]), warning)
    step = "mend what it names: the public build stops at a warning"
    return Diagnostic(RULE, place, warning.strip().rstrip("."), step)


def _place(path: str, text: str, warning: str) -> Place:
    lines, link, line = text.split("\n"), _LINK.search(warning), _LINE.search(warning)
    if line and int(line[1]) <= len(lines):
        return Place(path, int(line[1]), source_line=lines[int(line[1]) - 1])
    if link:
        for number, one in enumerate(lines, start=1):
            if link[1] in one:
                return Place(path, number, one.index(link[1]) + 1, len(link[1]), one)
    return Place(path)
