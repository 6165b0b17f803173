"""The site map: every address that search engines should keep, with dates from the content."""

from __future__ import annotations

from mkdocs_evidence.exports.atom import xml_text
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import (
    HOME,
    STATUS_BOARD,
    TOPICS,
    WORDS,
    address_of,
    list_address,
    topic_address,
)
from mkdocs_evidence.graph.canonical_addresses import file_at
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.modified import modified_of_works
from mkdocs_evidence.graph.status_addresses import STATUS_LISTS
from mkdocs_evidence.model import RecordType

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_entries(graph: Graph) -> tuple[tuple[str, str], ...]:
    """Addresses with the date of their last change (empty for lists): landing pages and lists.

    A version's page is left to its landing page, to which it is canonical.
    """
    lists = (
        HOME,
        STATUS_BOARD,
        *STATUS_LISTS,
        WORDS,
        TOPICS,
        *(topic_address(topic.id) for topic in graph.settings.topics),
        *(list_address(kind) for kind in RecordType),
    )
    entries = (
        *((address, "") for address in lists),
        *((address_of(work), str(modified)) for work, modified in modified_of_works(graph)),
    )
    settings = graph.settings
    return tuple(
        (full_address(settings, address), date)
        for address, date in entries
        if not settings.is_taken(file_at(address))
    )


def merged_sitemap(site_map: str, graph: Graph) -> str:
    """A site map that has other pages, with ours at its end; each address once."""
    before, end, after = site_map.rpartition("</urlset>")
    if not end:
        return site_map
    ours = (
        _entry(address, date)
        for address, date in sitemap_entries(graph)
        if f"<loc>{xml_text(address)}</loc>" not in before
    )
    return f"{before}{''.join(ours)}{end}{after}"


def render_sitemap(entries: tuple[tuple[str, str], ...]) -> str:
    """The site map as sitemaps.org 0.9 has it; a date may be as short as a year (W3C datetime)."""
    body = "".join(_entry(address, date) for address, date in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{body}</urlset>\n'


def _entry(address: str, date: str) -> str:
    modified = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<url><loc>{xml_text(address)}</loc>{modified}</url>\n"
