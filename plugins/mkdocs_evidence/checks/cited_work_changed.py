"""A note names each work that the bibliography has changed since a sealed version cited it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import content_path
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity
from mkdocs_evidence.graph.cited_works import changed_works

RULE = Rule("cited-work-changed", "Works cited by sealed versions stay as they were there", Severity.NOTE)
BIBLIOGRAPHY_FILE = "references.bib"


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every work that a sealed version cites and that is another, or missing, in the bibliography now."""
    graph = scope.graph
    for changed in changed_works(graph.citations.bibliography, graph.permanence.sealed):
        versions = ", ".join(map(str, changed.versions))
        yield Diagnostic(
            RULE,
            Place(content_path(scope, BIBLIOGRAPHY_FILE), changed.line),
            f"@{changed.key} is not what {versions} cited when sealed: {changed.in_words}",
            "nothing needs to be done: sealed versions keep the work as they cited it, and other texts show "
            "it as it is now; if the edit was a mistake, undo it",
        )
