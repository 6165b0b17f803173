"""What stands at the address of a record that was taken down: that it was there, and why it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph, Removed
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.graph.answers import removed_pages, tombstones_of
from mkdocs_evidence.graph.canonical_addresses import is_file_address
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.model.settings import RemovedPage
from mkdocs_evidence.views.cards import contributor_links
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Head, Page, PageLink, ShownDate


@dataclass(frozen=True, slots=True)
class TombstonePage(Page):
    """A removed record or page: nothing of it but why it was removed; of a record, the notice that did it."""

    title: str
    kind_label: str
    notice: PageLink | None
    reason: str
    date: ShownDate | None
    issued_by: PageLink | None


def tombstone_pages(graph: Graph) -> Iterator[TombstonePage]:
    """A page for each address of each record or version that was taken down."""
    for address, record in tombstones_of(graph).items():
        yield _tombstone(graph, address, record)
    for address, removed in removed_pages(graph):
        yield _tombstone_of_page(address, removed)


def _head(address: str, reason: str, canonical: str) -> Head:
    return Head(
        address=address,
        kind="tombstone",
        title="This page was removed",
        description=f"This page was removed: {reason}"[:400],
        crumbs=(HOME_CRUMB,),
        canonical=canonical,
        indexed=False,
    )


def _tombstone_of_page(address: str, removed: RemovedPage) -> TombstonePage:
    return TombstonePage(
        head=_head(address, removed.reason, address),
        title="This page was removed",
        kind_label="File" if is_file_address(address) else "Page",
        notice=None,
        reason=removed.reason,
        date=ShownDate.of(removed.day) if removed.day else None,
        issued_by=None,
    )


def _tombstone(graph: Graph, address: str, removed: Removed) -> TombstonePage:
    notice = removed.notice
    fields = notice.fields
    key = key_at(address)
    issuers = contributor_links(graph, (fields.issued_by,), graph.outgoing(notice.key, "issued_by"))
    return TombstonePage(
        head=_head(address, fields.reason, address_about(graph, removed) if removed.is_unlisted else address),
        title="This page was removed",
        kind_label=key.type.label if key else "Page",
        notice=PageLink(fields.title, address_of(notice.key) if graph.shows(notice.key) else ""),
        reason=fields.reason,
        date=ShownDate.of(fields.date),
        issued_by=issuers[0] if issuers else PageLink(fields.issued_by.name or ""),
    )
