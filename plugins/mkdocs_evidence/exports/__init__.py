"""What machines read: pure bytes, made of the graph."""

from mkdocs_evidence.exports.export import AnyExport, Export, Recipe
from mkdocs_evidence.exports.feed import Feed
from mkdocs_evidence.exports.permanent import FormerPlaces, former_folders
from mkdocs_evidence.exports.site import ExportGroup, export_groups, render_exports

__all__ = [
    "AnyExport",
    "Export",
    "ExportGroup",
    "Feed",
    "FormerPlaces",
    "Recipe",
    "export_groups",
    "former_folders",
    "render_exports",
]
