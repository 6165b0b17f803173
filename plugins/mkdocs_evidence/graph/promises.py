"""What the site promises to keep by being public: its addresses, and its frozen versions."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator
from datetime import date

from mkdocs_evidence.graph import addresses
from mkdocs_evidence.graph.answers import page_addresses, past_editions, removed_pages
from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.redirects import redirects_of
from mkdocs_evidence.graph.register import Entry, EntryKind, sha256_of
from mkdocs_evidence.model import CommonFields, PartialDate, Record
from mkdocs_evidence.reading import is_page

NOT_CHAINED = ""
_ORDER = tuple(EntryKind)


def unsealed(graph: Graph) -> tuple[Entry, ...]:
    """Everything that is public and not in the register, oldest first; not numbered or chained yet."""
    known = graph.permanence.register.by_address
    new = {promise.address: promise for promise in _promises(graph) if promise.address not in known}
    return tuple(sorted(new.values(), key=lambda promise: _order(promise, graph.as_of)))


def _promises(graph: Graph) -> Iterator[Entry]:
    for work, versions in graph.corpus.versions_by_work.items():
        published = versions[0].fields.date
        source = "" if work.type.is_versioned else versions[0].file
        yield _entry(graph, EntryKind.RECORD, addresses.address_of(work), published, source)
        if work.type.is_versioned:
            for version in versions:
                yield version_entry(graph, version)
    for old in redirects_of(graph):
        yield _entry(graph, EntryKind.ALIAS, old)
    for address in page_addresses(graph):
        yield _entry(graph, EntryKind.PAGE, address)
    for address, _ in removed_pages(graph):
        yield _entry(graph, EntryKind.PAGE, address)
    for edition in past_editions(graph):
        yield _entry(graph, EntryKind.EDITION, addresses.edition_address(edition.name), edition.date)


def version_entry(graph: Graph, version: Record[CommonFields]) -> Entry:
    """The seal of a version: the hash of its source, and of each file that belongs to it."""
    folder = posixpath.dirname(version.file)
    digests = graph.permanence.digests
    files = {posixpath.relpath(path, folder): digests[path] for path in attached_paths(version, digests)}
    return Entry(
        sequence=0,
        date=graph.as_of,
        kind=EntryKind.VERSION,
        address=addresses.address_of(version.key),
        previous=NOT_CHAINED,
        published=version.fields.date,
        source=version.file,
        sha256=sha256_of(graph.original_file_of(version).encode("utf-8")),
        files=tuple(sorted(files.items())),
    )


def attached_paths(version: Record[CommonFields], files: Container[str]) -> tuple[str, ...]:
    """The files that a version shows or offers, of those that there are.

    They are its `files`, its picture, and what its text shows or links to, but for pages: what those say is
    their own.
    """
    folder = posixpath.dirname(version.file)
    named = (name for name in version.index_entry.shown if name)
    paths = (posixpath.normpath(posixpath.join(folder, name)) for name in named)
    return tuple(sorted({path for path in paths if path in files and not is_page(path)}))


def _entry(
    graph: Graph, kind: EntryKind, address: str, published: PartialDate | None = None, source: str = ""
) -> Entry:
    return Entry(0, graph.as_of, kind, canonical_address(address), NOT_CHAINED, published, source)


def _order(promise: Entry, today: date) -> tuple[date, int, str]:
    published = promise.published.latest if promise.published else today
    return (published, _ORDER.index(promise.kind), promise.address)
