"""The site map: every address that search engines should keep, with dates from the content."""

from __future__ import annotations

from xml.sax.saxutils import escape

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import HOME, STATUS_BOARD, TOPICS, address_of, list_address
from mkdocs_evidence.model import RecordType

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_sitemap(graph: Graph) -> str:
    """The site map (sitemaps.org 0.9): landing pages and lists; versions have their landing page."""
    root = graph.settings.url.rstrip("/")
    lists = (HOME, STATUS_BOARD, TOPICS, *(list_address(kind) for kind in RecordType))
    entries = [_entry(root + address) for address in lists]
    entries += [
        _entry(root + address_of(work), str(graph.head(work).fields.date))
        for work in graph.corpus.versions_by_work
    ]
    body = "".join(entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{body}</urlset>\n'


def _entry(address: str, date: str = "") -> str:
    modified = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<url><loc>{escape(address)}</loc>{modified}</url>\n"
