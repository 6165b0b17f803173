"""Seals of versions: a rule asks nobody to edit what is sealed."""

from __future__ import annotations

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.register import Entry, EntryKind
from mkdocs_evidence.model import CommonFields, Record


def seal_of(scope: Scope, record: Record[CommonFields]) -> Entry | None:
    """The line of the register that holds a version, under its present address or an earlier one."""
    if not record.key.version:
        return None
    known = scope.graph.permanence.register.by_address
    lines = (known.get(address) for address in _addresses(scope, record))
    return next((line for line in lines if line and line.kind is EntryKind.VERSION), None)


def may_be_edited(scope: Scope, record: Record[CommonFields]) -> bool:
    """Return True if the record's file may still be edited: it is no sealed version.

    A rule asks this last, of what it would report: so it reads the register only where it has to.
    """
    return seal_of(scope, record) is None


def _addresses(scope: Scope, record: Record[CommonFields]) -> tuple[str, ...]:
    versions = scope.graph.everything.versions_by_work.get(record.key.work, ())
    aliases = dict.fromkeys(alias for version in versions for alias in version.fields.aliases)
    earlier = (f"{canonical_address(alias)}v{record.key.version}/" for alias in aliases)
    return (address_of(record.key), *earlier)
