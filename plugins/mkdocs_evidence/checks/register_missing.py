"""Where something was sealed, there is a register."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import content_path, kept_without_register
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, restoring_file
from mkdocs_evidence.graph.addresses import REGISTER_FILE

RULE = Rule("register-missing", "A site that has sealed anything keeps its register")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """A missing register beside files that only a publication writes."""
    sealed = kept_without_register(scope)
    if not sealed:
        return
    path = content_path(scope, REGISTER_FILE)
    yield Diagnostic(
        RULE,
        Place(path),
        f"the register is gone, and {content_path(scope, sealed)} says that something was published here",
        "the register is never deleted or moved: without it nobody can show what was published when, and "
        f"sealing again would give other dates. Bring it back:{restoring_file(path)}",
    )
