"""Records hold no characters that nobody can see, but where a script or an emoji needs them."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading import CHARACTER_INVISIBLE, invisible_characters

RULE: Rule = CHARACTER_INVISIBLE


def check(scope: Scope) -> Iterator[Diagnostic]:
    """The first such character of each line of a record that is no sealed version."""
    for record in scope.records:
        source, text = record.source, scope.graph.text_of(record)
        faults = (
            *invisible_characters(source.shown_path, source.header, source.header_line),
            *invisible_characters(source.shown_path, text, source.body_line),
        )
        if faults and may_be_edited(scope, record):
            yield from faults
