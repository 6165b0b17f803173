"""An old address is one that a file can answer, on every computer and host."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.old_addresses import old_addresses
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.canonical_addresses import impossible_because, leads_outside, unportable_because

RULE = Rule("address-impossible", "Files can answer old addresses")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every alias, redirect and removed page whose address no file can have everywhere."""
    for old in old_addresses(scope):
        known = scope.graph.permanence.register.by_address
        is_new = old.address not in known and not leads_outside(old.written)
        reason = impossible_because(old.written) or (is_new and unportable_because(old.written))
        if reason:
            yield Diagnostic(
                RULE,
                old.place,
                f"the address {old.written} {reason}",
                "correct it if it was copied wrongly; otherwise take it out: a site that is made of files "
                "cannot keep it",
                seen=old.written,
            )
