"""Works in one citation are parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.reading import locate_in_body

RULE = Rule("citation-separator", "Works in one citation are parted by semicolons")
_FURTHER = re.compile(r"(?<![\w\\])@([\w{])")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every citation such as [@a, @b], in which only the first would be a work."""
    for record in scope.records:
        for cluster in record.citations:
            for cite in cluster.cites:
                if _FURTHER.search(cite.suffix):
                    place = locate_in_body(record.source, cite.line, cite.column, len(cite.key) + 1)
                    yield Diagnostic(
                        RULE,
                        place,
                        "this citation names another work without a semicolon before it",
                        "write a semicolon between works, as in [@smith2020; @jones2021, p. 3]",
                        seen=f"@{cite.key}{cite.suffix}",
                    )
