"""Each outcome of a protocol has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.model import ProtocolFields, RecordType

RULE = Rule("outcome-duplicate", "Outcomes have ids of their own")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every outcome whose id an earlier outcome has."""
    for protocol in scope.of_type(RecordType.PROTOCOL, ProtocolFields):
        first: dict[str, int] = {}
        for index, outcome in enumerate(protocol.fields.outcomes):
            if first.setdefault(outcome.id, index) != index:
                yield Diagnostic(
                    RULE,
                    value_of(protocol, "outcomes", index, "id"),
                    f"entry {first[outcome.id] + 1} of `outcomes` has the id `{outcome.id}` already",
                    "give each outcome its own id, as in attendance-12-months",
                    seen=outcome.id,
                )
