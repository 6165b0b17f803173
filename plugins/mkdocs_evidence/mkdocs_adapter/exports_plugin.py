"""`evidence/exports`: what machines read, written beside the pages."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from mkdocs_evidence.exports import render_exports
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.feed_texts import feed_texts
from mkdocs_evidence.mkdocs_adapter.writing import write_bytes


class ExportsConfig(base.Config):
    """The options of `evidence/exports`."""


class ExportsPlugin(BasePlugin[ExportsConfig]):
    """Writes the exports."""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write every export below the site's folder."""
        content = content_plugin(config)
        graph = content.session.graph
        for export in render_exports(graph, feed_texts(graph, content.renderer)):
            write_bytes(Path(config.site_dir) / export.path, export.data)
