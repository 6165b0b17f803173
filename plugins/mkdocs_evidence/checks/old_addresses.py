"""The old addresses of a site as its files write them: aliases of records, redirects, removed pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.checks.registered import content_path
from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.graph.canonical_addresses import (
    canonical_address,
    collision_key,
    file_at,
    query_of,
)
from mkdocs_evidence.model import CommonFields, IndexEntry, Record, SiteSettings
from mkdocs_evidence.reading import locate

REDIRECTS, REMOVED = "redirects", "removed"


@dataclass(frozen=True, slots=True)
class OldAddress:
    """One old address as it is written, where, and whose it is ("an alias of blogs/x", "a redirect")."""

    written: str
    place: Place
    owner: str
    is_alias: bool = False
    is_redirect: bool = False
    is_removal: bool = False

    @property
    def address(self) -> str:
        """The one form of the address."""
        return canonical_address(self.written)

    @property
    def site_path(self) -> tuple[str, str]:
        """The file that answers the address, as every file system compares it, and the query."""
        return collision_key(file_at(self.address)), query_of(self.address)


def old_addresses(scope: Scope) -> Iterator[OldAddress]:
    """Every old address, those of records first: of two claims on one, the later is the fault."""
    for entry in scope.entries:
        if entry.aliases:
            yield from aliases_of(scope, entry)
    for old, _ in scope.graph.settings.redirects:
        yield OldAddress(
            old, place_of_setting(scope.graph.settings, REDIRECTS, old), "a redirect", is_redirect=True
        )
    for removed in scope.graph.settings.removed:
        place = place_of_setting(scope.graph.settings, REMOVED, removed.address)
        yield OldAddress(removed.address, place, "a removed page", is_removal=True)


def aliases_of(scope: Scope, entry: IndexEntry) -> Iterator[OldAddress]:
    """The aliases of a record, from its file and from identifiers.yml."""
    record = scope.graph.everything.by_key[entry.key]
    for index, alias in enumerate(entry.aliases):
        place = _place_of_alias(scope, record, index, alias)
        yield OldAddress(alias, place, f"an alias of {entry.key.work}", is_alias=True)


def place_of_setting(settings: SiteSettings, *path: str) -> Place:
    """The line of an option of mkdocs.yml, or of a key in it; the file where the line is not known."""
    for one in settings.lines:
        if one.path == path:
            return Place(one.file, one.line, one.column, one.length, one.text)
    return Place("mkdocs.yml")


def _place_of_alias(scope: Scope, record: Record[CommonFields], index: int, alias: str) -> Place:
    """An alias that identifiers.yml gives stands there; it has no line in the record's file."""
    permanence = scope.graph.permanence
    for key in (record.key, record.key.work):
        later = permanence.identifiers.get(key)
        if later and alias in later.aliases:
            if permanence.identifiers_source is None:
                return Place(content_path(scope, "identifiers.yml"))
            path = (str(key), "aliases", later.aliases.index(alias))
            return locate(permanence.identifiers_source, path)
    return value_of(record, "aliases", index)
