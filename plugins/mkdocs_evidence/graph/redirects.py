"""Redirects: addresses where something used to be, each with the one address where it is now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mkdocs_evidence.graph.addresses import (
    address_of,
    comparison_address,
    comparison_pairs,
    history_address,
    key_at,
)
from mkdocs_evidence.graph.corpus import is_public
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.model import CommonFields, Key, Record


def plain_address(address: str) -> str:
    """An address as hosts serve it: a folder's page ends with a slash, and index.html goes unsaid."""
    address = address.removesuffix("index.html")
    last = address.rpartition("/")[2]
    return address if not last or "." in last else f"{address}/"


def redirects_of(graph: Graph) -> Mapping[str, str]:
    """Where each old address leads: those of records (of any of their versions), then those of the site.

    The old addresses of a record that was taken down lead to its tombstone.
    """
    found: dict[str, str] = {}
    shown = graph.corpus.versions_by_work
    for work, versions in (*shown.items(), *_taken_down(graph)):
        numbers = tuple(version.key.version for version in versions)
        for alias in dict.fromkeys(alias for version in versions for alias in version.fields.aliases):
            for old, new in _led_by(plain_address(alias), work, numbers):
                found.setdefault(old, new)
    for old, new in graph.settings.redirects:
        found.setdefault(plain_address(old), plain_address(new))
    return MappingProxyType(dict(sorted(found.items())))


def _taken_down(graph: Graph) -> Iterator[tuple[Key, tuple[Record[CommonFields], ...]]]:
    """The works that were taken down, with the versions whose files are still there."""
    for key in graph.removals:
        versions = graph.everything.versions_by_work.get(key.work, ())
        public = tuple(version for version in versions if is_public(version, graph.as_of))
        if public and not graph.shows(key.work):
            yield key.work, public


def _led_by(alias: str, work: Key, versions: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    """The alias itself and, where it is the former place of a work with versions, all that was below it."""
    yield alias, address_of(work)
    former = key_at(alias)
    if former is None or former.version or former.type is not work.type or not work.type.is_versioned:
        return
    for number in versions:
        yield (
            address_of(Key(work.type, former.id, number)),
            address_of(Key(work.type, work.id, number)),
        )
    yield history_address(former), history_address(work)
    for older, newer in comparison_pairs(versions):
        yield comparison_address(former, older, newer), comparison_address(work, older, newer)
