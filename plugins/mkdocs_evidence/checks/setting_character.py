"""The texts of mkdocs.yml hold no characters that cannot be shown, or that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule

RULE = Rule("setting-character", "No invisible control characters in the settings")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every text of mkdocs.yml with such a character."""
    for one in scope.graph.settings.unshowable:
        yield Diagnostic(
            RULE,
            Place(one.file, one.line, one.column, one.length, one.text),
            "this text holds a character that nobody can see",
            "delete that character; where it is written as a code such as \\u0007, delete the code",
            seen=one.path[0],
        )
