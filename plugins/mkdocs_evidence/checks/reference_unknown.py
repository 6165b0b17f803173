"""A field that names a record names one that exists."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule, beginning
from mkdocs_evidence.graph import Failure
from mkdocs_evidence.model import RecordType, Reference

RULE = Rule("reference-unknown", "Fields name records that exist")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every field whose reference leads nowhere; one that is repeated in a field, once."""
    told = set()
    for dangling in scope.dangling_references:
        reference = dangling.unresolved.reference
        record = scope.record(dangling.source)
        if dangling.unresolved.failure is not Failure.UNKNOWN or scope.could_be_unreadable(reference):
            continue
        at = (dangling.source, dangling.path[0], reference)
        if record is not None and at not in told:
            told.add(at)
            meant = scope.nearest_to(reference)
            yield Diagnostic(
                RULE,
                value_of(record, *dangling.path),
                f"there is no {kinds(reference)} `{reference.id}`",
                step(scope, reference, meant),
                seen=str(reference),
                nearest=meant,
                command=None if meant else new_record(reference),
            )


def new_record(reference: Reference) -> str | None:
    """The command that begins the record that a reference names, where its type is known."""
    types = (reference.type,) if reference.type else reference.allowed
    return beginning(types[0].label.lower(), reference.id) if len(types) == 1 else None


def kinds(reference: Reference) -> str:
    """The types of record that a reference may name, in words."""
    types = (reference.type,) if reference.type else reference.allowed
    return " or ".join(kind.label.lower() for kind in types) or "record"


def step(scope: Scope, reference: Reference, meant: str | None) -> str:
    """What to do about a reference to no record."""
    if meant:
        return f"write {meant}, or add the record"
    others = scope.graph.everything.works_by_id.get(reference.id, ())
    if others and reference.allowed:
        taken = " or ".join(kind.value for kind in reference.allowed)
        return f"{others[0]} exists, but this field takes only records of {taken}"
    kind = reference.type or next(iter(reference.allowed), RecordType.PROJECT)
    file = f"{reference.id}/v1.md" if kind.is_versioned else f"{reference.id}.md"
    return f"correct the id, or add the record at {kind.value}/{file}"
