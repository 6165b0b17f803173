"""Cited works from the graph's side: who cites them, and which of them are records of this site."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.model import Bibliography, CslItem, Key


def citing_works(corpus: Corpus) -> Mapping[str, tuple[Key, ...]]:
    """For each key of the bibliography, the works whose shown texts cite it, in the order of their keys."""
    citing: dict[str, dict[Key, None]] = {}
    for work, entries in corpus.index.items():
        for key in (key for entry in entries for key in entry.cited):
            citing.setdefault(key, {})[work] = None
    return {key: tuple(works) for key, works in citing.items()}


def own_works(bibliography: Bibliography, corpus: Corpus, url: str) -> Mapping[str, Key]:
    """For each key of the bibliography that means a record of the site at `url`: that work or version.

    It does where its address is one of ours, or where its DOI or address is that of a record or of
    the original that a record retells.
    """
    by_doi: dict[str, Key] = {}
    by_url: dict[str, Key] = {}
    for record in corpus.records:
        known = record.index_entry
        if known.doi:
            by_doi.setdefault(known.doi.lower(), record.key.work)
        if known.original_url:
            by_url.setdefault(known.original_url.rstrip("/"), record.key.work)
    found = {}
    for entry in bibliography.entries:
        own = _at_own_address(entry.item, url.rstrip("/"))
        own = own or by_doi.get(entry.item.doi.lower()) or by_url.get(entry.item.url.rstrip("/"))
        if own and corpus.get(own):
            found[entry.key] = own
    return found


def _at_own_address(item: CslItem, root: str) -> Key | None:
    if not root or not item.url.startswith(f"{root}/"):
        return None
    path = item.url.removeprefix(root).partition("#")[0]
    return key_at(path if path.endswith("/") else f"{path}/")
