"""The versions of a text are numbered 1, 2, 3 … without a gap."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.model import Key

RULE = Rule("version-gap", "Versions are numbered without gaps")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every version whose predecessor is not there."""
    numbers = {record.key for record in scope.records} | scope.unreadable | {*scope.graph.everything.removed}
    for record in scope.records:
        key = record.key
        if key.version > 1 and Key(key.type, key.id, key.version - 1) not in numbers:
            folder = f"{key.type.value}/{key.id}"
            yield Diagnostic(
                RULE,
                Place(record.source.shown_path),
                f"version {key.version} is here, but version {key.version - 1} is not",
                f"add {folder}/v{key.version - 1}.md, or give this file the next free number",
                seen=f"v{key.version}.md",
            )
