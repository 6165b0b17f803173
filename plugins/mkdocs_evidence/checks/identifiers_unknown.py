"""identifiers.yml names records that exist."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import content_path
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, nearest
from mkdocs_evidence.graph.identified import unknown_keys
from mkdocs_evidence.reading import IDENTIFIERS_FILE

RULE = Rule("identifiers-unknown", "identifiers.yml names records that exist")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every entry of identifiers.yml for a record, or a version, that is not there."""
    for key in unknown_keys(scope.keys, scope.graph.permanence.identifiers):
        if key not in scope.unreadable and key not in scope.graph.everything.removed:
            yield Diagnostic(
                RULE,
                Place(content_path(scope, IDENTIFIERS_FILE)),
                f"there is no record {key}",
                "correct the type, the id or the version; or take the entry out",
                seen=str(key),
                nearest=nearest(str(key), map(str, scope.keys)),
            )
