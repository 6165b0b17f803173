"""What machines read: pure bytes, made of the graph."""

from mkdocs_evidence.exports.export import Export
from mkdocs_evidence.exports.site import render_exports

__all__ = ["Export", "render_exports"]
