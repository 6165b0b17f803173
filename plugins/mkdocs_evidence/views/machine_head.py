"""What a page tells machines in its head: meta elements, typed links and JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import HOME, TOPICS, key_at, list_address, topic_address
from mkdocs_evidence.graph.describing import describe
from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.machine_addresses import (
    EMBEDDABLE,
    EVERYTHING_FEED,
    FOLLOWED,
    OEMBED,
    feed_address,
    full_address,
    topic_feed,
    type_feed,
    work_feed,
)
from mkdocs_evidence.graph.metadata.dublin_core import dublin_core_tags
from mkdocs_evidence.graph.metadata.highwire import highwire_tags
from mkdocs_evidence.graph.metadata.json_ld import JsonLd
from mkdocs_evidence.graph.metadata.json_ld_pages import describe_list, describe_page, describe_site
from mkdocs_evidence.graph.metadata.json_text import json_in_script
from mkdocs_evidence.graph.metadata.offers import Offer, offers_of, offers_of_list
from mkdocs_evidence.graph.metadata.open_graph import open_graph_tags
from mkdocs_evidence.graph.metadata.page import MachineHead
from mkdocs_evidence.graph.metadata.signposting import TypedLink, signposts
from mkdocs_evidence.model import Key, RecordType, SiteSettings
from mkdocs_evidence.views.parts import Head, Page

ATOM = "application/atom+xml"
JSON_FEED = "application/feed+json"
OEMBED_JSON = "application/json+oembed"

P = TypeVar("P", bound=Page)


def with_machine_heads(graph: Graph, pages: Iterable[Page]) -> Iterator[Page]:
    """The pages, each with what its head tells machines."""
    for page in pages:
        key = key_at(page.head.address)
        yield with_machine_head(graph, page, key if key and graph.shows(key) else None)


def with_machine_head(graph: Graph, page: P, key: Key | None = None) -> P:
    """The page with what its head tells machines; `key` is the record or version that it shows."""
    machine = _of_record(graph, page.head, key) if key else _of_other_page(graph.settings, page.head)
    return replace(page, head=replace(page.head, machine=machine))


def _of_record(graph: Graph, head: Head, key: Key) -> MachineHead:
    settings = graph.settings
    description = describe(graph, key)
    return MachineHead(
        tags=(
            *highwire_tags(description),
            *dublin_core_tags(description),
            *open_graph_tags(description),
        ),
        links=(*signposts(description), *_oembed(description), *_feeds_of_record(settings, description)),
        json_ld=json_in_script(describe_page(description, settings, _crumbs(settings, head))),
        offers=offers_of(description),
    )


def _of_other_page(settings: SiteSettings, head: Head) -> MachineHead:
    return MachineHead(
        links=tuple(_feeds_of_list(settings, head.address)),
        json_ld=json_in_script(_list_json_ld(settings, head)),
        offers=_offers_of_list(settings, head.address),
    )


def _offers_of_list(settings: SiteSettings, address: str) -> tuple[Offer, ...]:
    if address == HOME:
        return offers_of_list(EVERYTHING_FEED, (), "Follow everything new")
    feed = _feed_of_list(settings, address)
    tables = tuple(name for name, _ in _TABLES.get(address, ()))
    return offers_of_list(feed[0] if feed else "", tables, "Follow this list")


def _list_json_ld(settings: SiteSettings, head: Head) -> JsonLd:
    if head.address == HOME:
        return describe_site(settings)
    return describe_list(settings, _crumbs(settings, head), _TABLES.get(head.address, ()))


_TABLES = {
    list_address(RecordType.PROJECT): (("projects", "All projects"),),
    list_address(RecordType.PROTOCOL): (("protocols", "All protocols"),),
    list_address(RecordType.REPORT): (("findings", "All findings"),),
}


def _crumbs(settings: SiteSettings, head: Head) -> tuple[tuple[str, str], ...]:
    is_removed = head.kind == "tombstone"  # whose address may not be listed
    own = (head.canonical or HOME) if is_removed else head.address
    steps = (*((crumb.text, crumb.href) for crumb in head.crumbs), (head.title, own))
    return tuple((name, full_address(settings, address)) for name, address in steps)


def _oembed(description: Description) -> Iterator[TypedLink]:
    if description.key.type in EMBEDDABLE and not description.is_version:
        yield TypedLink("alternate", description.address + OEMBED, OEMBED_JSON, description.title)


def _feeds_of_record(settings: SiteSettings, description: Description) -> Iterator[TypedLink]:
    if description.key.type in FOLLOWED:
        is_project = description.key.type is RecordType.PROJECT
        promise = "Follow this project" if is_project else "Changes to this protocol"
        yield from _feed(settings, work_feed(description.key.work), f"{promise}: {description.title}")
    yield from _feed(settings, EVERYTHING_FEED, settings.name)


def _feeds_of_list(settings: SiteSettings, address: str) -> Iterator[TypedLink]:
    feed = _feed_of_list(settings, address)
    if feed:
        yield from _feed(settings, feed[0], f"{settings.name}: {feed[1]}")
    yield from _feed(settings, EVERYTHING_FEED, settings.name)


def _feed_of_list(settings: SiteSettings, address: str) -> tuple[str, str] | None:
    """The name and the title of a list's own feed."""
    for kind in RecordType:
        if address == list_address(kind):
            return type_feed(kind), kind.plural
    for topic in settings.topics if address.startswith(TOPICS) else ():
        if address == topic_address(topic.id):
            return topic_feed(topic.id), topic.label
    return None


def _feed(settings: SiteSettings, name: str, title: str) -> Iterator[TypedLink]:
    yield TypedLink("alternate", full_address(settings, feed_address(name)), ATOM, title)
    yield TypedLink("alternate", full_address(settings, feed_address(name, "json")), JSON_FEED, title)
