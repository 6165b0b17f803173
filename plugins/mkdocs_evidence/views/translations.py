"""A record in several languages: each of its pages leads to the others."""

from __future__ import annotations

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.model import Key
from mkdocs_evidence.views.small_parts import Translation


def translations_of(graph: Graph, work: Key) -> tuple[Translation, ...]:
    """The work and its translations, by language; nothing where there is only the work itself.

    A translation of a translation is one of the original.
    """
    original = _original(graph, work)
    sources = unique_ends(graph.incoming(original, "translation_of"), sources=True)
    works = dict.fromkeys((original, *(key.work for key in sources)))
    if len(works) < 2:
        return ()
    shown = (_translation(graph, one) for one in works)
    return tuple(sorted(shown, key=lambda one: (one.language, one.href)))


def _original(graph: Graph, work: Key) -> Key:
    seen = [work]
    while links := graph.outgoing(graph.head(seen[-1]).key, "translation_of"):
        target = links[0].target.work
        if target in seen:
            break
        seen.append(target)
    return seen[-1]


def _translation(graph: Graph, work: Key) -> Translation:
    fields = graph.head(work).fields
    return Translation(fields.language or graph.settings.language, address_of(work), fields.title)
