"""All exports of the site."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.exports.api import render_api
from mkdocs_evidence.exports.atom import Texts
from mkdocs_evidence.exports.csv_tables import render_tables
from mkdocs_evidence.exports.export import AnyExport, Recipe
from mkdocs_evidence.exports.feeds import render_feeds
from mkdocs_evidence.exports.findings_csv import render_findings_tables
from mkdocs_evidence.exports.host_headers import HEADERS, render_headers, site_policy
from mkdocs_evidence.exports.permanent import permanent_exports, with_former_places
from mkdocs_evidence.exports.record_files import render_record_files
from mkdocs_evidence.exports.sitemap import render_sitemap, sitemap_entries
from mkdocs_evidence.exports.status_calendar import render_calendars
from mkdocs_evidence.exports.status_feed import render_status_feed
from mkdocs_evidence.exports.status_table import render_status_tables
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import Key


def no_texts(key: Key) -> str:
    """No full texts: feeds give summaries alone."""
    return ""


def render_exports(graph: Graph, texts: Texts = no_texts) -> Iterator[AnyExport]:
    """Every file that machines read; `texts` gives a record's text as HTML with full addresses.

    Each export can be made by itself: its bytes follow from its `inputs` (feeds: and from `texts`).
    """
    return with_former_places(graph, _exports(graph, texts))


def _exports(graph: Graph, texts: Texts) -> Iterator[AnyExport]:
    yield Recipe("sitemap.xml", render_sitemap, sitemap_entries(graph))
    yield Recipe(HEADERS, render_headers, site_policy(graph.settings))
    yield from render_record_files(graph)
    yield from render_api(graph)
    yield from render_tables(graph)
    yield from render_feeds(graph, texts)
    yield from render_findings_tables(graph)
    yield from render_status_tables(graph)
    yield render_status_feed(graph)
    yield from render_calendars(graph)
    yield from permanent_exports(graph)
