"""A field that names a record names one only."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph import Failure

RULE = Rule("reference-ambiguous", "Fields name one record only")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every field whose bare id belongs to records of several types."""
    for dangling in scope.dangling_references:
        record = scope.record(dangling.source)
        if dangling.unresolved.failure is Failure.AMBIGUOUS and record is not None:
            names = tuple(str(key) for key in dangling.unresolved.candidates)
            yield Diagnostic(
                RULE,
                value_of(record, *dangling.path),
                f"`{dangling.unresolved.reference}` is the id of {len(names)} records",
                "write the type in front, as in one of those allowed here",
                seen=str(dangling.unresolved.reference),
                allowed=names,
            )
