"""A notice ends only notices that are on the same target."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.ends import claimed_ends
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.endings import has_same_target, target_of

RULE = Rule("notice-ends-target", "A notice ends only notices on its own target")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every notice that ends one on another record, or on another version."""
    for notice, earlier, path in claimed_ends(scope):
        if not has_same_target(notice, earlier, scope.graph.everything):
            yield Diagnostic(
                RULE,
                value_of(notice, *path),
                f"{earlier.key} is on {target_of(earlier)}, and this notice is on {target_of(notice)}",
                f"write `target: {target_of(earlier)}` here, or name a notice on {target_of(notice)}; two "
                "notices are needed to end notices on two records",
                seen=str(earlier.key),
            )
