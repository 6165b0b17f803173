"""An edition keeps its name and its day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.graph.editions import edition_entry

RULE = Rule("edition-changed", "Editions keep their names and days")
SETTINGS = Place("mkdocs.yml")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?", re.ASCII)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every edition with a name that is no address or is used twice, or with another day than was sealed."""
    editions = scope.graph.settings.editions
    used = Counter(edition.name for edition in editions)
    for name in sorted(name for name in used if used[name] > 1 or not _NAME.fullmatch(name)):
        reason = "stands there twice" if used[name] > 1 else "cannot be part of an address"
        yield Diagnostic(
            RULE,
            SETTINGS,
            f"the edition `{name}` {reason}",
            "give each edition a name of its own: only a to z, 0 to 9 and hyphens inside",
            seen=name,
        )
    for edition in editions:
        entry = edition_entry(scope.graph, edition)
        if entry is not None and entry.published != edition.date:
            yield Diagnostic(
                RULE,
                SETTINGS,
                f"the edition `{edition.name}` was sealed with the date {entry.published}",
                "put that date back; for another day, add another edition",
                seen=str(edition.date),
            )
