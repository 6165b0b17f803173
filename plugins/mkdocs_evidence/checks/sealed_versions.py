"""Seals of versions: a rule asks nobody to edit what is sealed."""

from __future__ import annotations

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.graph.register import Entry
from mkdocs_evidence.graph.version_seals import seal_of as graph_seal_of
from mkdocs_evidence.model import CommonFields, Record


def seal_of(scope: Scope, record: Record[CommonFields]) -> Entry | None:
    """The line of the register that holds a version, under its present address or an earlier one."""
    return graph_seal_of(scope.graph, record)


def may_be_edited(scope: Scope, record: Record[CommonFields]) -> bool:
    """Return True if the record's file may still be edited: it is no sealed version.

    A rule asks this last, of what it would report: so it reads the register only where it has to.
    """
    return seal_of(scope, record) is None
