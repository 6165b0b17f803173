"""All exports of the site."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.exports.export import Export
from mkdocs_evidence.exports.sitemap import render_sitemap
from mkdocs_evidence.graph import Graph


def render_exports(graph: Graph) -> Iterator[Export]:
    """Every file that machines read."""
    yield Export("sitemap.xml", render_sitemap(graph).encode())
