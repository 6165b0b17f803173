"""What machines read: pure bytes, made of the graph."""

from mkdocs_evidence.exports.export import AnyExport, Export, Recipe
from mkdocs_evidence.exports.site import render_exports

__all__ = ["AnyExport", "Export", "Recipe", "render_exports"]
