"""The files that stand beside each page."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.exports.api import render_record
from mkdocs_evidence.exports.badge import render_badge
from mkdocs_evidence.exports.bibtex import render_bibtex
from mkdocs_evidence.exports.card import CardData, render_card, render_oembed
from mkdocs_evidence.exports.csl_json import render_csl_json
from mkdocs_evidence.exports.export import AnyExport, Recipe, path_of
from mkdocs_evidence.exports.linkset import render_linkset
from mkdocs_evidence.exports.ris import render_ris
from mkdocs_evidence.exports.ro_crate import crate_data, render_ro_crate
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.citation import CITABLE
from mkdocs_evidence.graph.describing import describe
from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.machine_addresses import (
    BADGE,
    BADGED,
    BIBTEX,
    CARD,
    CRATE,
    CSL_JSON,
    EMBEDDABLE,
    LINKSET,
    OEMBED,
    RIS,
)
from mkdocs_evidence.model import Key, RecordType


def render_record_files(graph: Graph, work: Key) -> Iterator[AnyExport]:
    """The files beside the pages of a work, and of all its versions."""
    yield from files_beside(graph, work)
    if work.type.is_versioned:
        for record in graph.corpus.versions_by_work[work]:
            yield from files_beside(graph, record.key)


def files_beside(graph: Graph, key: Key) -> Iterator[AnyExport]:
    """The files beside the page of one work or version."""
    folder = path_of(address_of(key))
    description = describe(graph, key)
    yield from render_record(graph, description)
    yield Recipe(folder + LINKSET, render_linkset, description)
    if key.type in CITABLE:
        yield from _citations(folder, description)
    if key.type in BADGED:
        yield Recipe(folder + BADGE, render_badge, description)
    if key.type in EMBEDDABLE and not key.version:
        data = CardData(description, graph.settings)
        yield Recipe(f"{folder}{CARD}index.html", render_card, data)
        yield Recipe(folder + OEMBED, render_oembed, data)
    if key.type is RecordType.PROJECT:
        yield Recipe(folder + CRATE, render_ro_crate, crate_data(graph, description))


def _citations(folder: str, description: Description) -> Iterator[AnyExport]:
    """The citation in three formats. What must not be cited keeps its files, and they say so or are empty."""
    status = description.status("document")
    state = status.label.lower() if status else "not citable"
    remark = f"{description.title}: {state}, not to be cited. See {description.address}"
    item = description.citation
    yield Recipe(folder + BIBTEX, lambda inputs: render_bibtex(*inputs), (item, remark))
    yield Recipe(folder + RIS, render_ris, item)
    yield Recipe(folder + CSL_JSON, render_csl_json, item)
