"""A notice is ended by one later notice, and only once."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.ends import claimed_ends
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.relations import RESOLVES
from mkdocs_evidence.model import Key, Notice

RULE = Rule("notice-ends-twice", "A notice is ended once")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every notice that ends one that another has ended before it, or that names one twice."""
    seen: set[tuple[Key, Key]] = set()
    for notice, earlier, path in claimed_ends(scope):
        first = _first_to_end(scope, notice, earlier)
        if first is not None or (notice.key, earlier.key) in seen:
            by = f"ended by {first}" if first else "named in this list"
            yield Diagnostic(
                RULE,
                value_of(notice, *path),
                f"{earlier.key} is already {by}",
                "take this line out: a notice has one end, on one day",
                seen=str(earlier.key),
            )
        seen.add((notice.key, earlier.key))


def _first_to_end(scope: Scope, notice: Notice, earlier: Notice) -> Key | None:
    """The notice that ended another before this one did; drafts come last."""
    own = (notice.index_entry.is_draft, notice.index_entry.date, notice.key)
    for link in scope.graph.naming(earlier.key):
        other = scope.record(link.source)
        if other is None or link.relation.name != RESOLVES or other.key == earlier.key:
            continue
        if (other.index_entry.is_draft, other.index_entry.date, other.key) < own:
            return other.key
    return None
