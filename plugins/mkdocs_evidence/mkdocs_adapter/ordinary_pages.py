"""Pages that are no records (About, Privacy): their record links resolve like those of records."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Callable

from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_evidence.graph import Graph, Removed, Unresolved, resolve
from mkdocs_evidence.graph.relative_addresses import relative_address
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.mkdocs_adapter.body_links import path_on_site
from mkdocs_evidence.model import Key, Reference, Source
from mkdocs_evidence.reading import links_of, page_source
from mkdocs_evidence.views.headers import body_link
from mkdocs_evidence.views.small_parts import BodyLink

log = logging.getLogger("mkdocs.plugins.evidence")


def link_table(
    markdown: str, page: MkDocsPage, graph: Graph, is_ours: Callable[[str], bool] = bool
) -> tuple[BodyLink, ...]:
    """What each [[…]] of a page that `is_ours` becomes; a warning for each that leads nowhere."""
    table = []
    body_line = page_source(page.file.src_uri, page.file.content_string).body_line
    for link in links_of(Source(page.file.src_uri, "", markdown, body_line=body_line)):
        if not is_ours(link.target):
            continue
        found = _named(link.target, graph)
        if found is None:
            log.warning(
                "Doc file '%s' contains a link [[%s]] on line %d, but there is no such record on the site.",
                page.file.src_uri,
                link.target,
                link.line,
            )
            continue
        if isinstance(found, Removed):
            table.append(BodyLink(link.target, address_about(graph, found), found.label))
        elif graph.shows(found):
            table.append(body_link(graph, link.target, found))
        else:
            table.append(BodyLink(link.target, "", graph.everything.latest(found).caption.title))
    return tuple(table)


def _named(written: str, graph: Graph) -> Key | Removed | None:
    try:
        found = resolve(Reference.parse(written), graph.everything)
    except ValueError:
        return None
    return None if isinstance(found, Unresolved) else found


_LINK = re.compile(r"""(<a\b[^<>]*?\shref=")(/(?!/)[^"]*|https?://[^"]*)(")""", re.IGNORECASE)
"""A link from the root of the host, or with its name, as MkDocs leaves it."""


def with_relative_links(
    page_html: str, at: str, present: Callable[[str], str | None], site_url: str
) -> tuple[str, tuple[str, ...]]:
    """The HTML of the page at an address, with relative links to addresses of the site, and its dead ones.

    `present` gives the present address of what the site has at an address. So the links hold under any path.
    Full addresses of the site stay as they are written.
    """
    dead: list[str] = []

    def resolved(link: re.Match[str]) -> str:
        written = html.unescape(link[2])
        path, mark, anchor = written.partition("#")
        is_rooted = written.startswith("/")
        on_site = path if is_rooted else path_on_site(path, site_url)
        found = None if on_site is None else present(on_site)
        if on_site is not None and found is None:
            dead.append(written)
        if found is None or not is_rooted:
            return link[0]
        return f"{link[1]}{html.escape(relative_address(found + mark + anchor, at))}{link[3]}"

    return _LINK.sub(resolved, page_html), tuple(dict.fromkeys(dead))
