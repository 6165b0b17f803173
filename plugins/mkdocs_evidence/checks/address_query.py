"""Addresses with a question mark are answered by rules of a host, never by files."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.old_addresses import OldAddress, old_addresses
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.canonical_addresses import impossible_because
from mkdocs_evidence.graph.query_addresses import NETLIFY, is_ruled

RULE = Rule("address-query", "Addresses with a question mark need a host that sees it")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every old address with a question mark, where the site's host has no rules for it."""
    host = scope.graph.settings.host
    for old in old_addresses(scope):
        if "?" in old.written and not impossible_because(old.written):
            if host != NETLIFY:
                yield _fault(old, _WITHOUT_RULES)
            elif old.is_removal or not is_ruled(old.address):
                yield _fault(old, _UNRULED)


_WITHOUT_RULES = (
    "if the site is hosted at Netlify, write `host: netlify` under evidence/content in mkdocs.yml, and the "
    "build writes a rule for it; otherwise take the address out, and set up a redirect in your host's own "
    "settings"
)
_UNRULED = (
    "the build can write a rule only for names and values of letters, digits, dots and hyphens, each name "
    "once, that lead to a page; take this address out, and set up a redirect in your host's own settings"
)


def _fault(old: OldAddress, remedy: str) -> Diagnostic:
    page = old.written.partition("?")[0]
    return Diagnostic(
        RULE,
        old.place,
        f"files cannot answer the address {old.written}: a server finds a file by what comes before the "
        f"question mark, so readers would see {page}, or “page not found”",
        remedy,
        seen=old.written,
    )
