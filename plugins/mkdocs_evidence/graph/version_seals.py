"""Seals of versions, and the file of a version as the site serves it."""

from __future__ import annotations

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.redacted_source import redacted_source_of
from mkdocs_evidence.graph.register import Entry, EntryKind
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.reading import without_comments


def seal_of(graph: Graph, record: Record[CommonFields]) -> Entry | None:
    """The line of the register that holds a version, under its present address or an earlier one."""
    if not record.key.version:
        return None
    known = graph.permanence.register.by_address
    lines = (known.get(address) for address in _addresses(graph, record))
    return next((line for line in lines if line and line.kind is EntryKind.VERSION), None)


def public_file_of(graph: Graph, version: Record[CommonFields]) -> str:
    """The file of a version as it is served: byte by byte what was sealed, else without comments."""
    whole = graph.file_of(version)
    if redacted_source_of(version):
        return whole
    public = without_comments(version.source)
    return whole if whole == public or seal_of(graph, version) else public


def _addresses(graph: Graph, record: Record[CommonFields]) -> tuple[str, ...]:
    versions = graph.everything.versions_by_work.get(record.key.work, ())
    aliases = dict.fromkeys(alias for version in versions for alias in version.fields.aliases)
    earlier = (f"{canonical_address(alias)}v{record.key.version}/" for alias in aliases)
    return (address_of(record.key), *earlier)
