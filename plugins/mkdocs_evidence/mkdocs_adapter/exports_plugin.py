"""`evidence/exports`: what machines read, written beside the pages."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority

from mkdocs_evidence.exports import render_exports
from mkdocs_evidence.mkdocs_adapter.browser_editor import Choice, editor_files, require_backend
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.feed_texts import feed_texts
from mkdocs_evidence.mkdocs_adapter.search_index import write_search_index
from mkdocs_evidence.mkdocs_adapter.writing import write_bytes

NAME = "evidence/exports"


class ExportsConfig(base.Config):
    """The options of `evidence/exports`."""

    search = c.Choice(("full", "skip"), default="full")
    browser_editor = c.Optional(c.Type((str, bool, dict)))


class ExportsPlugin(BasePlugin[ExportsConfig]):
    """Writes the exports."""

    @event_priority(-120)  # when the pages and the files of all other plugins are written
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every export below the site's folder, and the search index; a preview has none."""
        content = content_plugin(config)
        if content.is_nested:
            return
        choice = cast("Choice", self.config.browser_editor)
        if content.inspects:
            require_backend(choice, config)
            return
        for path, data in editor_files(choice, content.session.graph, config):
            write_bytes(Path(config.site_dir) / path, data)
        if content.leaves_pages:
            return
        graph = content.session.graph
        for export in render_exports(graph, feed_texts(graph, content.renderer)):
            write_bytes(Path(config.site_dir) / export.path, export.data)
        if self.config.search == "full" and not content.session.is_preview:
            write_search_index(Path(config.site_dir))


def take_over_search(config: MkDocsConfig) -> bool:
    """Leave the search index to the caller, who makes it when all pages are final; whether one is wanted."""
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, ExportsPlugin):
        return False
    wanted: bool = plugin.config.search == "full"
    plugin.config.search = "skip"
    return wanted
