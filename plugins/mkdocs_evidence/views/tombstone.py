"""What stands at the address of a record that was taken down: that it was there, and why it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph, Removed
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.graph.answers import tombstones_of
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.views.cards import contributor_links
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Head, Page, PageLink, ShownDate


@dataclass(frozen=True, slots=True)
class TombstonePage(Page):
    """A removed record: nothing of it but the notice that removed it."""

    title: str
    kind_label: str
    notice: PageLink
    reason: str
    date: ShownDate
    issued_by: PageLink


def tombstone_pages(graph: Graph) -> Iterator[TombstonePage]:
    """A page for each address of each record or version that was taken down."""
    for address, removed in tombstones_of(graph).items():
        yield _tombstone(graph, address, removed)


def _tombstone(graph: Graph, address: str, removed: Removed) -> TombstonePage:
    notice = removed.notice
    fields = notice.fields
    key = key_at(address)
    issuers = contributor_links(graph, (fields.issued_by,), graph.outgoing(notice.key, "issued_by"))
    return TombstonePage(
        head=Head(
            address=address,
            kind="tombstone",
            title="This page was removed",
            description=f"This page was removed: {fields.reason}"[:400],
            crumbs=(HOME_CRUMB,),
            canonical=address_about(graph, removed) if removed.is_unlisted else address,
            indexed=False,
        ),
        title="This page was removed",
        kind_label=key.type.label if key else "Page",
        notice=PageLink(fields.title, address_of(notice.key) if graph.shows(notice.key) else ""),
        reason=fields.reason,
        date=ShownDate.of(fields.date),
        issued_by=issuers[0] if issuers else PageLink(fields.issued_by.name or ""),
    )
