"""An alias is an old address on this site, and stays within it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.old_addresses import old_addresses
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.canonical_addresses import leads_outside

RULE = Rule("alias-outside", "Aliases stay within the site")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every alias and removed page with a step that is only dots, which would lead up and out."""
    for old in old_addresses(scope):
        if leads_outside(old.written) and not old.is_redirect:  # redirect-target reports those
            yield Diagnostic(
                RULE,
                old.place,
                f"the {'alias' if old.is_alias else 'address'} {old.written} leads out of the site",
                "write the old address from the site's root, without . or .. between the slashes",
                seen=old.written,
            )
