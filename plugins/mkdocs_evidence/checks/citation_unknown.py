"""A citation names a work that the bibliography has."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest
from mkdocs_evidence.model import Bibliography
from mkdocs_evidence.reading import locate_in_body

RULE = Rule("citation-unknown", "Citations name works of the bibliography")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every key in a text that no entry of the bibliography has, and no work sealed with the text."""
    for record in (one for one in scope.records if one.index_entry.cited):
        bibliography = scope.graph.citations.bibliography
        sealed = scope.graph.sealed_data(record.key)
        known = {item.id for item in sealed.cited} if sealed else frozenset()
        for cluster in record.citations:
            for cite in cluster.cites:
                if cite.key not in known and not _is_known(cite.key, bibliography):
                    place = locate_in_body(record.source, cite.line, cite.column, len(cite.key) + 1)
                    meant = nearest(cite.key, bibliography.by_key)
                    yield Diagnostic(
                        RULE,
                        place,
                        f"the bibliography has no entry `{cite.key}`",
                        _step(meant),
                        seen=f"@{cite.key}",
                        nearest=f"@{meant}" if meant else None,
                    )


def _is_known(key: str, bibliography: Bibliography) -> bool:
    return key in bibliography.by_key or key in bibliography.unreadable


def _step(meant: str | None) -> str:
    step = "add the entry to references.bib; an at sign that is no citation is written \\@"
    return f"write @{meant}, or {step}" if meant else step
