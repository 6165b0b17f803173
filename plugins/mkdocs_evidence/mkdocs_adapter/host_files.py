"""Files that a site has of its own and that ours are added to: `_headers`, `_redirects`, the site map.

The site's own lines come first and stay as they are, byte for byte.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs_evidence.exports import HEADERS, REDIRECT_RULES, added_headers, added_rules, merged_sitemap
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.mkdocs_adapter.writing import write_bytes


def merge_host_files(site: Path, graph: Graph) -> None:
    """Put our rules below those of `_headers` and `_redirects` that MkDocs and other plugins have written."""
    for name, added in ((HEADERS, added_headers), (REDIRECT_RULES, added_rules)):
        if (site / name).is_file():
            own = (site / name).read_bytes()
            ours = added(graph, own.decode("utf-8", "replace"))
            between = b"" if not own or own.endswith(b"\n") else b"\n"
            if ours:
                write_bytes(site / name, own + between + ours.encode())


def with_our_addresses(site_map: str, graph: Graph) -> str:
    """The site map of MkDocs and its other plugins, with the addresses of our pages at its end."""
    return merged_sitemap(site_map, graph)
