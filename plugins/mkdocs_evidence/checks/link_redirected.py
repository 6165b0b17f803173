"""A link to an old address of the site is right; its present address is told."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.written_links import linking_texts, places_of_link
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("link-redirected", "Links to old addresses lead on", Severity.NOTE)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every link in a text to an old address."""
    for record, rendered in linking_texts(scope):
        for written, present in dict.fromkeys(rendered.old_links):
            for place in places_of_link(scope, record, written):
                yield Diagnostic(
                    RULE,
                    place,
                    f"this is an old address; what was there is now at {present}, and the link leads there",
                    "nothing needs to be done; if you edit this text anyway, write the present address",
                    seen=written,
                )
