"""Redirects: addresses where something used to be, each with the one address where it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mkdocs_evidence.graph.addresses import HOME, TOPICS, address_of, key_at, work_addresses
from mkdocs_evidence.graph.canonical_addresses import canonical_address, file_at, query_of
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.known_versions import known_versions
from mkdocs_evidence.graph.machine_addresses import CARD, EMBEDDABLE
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.model import Key


def redirects_of(graph: Graph) -> Mapping[str, str]:
    """Where each old address leads: those of records (of any of their versions), then those of the site.

    The old addresses of a record that was taken down lead to its tombstone; those of one that is not
    listed are tombstones themselves.
    """
    found = _Found()
    for work, entries in graph.corpus.index.items():
        numbers = tuple(entry.key.version for entry in entries)
        for alias in dict.fromkeys(alias for entry in entries for alias in entry.aliases):
            for old, new in _led_by(graph, canonical_address(alias), work, numbers):
                found.add(old, new)
    for removed in graph.everything.removed.values():
        if not removed.is_unlisted:
            for old, new in old_addresses_of(graph, removed):
                found.add(old, new)
    for old, new in graph.settings.redirects:
        found.add(canonical_address(old), _listed(graph, canonical_address(new)))
    return MappingProxyType(dict(sorted(found.targets.items())))


class _Found:
    """Redirects as they are found. Of old addresses that one file answers, the first is kept."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        self._places: set[tuple[str, str]] = set()

    def add(self, old: str, new: str) -> None:
        place = (file_at(old), query_of(old))
        if place not in self._places:
            self._places.add(place)
            self.targets[old] = new


def _listed(graph: Graph, address: str) -> str:
    """The address; that of the notice, where it is the address of something removed that is not listed."""
    key = key_at(address)
    removed = graph.everything.removal_of(key) if key else None
    return address_about(graph, removed) or HOME if removed and removed.is_unlisted else address


def old_addresses_of(graph: Graph, removed: Removed) -> Iterator[tuple[str, str]]:
    """The old addresses of what was taken down, each with the address that stands for it now."""
    public = [one for one in removed.entries if not one.is_draft and one.date.is_known_by(graph.as_of)]
    named = (alias for one in public for alias in one.aliases)
    numbers = known_versions(graph, removed.key.work)
    if not graph.shows(removed.key.work):
        for alias in dict.fromkeys((*named, *removed.aliases)):
            yield from _led_by(graph, canonical_address(alias), removed.key.work, numbers)


def former_places(graph: Graph) -> Mapping[str, tuple[str, ...]]:
    """The present address of each renamed record or topic, with the addresses that were its own before.

    What machines read below a record cannot be redirected on every host, so it stands there still.
    """
    places: dict[str, list[str]] = {}
    for old, new in redirects_of(graph).items():
        if _is_renamed_record(key_at(old), key_at(new)) or (_is_topic(old) and _is_topic(new)):
            places.setdefault(new, []).append(old)
    return MappingProxyType({new: tuple(old) for new, old in places.items()})


def _is_renamed_record(former: Key | None, present: Key | None) -> bool:
    if former is None or present is None or former.version or present.version:
        return False
    return former.type is present.type


def _is_topic(address: str) -> bool:
    return address.startswith(TOPICS) and address.count("/") == TOPICS.count("/") + 1


def former_keys(graph: Graph, key: Key) -> tuple[Key, ...]:
    """The keys that a record, or a version of it, had before it was renamed."""
    places = graph.once("former places", lambda: former_places(graph))
    works = (key_at(address) for address in places.get(address_of(key.work), ()))
    return tuple(Key(work.type, work.id, key.version) for work in works if work)


def _led_by(graph: Graph, alias: str, work: Key, versions: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """The alias itself and, where it is the former place of a record, every page that was below it.

    The versions of a renamed work lead to themselves; where something else stands for it now (the
    notice that took it down), everything leads there.
    """
    yield alias, address_of(work)
    former = key_at(alias)
    if former is None or former.version:
        return
    if former.type is work.type:
        old, new = (work_addresses(key, versions) for key in (former, work))
        yield from zip(old, new, strict=True)
        return
    below = work_addresses(former, known_versions(graph, former))
    if former.type in EMBEDDABLE:
        below += (f"{address_of(former)}{CARD}",)
    yield from ((address, address_of(work)) for address in below)
