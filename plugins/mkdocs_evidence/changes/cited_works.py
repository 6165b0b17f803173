"""The cited works that a change corrects: who shows them as they are now, and who keeps them as they were."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.changes.report import CorrectedWork
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.cited_works import difference_in_words
from mkdocs_evidence.model import Key


def corrected_works(before: Graph, after: Graph) -> Iterator[CorrectedWork]:
    """Every work that some text cites, and that the bibliography has otherwise after than before."""
    old, new = before.citations.bibliography, after.citations.bibliography
    citing = _citing_versions(after)
    for key, entry in sorted(old.by_key.items()):
        now = new.by_key.get(key)
        is_same = now is not None and now.item == entry.item
        if is_same or key in new.unreadable or key not in citing:
            continue
        kept = [one for one in citing[key] if _keeps(after, one, key)]
        shown = dict.fromkeys(str(one.work) for one in citing[key] if one not in kept)
        difference = difference_in_words(entry.item, now.item if now else None)
        yield CorrectedWork(key, difference, tuple(map(str, kept)), tuple(shown))


def _citing_versions(graph: Graph) -> dict[str, list[Key]]:
    citing: dict[str, list[Key]] = {}
    for record in graph.corpus.records:
        for key in record.index_entry.cited:
            citing.setdefault(key, []).append(record.key)
    return citing


def _keeps(graph: Graph, version: Key, key: str) -> bool:
    sealed = graph.sealed_data(version)
    return sealed is not None and any(item.id == key for item in sealed.cited)
