"""Cited works from the graph's side: who cites them, and which of them are records of this site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.model import Bibliography, CslItem, Key, SealedData


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


@dataclass(frozen=True, slots=True)
class ChangedWork:
    """A work that sealed versions cite, and that the bibliography has changed or no longer has.

    `line` is that of its entry now, 1 where there is none. `versions` are those that cite it as it was.
    """

    key: str
    line: int
    versions: tuple[Key, ...]
    before: CslItem
    after: CslItem | None

    @property
    def in_words(self) -> str:
        """Differences, variable by variable."""
        return difference_in_words(self.before, self.after)


def difference_in_words(before: CslItem, after: CslItem | None) -> str:
    """Return the differences between two states of a work, variable by variable; None means no entry."""
    if after is None:
        return "the bibliography has no such entry any more"
    old, new = before.to_csl(), after.to_csl()
    names = [name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name)]
    return "; ".join(
        f"{_LABELS.get(name, name)} was {_value(old.get(name))}, and is {_value(new.get(name))}"
        for name in names
    )


_LABELS = {
    "collection-title": "series",
    "container-title": "journal or book",
    "issued": "date",
    "page": "pages",
    "publisher-place": "place",
}
"""Words for those names of variables that only people who know CSL would understand."""


def changed_works(bibliography: Bibliography, sealed: Mapping[Key, SealedData]) -> tuple[ChangedWork, ...]:
    """The works that the bibliography now gives differently from a sealed version, by their keys."""
    found: dict[tuple[str, CslItem], list[Key]] = {}
    for version, item in _cited(sealed):
        entry = bibliography.by_key.get(item.id)
        is_unreadable = item.id in bibliography.unreadable
        if not is_unreadable and (entry is None or entry.item != item):
            found.setdefault((item.id, item), []).append(version)
    return tuple(
        ChangedWork(
            key,
            bibliography.by_key[key].line if key in bibliography.by_key else 1,
            tuple(versions),
            item,
            bibliography.by_key[key].item if key in bibliography.by_key else None,
        )
        for (key, item), versions in sorted(found.items(), key=lambda one: (one[0][0], one[1]))
    )


def _cited(sealed: Mapping[Key, SealedData]) -> Iterator[tuple[Key, CslItem]]:
    return ((key, item) for key, data in sealed.items() for item in data.cited)


def _value(value: object) -> str:
    """A value of a variable in words."""
    if value is None:
        return "not given"
    if isinstance(value, dict):
        dates = ["-".join(map(str, part)) for part in value.get("date-parts", ())]
        return "/".join(dates) or str(value.get("literal", ""))
    if isinstance(value, list):
        return ", ".join(" ".join(str(one) for one in name.values()) for name in value)
    return f"“{value}”"
