"""An alias is an old address on this site, and stays within it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule

RULE = Rule("alias-outside", "Aliases stay within the site")

_DOTS = re.compile(r"(?:\.|%2e)+", re.IGNORECASE)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every alias with a step that is only dots, which would lead up and out."""
    for record in scope.records:
        for index, alias in enumerate(record.index_entry.aliases):
            if any(_DOTS.fullmatch(step) for step in alias.split("/")):
                yield Diagnostic(
                    RULE,
                    value_of(record, "aliases", index),
                    f"the alias {alias} leads out of the site",
                    "write the old address from the site's root, without . or .. between the slashes",
                    seen=alias,
                )
