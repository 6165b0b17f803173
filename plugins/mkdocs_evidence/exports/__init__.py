"""What machines read: pure bytes, made of the graph."""

from mkdocs_evidence.exports.export import AnyExport, Export, Recipe
from mkdocs_evidence.exports.feed import Feed
from mkdocs_evidence.exports.host_headers import HEADERS, added_headers
from mkdocs_evidence.exports.permanent import REDIRECT_RULES, FormerPlaces, added_rules, former_folders
from mkdocs_evidence.exports.redirect_pages import redirect_file
from mkdocs_evidence.exports.site import ExportGroup, export_groups, render_exports
from mkdocs_evidence.exports.sitemap import merged_sitemap

__all__ = [
    "HEADERS",
    "REDIRECT_RULES",
    "AnyExport",
    "Export",
    "ExportGroup",
    "Feed",
    "FormerPlaces",
    "Recipe",
    "added_headers",
    "added_rules",
    "export_groups",
    "former_folders",
    "merged_sitemap",
    "redirect_file",
    "render_exports",
]
