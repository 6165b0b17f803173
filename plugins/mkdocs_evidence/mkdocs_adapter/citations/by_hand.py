"""Pages that are no records (About): their citations, and warnings of what records may not hold either."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.utils.meta import get_data

from mkdocs_evidence.content_folder import read_file_below
from mkdocs_evidence.diagnostics import nearest
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.redaction import NO_REDACTION, Redaction
from mkdocs_evidence.mkdocs_adapter.citations.in_text import CitationMarks
from mkdocs_evidence.model import CitationCluster, Source
from mkdocs_evidence.model.cited import NOTHING_CITED
from mkdocs_evidence.reading import citations_of, is_record_path
from mkdocs_evidence.views.cited import listed_references, marked_citations
from mkdocs_evidence.views.parts import ShownReference
from mkdocs_evidence.views.small_parts import BodyCitation

log = logging.getLogger("mkdocs.plugins.evidence")


def citations_by_hand(
    folder: Path, files: Iterable[str], redaction: Redaction = NO_REDACTION
) -> Mapping[str, tuple[CitationCluster, ...]]:
    """The citations of every page among these files of a folder that is no record, under its path."""
    found = {}
    for name in files:
        if not name.endswith(".md") or is_record_path(name):
            continue
        text = read_file_below(folder, name).decode("utf-8-sig", "replace")
        if "@" in text and (clusters := _clusters(name, redaction.markdown(get_data(text)[0], name))):
            found[name] = clusters
    return found


def _clusters(name: str, markdown: str) -> tuple[CitationCluster, ...]:
    return citations_of(Source(name, "", markdown))


class CitationsByHand(CitationMarks):
    """Puts the citations of one page by hand at a time into its text.

    `first_line` is the line of its file on which the text begins.
    """

    def __init__(self) -> None:
        super().__init__()
        self.first_line = 1
        self.references: tuple[ShownReference, ...] = ()

    def page(self, name: str, markdown: str, graph: Graph) -> str:
        """The page's Markdown with marks for its citations; a warning for each key unknown."""
        return self.cited(name, markdown, graph)

    def own(self, clusters: Iterable[CitationCluster], graph: Graph) -> tuple[CitationCluster, ...]:
        """The citations of a page that are ours: all of them."""
        return tuple(clusters)

    def cited(self, name: str, markdown: str, graph: Graph) -> str:
        """The Markdown with marks for its citations, whose list is kept."""
        every = _clusters(name, markdown) if "@" in markdown else ()
        clusters = self.own(every, graph)
        _warn_of_unknown(name, clusters, graph, self.first_line)
        cited = graph.citations.pages.get(name, NOTHING_CITED)
        self.references = listed_references(graph, clusters, cited)
        return self.marked(markdown, _ours_alone(marked_citations(every, cited), clusters))


def _ours_alone(
    citations: Iterable[BodyCitation], clusters: Iterable[CitationCluster]
) -> tuple[BodyCitation, ...]:
    starts = {cluster.start for cluster in clusters}
    return tuple(one for one in citations if one.start in starts)


def _warn_of_unknown(name: str, clusters: Iterable[CitationCluster], graph: Graph, first_line: int) -> None:
    known = graph.citations.bibliography.by_key
    for cluster in clusters:
        for cite in cluster.cites:
            if cite.key not in known:
                meant = nearest(cite.key, known)
                log.warning(
                    "Doc file '%s' cites @%s on line %d, but the bibliography has no such entry%s",
                    name,
                    cite.key,
                    cite.line + first_line - 1,
                    f"; did you mean @{meant}?" if meant else ".",
                )
