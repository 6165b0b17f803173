"""Which outcomes a report can speak of: those of the protocol versions that it evaluates."""

from __future__ import annotations

from typing import cast

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.model import Key, Protocol, ProtocolFields, Reference, Report


def evaluated_protocols(scope: Scope, report: Report) -> tuple[Protocol, ...] | None:
    """The protocol versions that a report evaluates; None where one of them is not known."""
    links = scope.links(report.key, "evaluates")
    if len(links) != len(report.fields.evaluates):
        return None
    records = (scope.record(link.target) for link in links)
    return tuple(
        cast("Protocol", one) for one in records if one is not None and isinstance(one.fields, ProtocolFields)
    )


def protocols_with(
    protocols: tuple[Protocol, ...], outcome: str, protocol: Reference | None
) -> tuple[Key, ...]:
    """Those of the protocols (or of the one that is named) that have an outcome of this id."""
    return tuple(
        one.key
        for one in protocols
        if (protocol is None or one.key.id == protocol.id)
        and any(planned.id == outcome for planned in one.fields.outcomes)
    )
