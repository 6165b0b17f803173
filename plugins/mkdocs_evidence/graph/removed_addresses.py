"""Where a page leads from the place at which it names a removed record."""

from __future__ import annotations

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.removed import Removed


def address_about(graph: Graph, removed: Removed) -> str:
    """The tombstone; of what is not listed, the notice (nothing, where the notice is not shown)."""
    if not removed.is_unlisted:
        return address_of(removed.key)
    notice = removed.notice.key
    return address_of(notice) if graph.shows(notice) else ""
