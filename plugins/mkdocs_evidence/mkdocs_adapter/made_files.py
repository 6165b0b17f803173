"""Files for machines, and pages of lists, that the build makes and the register does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from mkdocs_evidence.exports import export_groups
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.canonical_addresses import canonical_address, file_at
from mkdocs_evidence.graph.written_files import is_claimed, is_written
from mkdocs_evidence.model import RecordType
from mkdocs_evidence.views.site import addresses_of_lists

_RECORD = re.compile(rf"(?<![^/])((?:{'|'.join(RecordType.values())})/[^/.]+)(?=[/.])", re.ASCII)
"""The record that a path names: protocols/x/v1/cite.bib, api/v1/protocols/x.json."""


def is_made(graph: Graph, address: str) -> bool:
    """Return True if the build makes the file that answers at an address of the site.

    Nothing is made to know it; and what no build makes, in whichever site, is told at once.
    """
    path = unquote(canonical_address(address).partition("?")[0]).removeprefix("/")
    path = f"{path}index.html" if path.endswith("/") or not path else path
    if not (is_claimed(path) or is_written(path)):
        return False
    if path in graph.once("files of the whole site", lambda: frozenset(_of_whole_site(graph))):
        return True
    works = (key_at(f"/{match[1]}/") for match in _RECORD.finditer(path))
    return any(
        path in graph.once(f"files of {work}", partial(_files_of, graph, f"files of {work}"))
        for work in works
        if work in graph.corpus.versions_by_work
    )


def _of_whole_site(graph: Graph) -> Iterator[str]:
    yield from (file_at(address) for address in addresses_of_lists(graph))
    for group in export_groups(graph):
        if not group.name.startswith("files of "):
            yield from (export.path for export in group.exports())


def _files_of(graph: Graph, name: str) -> frozenset[str]:
    groups = (group for group in export_groups(graph) if group.name == name)
    return frozenset(export.path for group in groups for export in group.exports())
