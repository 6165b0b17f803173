"""Which feeds there are: everything, each type, each topic, each project, each protocol.

The entries of a record are made once and dealt out to the feeds that they belong to: the work grows
with the number of records and their relations, not with records times feeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from heapq import nlargest

from mkdocs_evidence.exports.atom import Texts, render_atom
from mkdocs_evidence.exports.export import Recipe, path_of
from mkdocs_evidence.exports.feed import NEWEST, Entry, Feed, newest, order_of, tag_of
from mkdocs_evidence.exports.feed_entries import changes_of, entry_of, id_of, with_text
from mkdocs_evidence.exports.json_feed import render_json_feed
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import HOME, address_of, list_address, topic_address
from mkdocs_evidence.graph.machine_addresses import (
    EVERYTHING_FEED,
    FEEDS,
    checkpoint_address,
    feed_address,
    full_address,
    register_origin,
    topic_feed,
    type_feed,
    work_feed,
)
from mkdocs_evidence.graph.register import checkpoint_of
from mkdocs_evidence.model import Key, PartialDate, RecordType

FOLLOWED = (RecordType.PROJECT, RecordType.PROTOCOL)
"""The types of which each record has a feed of its own."""
DOCUMENTS = (RecordType.PROTOCOL, RecordType.REPORT)
ABOUT = ("about", "target")
BEFORE_ALL = PartialDate(1970)


def render_feeds(feeds: Iterable[Feed], texts: Texts) -> Iterator[Recipe[Feed]]:
    """Feeds, each as Atom and as JSON Feed."""
    for feed in feeds:
        yield Recipe(path_of(feed_address(feed.name)), partial(render_atom, texts=texts), feed)
        yield Recipe(path_of(feed_address(feed.name, "json")), partial(render_json_feed, texts=texts), feed)


def everything_feed(graph: Graph) -> Iterator[Feed]:
    """The feed of everything, with the checkpoint of the register."""
    settings = graph.settings
    works = graph.corpus.versions_by_work
    feed = _feed(graph, EVERYTHING_FEED, settings.name, settings.description, HOME, works)
    checkpoint = checkpoint_of(graph.permanence.register, register_origin(settings))
    yield replace(feed, checkpoint=checkpoint.text, checkpoint_address=checkpoint_address(settings))


def feeds_of_type(graph: Graph, kind: RecordType) -> Iterator[Feed]:
    """The feed of a type."""
    title = f"{graph.settings.name}: {kind.plural}"
    yield _feed(graph, type_feed(kind), title, kind.meaning, list_address(kind), graph.corpus.works(kind))


def feeds_of(graph: Graph, work: Key) -> Iterator[Feed]:
    """The feed by which a project or a protocol is followed."""
    if work.type is RecordType.PROJECT:
        yield _follow(graph, work, _of_project(graph, work), "Everything about this project")
    elif work.type is RecordType.PROTOCOL:
        yield _follow(graph, work, _of_protocol(graph, work), "Everything that changes this protocol")


def all_feeds(graph: Graph) -> Iterator[Feed]:
    """Every feed of the site."""
    yield from everything_feed(graph)
    for kind in RecordType:
        yield from feeds_of_type(graph, kind)
    yield from topic_feeds(graph)
    for work in (*graph.corpus.works(RecordType.PROJECT), *graph.corpus.works(RecordType.PROTOCOL)):
        yield from feeds_of(graph, work)


def topic_feeds(graph: Graph) -> Iterator[Feed]:
    """The feed of each topic."""
    works: dict[str, list[Key]] = {topic.id: [] for topic in graph.settings.topics}
    for work, entries in graph.corpus.index.items():
        for topic_id in entries[-1].topics:
            if topic_id in works:
                works[topic_id].append(work)
    for topic in graph.settings.topics:
        title = f"{graph.settings.name}: {topic.label}"
        address = topic_address(topic.id)
        yield _feed(graph, topic_feed(topic.id), title, topic.description, address, works[topic.id])


def _sources(graph: Graph, key: Key, *relations: str) -> list[Key]:
    return list(dict.fromkeys(link.source.work for link in graph.incoming(key, *relations)))


def _of_project(graph: Graph, project: Key) -> list[Key]:
    """The records whose entries belong to a project: it, its documents, and what is about any of them."""
    documents = [work for work in _sources(graph, project, "project") if work.type in DOCUMENTS]
    followed = [work for key in (project, *documents) for work in _sources(graph, key, *ABOUT)]
    next_studies = _sources(graph, project, "follows_on_from")
    return [project, *documents, *followed, *next_studies]


def _of_protocol(graph: Graph, protocol: Key) -> list[Key]:
    return [protocol, *_sources(graph, protocol, "target", "evaluates")]


def _entries_of(graph: Graph, keys: Iterable[Key]) -> list[Entry]:
    return [graph.once(("feed entry", key), partial(entry_of, graph, key)) for key in keys]


def _feed(graph: Graph, name: str, title: str, subtitle: str, home: str, works: Iterable[Key]) -> Feed:
    """The feed of a list of records: the newest entries, which the index tells without opening others."""
    index = graph.corpus.index
    known = (entry for work in works for entry in index[work])
    latest = nlargest(NEWEST, known, key=lambda entry: order_of(entry.date, id_of(graph, entry.key)))
    entries = newest(_entries_of(graph, (entry.key for entry in latest)))
    return _made(graph, name, title, subtitle, home, entries)


def _follow(graph: Graph, work: Key, works: Iterable[Key], promise: str) -> Feed:
    """The feed of one project or protocol: all entries of these records, and its own changes."""
    versions = graph.corpus.versions_by_work
    entries = _entries_of(graph, (record.key for one in works for record in versions[one]))
    entries += changes_of(graph, work)
    title = graph.head(work).caption.title
    subtitle = f"{promise}: {title}"
    return _made(graph, work_feed(work), title, subtitle, address_of(work), newest(entries, None))


def _made(graph: Graph, name: str, title: str, subtitle: str, home: str, entries: tuple[Entry, ...]) -> Feed:
    settings = graph.settings
    return Feed(
        name=name,
        id=tag_of(settings, f"{FEEDS}{name}"),
        title=title,
        subtitle=subtitle,
        home=full_address(settings, home),
        author=settings.publisher or settings.name,
        language=settings.language,
        updated=max((entry.updated for entry in entries), default=BEFORE_ALL),
        entries=tuple(with_text(graph, entry) for entry in entries),
        address=full_address(settings, f"{FEEDS}{name}"),
    )
