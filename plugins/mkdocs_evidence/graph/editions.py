"""Editions: the site as it stood on a named day.

An edition that the register holds shows only what was registered before it: a record that is
added later with an older date does not creep into an edition that somebody has cited.
"""

from __future__ import annotations

from dataclasses import replace

from mkdocs_evidence.graph.addresses import address_of, edition_address
from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.graph import Graph, build_graph
from mkdocs_evidence.graph.register import Entry, Register
from mkdocs_evidence.model import Edition


def edition_entry(graph: Graph, edition: Edition) -> Entry | None:
    """The line of the register that holds an edition."""
    return graph.permanence.register.by_address.get(canonical_address(edition_address(edition.name)))


def edition_graph(graph: Graph, edition: Edition) -> Graph:
    """The graph of the site as it stood on an edition's day, with the register up to the edition's own line.

    Of an edition that is not sealed, the register is what had been sealed by that day.
    """
    day = edition.date.latest
    everything = graph.everything
    then = build_graph(
        everything.records, graph.settings, day, permanence=graph.permanence, removed=everything.removed
    )
    entry = edition_entry(graph, edition)
    lines = graph.permanence.register.entries
    if entry is None:
        kept, corpus = tuple(line for line in lines if line.date <= day), then.corpus
    else:
        kept = lines[: entry.sequence]
        known = {line.address for line in kept}
        records = (record for record in then.corpus.records if address_of(record.key) in known)
        corpus = Corpus(tuple(records), then.corpus.removed)
    return replace(then, corpus=corpus, permanence=replace(graph.permanence, register=Register(kept)))
