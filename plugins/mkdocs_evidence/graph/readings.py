"""The reading text of sealed versions: which register line holds it, and whether a page still has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.reading_text import Difference, first_difference, reading_text_of
from mkdocs_evidence.graph.register import Entry
from mkdocs_evidence.graph.withheld_files import shown_paths, withheld_files
from mkdocs_evidence.model import CommonFields, Key, Record


class Pages(Protocol):
    """The pages of a built site."""

    def html(self, address: str) -> str | None:
        """The HTML of the page at an address; None where there is no page."""
        ...

    def reading_digest(self, address: str) -> str | None:
        """The digest of that page's reading text."""
        ...


@dataclass(frozen=True, slots=True)
class ChangedReading:
    """A sealed version that does not read as it was sealed, on its own page or on its work's.

    `difference` is the first one on the first of these pages, where the words that were sealed are known.
    """

    version: Record[CommonFields]
    entry: Entry
    addresses: tuple[str, ...]
    difference: Difference | None

    @property
    def pages(self) -> str:
        """The addresses in words: /a/ and /b/."""
        return " and ".join(self.addresses)


def shown_versions(graph: Graph) -> Iterator[Record[CommonFields]]:
    """The versions that this build shows, in the order of their keys."""
    return (record for record in graph.corpus.records if record.key.type.is_versioned)


def removals_in(graph: Graph, version: Key) -> tuple[str, ...]:
    """The notices that change what a version says: it names or shows what they took down."""
    if not graph.everything.removed:
        return ()
    notices = {str(link.target.notice.key) for link in graph.removed_links(version)}
    holder_of = graph.once("withheld files", lambda: withheld_files(graph))
    record = graph.everything.by_key.get(version)
    shown = map(holder_of, shown_paths(record.index_entry)) if record else ()
    notices.update(str(one.notice.key) for one in shown if one)
    return tuple(sorted(notices.union(graph.permanence.withheld_in.get(version, ()))))


def reading_entry(graph: Graph, version: Key) -> Entry | None:
    """The register's line on what a version's readers read, as things are now; None where there is none."""
    return graph.permanence.register.reading_of(address_of(version), removals_in(graph, version))


def unread_versions(graph: Graph) -> tuple[Record[CommonFields], ...]:
    """The versions whose reading text is not in the register, or not since a record in them was removed."""
    return tuple(one for one in shown_versions(graph) if reading_entry(graph, one.key) is None)


def changed_readings(graph: Graph, pages: Pages) -> Iterator[ChangedReading]:
    """Every sealed version that does not read as it was sealed: on its own page, or on its work's."""
    for version in shown_versions(graph):
        entry = reading_entry(graph, version.key)
        if entry is None:
            continue
        addresses = [entry.address]
        if graph.corpus.latest(version.key).key == version.key:
            addresses.append(address_of(version.key.work))
        changed = tuple(
            address for address in addresses if pages.reading_digest(address) not in (None, entry.reading)
        )
        if changed:
            difference = _difference(graph, version, entry, pages.html(changed[0]) or "")
            yield ChangedReading(version, entry, changed, difference)


def _difference(graph: Graph, version: Record[CommonFields], entry: Entry, page: str) -> Difference | None:
    """The first difference from the words that were sealed; nobody kept those of a page with removals."""
    sealed = graph.sealed_data(version.key)
    if sealed is None or entry.removals:
        return None
    return first_difference(sealed.reading_text, reading_text_of(page).parts)
