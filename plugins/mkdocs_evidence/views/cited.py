"""What a page cites, and how it is cited itself."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.citation import CITABLE, citation_of
from mkdocs_evidence.graph.citation_text import STYLES
from mkdocs_evidence.graph.machine_addresses import BIBTEX, CSL_JSON, RIS, beside
from mkdocs_evidence.graph.status import document_status
from mkdocs_evidence.model import CitationCluster, CitedText, CommonFields, Record
from mkdocs_evidence.views.cards import link_to
from mkdocs_evidence.views.parts import (
    CitationText,
    CiteBlock,
    PageLink,
    ShownReference,
)
from mkdocs_evidence.views.small_parts import BodyCitation

FORMATS = (("BibTeX", BIBTEX), ("RIS", RIS), ("CSL-JSON", CSL_JSON))


def body_citations(graph: Graph, record: Record[CommonFields]) -> tuple[BodyCitation, ...]:
    """The citations of a record's text, each with its anchor."""
    return marked_citations(record.citations, graph.citations.of(record.key))


def marked_citations(clusters: Iterable[CitationCluster], cited: CitedText) -> tuple[BodyCitation, ...]:
    """Citations with the HTML that the style makes of them; none of unknown works."""
    return tuple(
        BodyCitation(
            cluster.start, cluster.end, f'<span class="citation" id="{_anchor(number)}">{html}</span>'
        )
        for number, (cluster, html) in enumerate(zip(clusters, cited.clusters, strict=False), 1)
        if html
    )


def shown_references(graph: Graph, record: Record[CommonFields]) -> tuple[ShownReference, ...]:
    """The list of references of a record's text."""
    return listed_references(graph, record.citations, graph.citations.of(record.key))


def listed_references(
    graph: Graph, clusters: tuple[CitationCluster, ...], cited: CitedText
) -> tuple[ShownReference, ...]:
    """The references of a text, each with links back to the places that cite it."""
    return tuple(
        ShownReference(
            anchor=f"ref-{reference.key}",
            html=reference.html,
            label=reference.label,
            places=_places(reference.key, clusters),
            record=own_record(graph, reference.key),
        )
        for reference in cited.references
    )


def own_record(graph: Graph, key: str) -> PageLink | None:
    """The record of this site that a work of the bibliography is, with what must be known of it."""
    own = graph.own_works.get(key)
    return link_to(graph, own) if own else None


def _places(key: str, clusters: tuple[CitationCluster, ...]) -> tuple[tuple[str, str], ...]:
    numbers = [number for number, cluster in enumerate(clusters, 1) if key in cluster.keys]
    return tuple((_anchor(number), _letter(place)) for place, number in enumerate(numbers))


def _anchor(number: int) -> str:
    return f"cite-{number}"


def _letter(place: int) -> str:
    """A to z, then aa, ab, and so on."""
    letter = chr(ord("a") + place % 26)
    return letter if place < 26 else _letter(place // 26 - 1) + letter


def cite_block(graph: Graph, record: Record[CommonFields]) -> CiteBlock | None:
    """How a protocol, report or blog is cited; None for records of other types."""
    if record.key.type not in CITABLE:
        return None
    item = citation_of(graph, record.key)
    if item is None:
        word = document_status(graph, record).label.lower()
        return CiteBlock(warning=f"This text is {word} and must not be cited as evidence.")
    texts = tuple(CitationText(name, write(item)) for name, write in STYLES.items())
    files = tuple(PageLink(name, beside(record.key, file)) for name, file in FORMATS)
    return CiteBlock(texts, files, item.note)


__all__ = [
    "body_citations",
    "cite_block",
    "listed_references",
    "marked_citations",
    "own_record",
    "shown_references",
]
