"""The record with which the front page begins is one that is there."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, nearest

RULE = Rule("featured-unknown", "`featured` in mkdocs.yml names a public record")
SETTINGS = Place("mkdocs.yml")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """A `featured` that names no public record; of a removed one, the front page says nothing."""
    graph = scope.graph
    named = graph.settings.featured
    if not named or scope.unreadable:
        return
    public = {str(work) for work in graph.corpus.index}
    removed = {str(key.work) for key in graph.everything.removed}
    if named not in public | removed:
        meant = nearest(named, public)
        yield Diagnostic(
            RULE,
            SETTINGS,
            f"`featured: {named}` in mkdocs.yml names no record that is public",
            "write the type and the id of one, such as `featured: blogs/our-first-post`, or remove the line",
            seen=named,
            nearest=meant,
        )
