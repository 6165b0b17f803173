"""Pages that are no records (About, Privacy): their record links resolve like those of records."""

from __future__ import annotations

import logging

from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_evidence.graph import Graph, resolve
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.model import Key, Reference, Source
from mkdocs_evidence.reading import links_of
from mkdocs_evidence.views.headers import body_link
from mkdocs_evidence.views.small_parts import BodyLink

log = logging.getLogger("mkdocs.plugins.evidence")


def link_table(markdown: str, page: MkDocsPage, graph: Graph) -> tuple[BodyLink, ...]:
    """What each [[…]] of a page becomes; a warning for each that leads nowhere."""
    table = []
    for link in links_of(Source(page.file.src_uri, "", markdown)):
        key = _target(link.target, graph)
        if key is None:
            log.warning(
                "Doc file '%s' contains a link [[%s]] on line %d, but there is no such record on the site.",
                page.file.src_uri,
                link.target,
                link.line,
            )
            continue
        if graph.shows(key):
            table.append(body_link(graph, link.target, key))
        elif key.work in graph.everything.versions_by_work:
            table.append(BodyLink(link.target, "", graph.everything.latest(key).caption.title))
        else:
            table.append(BodyLink(link.target, address_of(key), "a record", "Taken down"))
    return tuple(table)


def _target(written: str, graph: Graph) -> Key | None:
    try:
        found = resolve(Reference.parse(written), graph.everything)
    except ValueError:
        return None
    return found if isinstance(found, Key) else None
