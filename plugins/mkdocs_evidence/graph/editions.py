"""Editions: the site as it stood on a named day.

An edition that the register holds shows only what was registered before it: a record that is
added later with an older date does not creep into an edition that somebody has cited.
"""

from __future__ import annotations

from dataclasses import replace

from mkdocs_evidence.graph.addresses import address_of, edition_address
from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.graph import Graph, build_graph
from mkdocs_evidence.graph.register import Entry
from mkdocs_evidence.model import Edition


def edition_entry(graph: Graph, edition: Edition) -> Entry | None:
    """The line of the register that holds an edition."""
    return graph.permanence.register.by_address.get(edition_address(edition.name))


def edition_graph(graph: Graph, edition: Edition) -> Graph:
    """The graph of the site as it stood on an edition's day."""
    then = build_graph(
        graph.everything.records, graph.settings, edition.date.latest, permanence=graph.permanence
    )
    entry = edition_entry(graph, edition)
    if entry is None:
        return then
    known = graph.permanence.register.by_address
    kept = tuple(
        record
        for record in then.corpus.records
        if (line := known.get(address_of(record.key))) and line.sequence < entry.sequence
    )
    return replace(then, corpus=Corpus(kept, then.corpus.gone))
