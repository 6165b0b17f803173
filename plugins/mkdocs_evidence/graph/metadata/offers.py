"""What a record's page offers to other programs and sites, for people to find: feeds, data, badge, card."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.machine_addresses import (
    BADGE,
    BADGED,
    CARD,
    CRATE,
    EMBEDDABLE,
    FOLLOWED,
    OEMBED,
    RECORD_JSON,
    beside,
    csv_address,
    feed_address,
    work_feed,
)
from mkdocs_evidence.model import RecordType

_FOLLOW = {RecordType.PROJECT: "Follow this project", RecordType.PROTOCOL: "Follow the changes"}


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: what it is for, and the files (name, address from the site's root)."""

    label: str
    files: tuple[tuple[str, str], ...]


def offers_of_list(feed: str, tables: tuple[str, ...], promise: str) -> tuple[Offer, ...]:
    """The offers of a list's page: its feed, and the tables that hold its data."""
    offers = (
        Offer(promise, _feeds(feed) if feed else ()),
        Offer("As a table", tuple((f"{name}.csv", csv_address(name)) for name in tables)),
    )
    return tuple(offer for offer in offers if offer.files)


def _feeds(name: str) -> tuple[tuple[str, str], ...]:
    return (("Atom", feed_address(name)), ("JSON Feed", feed_address(name, "json")))


def offers_of(description: Description) -> tuple[Offer, ...]:
    """The offers of a record's page."""
    key = description.key
    kind = key.type
    data = [("JSON", beside(key, RECORD_JSON))]
    if kind is RecordType.PROJECT:
        data.append(("RO-Crate", beside(key, CRATE)))
    show = [("status badge", beside(key, BADGE))] if kind in BADGED else []
    if kind in EMBEDDABLE:
        show += [("card", beside(key.work, CARD)), ("oEmbed", beside(key.work, OEMBED))]
    offers = (
        Offer(_FOLLOW.get(kind, ""), _feeds(work_feed(key.work)) if kind in FOLLOWED else ()),
        Offer("This record as data", tuple(data)),
        Offer("Show it on your site", tuple(show)),
    )
    return tuple(offer for offer in offers if offer.files)
