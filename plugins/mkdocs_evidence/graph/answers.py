"""What answers at each address of the site: a page, a redirect, or a tombstone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mkdocs_evidence.graph import addresses
from mkdocs_evidence.graph.canonical_addresses import (
    canonical_address,
    impossible_because,
    leads_outside,
    other_form,
)
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.known_versions import known_versions
from mkdocs_evidence.graph.machine_addresses import CARD, EMBEDDABLE
from mkdocs_evidence.graph.redirects import old_addresses_of, redirects_of
from mkdocs_evidence.graph.register import EntryKind
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.status_addresses import STATUS_LISTS
from mkdocs_evidence.model import Edition, Key, RecordType
from mkdocs_evidence.model.settings import RemovedPage
from mkdocs_evidence.model.words import Word

_BLOG_YEAR = re.compile(r"/blogs/(\d{4})/", re.ASCII)
FIXED_PAGES = (
    addresses.HOME,
    addresses.STATUS_BOARD,
    addresses.TOPICS,
    addresses.WORDS,
    addresses.REGISTER,
    addresses.EDITIONS,
    addresses.SEARCH,
)


class AnswerKind(Word):
    """What a reader finds at an address."""

    SERVES = "serves", "Serves", "The page stands there."
    REDIRECTS = "redirects", "Leads on", "What stood there is now at another address."
    TOMBSTONE = "tombstone", "Taken down", "What stood there was taken down; the reason stands there."


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answers; a redirect has its target, a tombstone what was removed.

    That is a record, or a page that is none.
    """

    kind: AnswerKind
    target: str = ""
    record: Removed | None = None
    removed: RemovedPage | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """What every address of the site answers on the day of the build."""

    by_address: Mapping[str, Answer]

    def at(self, address: str) -> Answer | None:
        """What the address answers, in whichever form it is written; None where it leads nowhere."""
        canonical = canonical_address(address)
        return self.by_address.get(canonical) or self.by_address.get(other_form(canonical))


def answers_of(graph: Graph) -> Answers:
    """Every answer of the site that this graph describes."""
    found: dict[str, Answer] = {}
    for address, record in tombstones_of(graph).items():
        found[address] = Answer(AnswerKind.TOMBSTONE, record=record)
    for address, removed in removed_pages(graph):
        found[address] = Answer(AnswerKind.TOMBSTONE, removed=removed)
    for address, target in redirects_of(graph).items():
        found[address] = Answer(AnswerKind.REDIRECTS, target)
    for address in (*record_addresses(graph), *page_addresses(graph), *edition_addresses(graph)):
        found[canonical_address(address)] = Answer(AnswerKind.SERVES)
    return Answers(MappingProxyType(found))


def record_addresses(graph: Graph) -> Iterator[str]:
    """The addresses of every record that is shown, with their versions, histories and comparisons."""
    for work, entries in graph.corpus.index.items():
        yield from addresses.work_addresses(work, tuple(entry.key.version for entry in entries))


def page_addresses(graph: Graph) -> tuple[str, ...]:
    """The addresses of the pages that are no records: lists, topics, years, and standalone pages."""
    return tuple(dict.fromkeys((*overview_addresses(graph), *graph.permanence.pages)))


def overview_addresses(graph: Graph) -> tuple[str, ...]:
    """The addresses of the pages that are made of many records: lists, topics, years."""
    return (
        *FIXED_PAGES,
        *STATUS_LISTS,
        *(addresses.list_address(kind) for kind in RecordType),
        *(addresses.topic_address(topic.id) for topic in graph.settings.topics),
        *(addresses.blog_year_address(year) for year in blog_years(graph)),
    )


def blog_years(graph: Graph) -> tuple[int, ...]:
    """The years with a list of posts, the newest first.

    A year whose list was public keeps it, though its last post be taken down.
    """
    index = graph.corpus.index
    years = {index[work][0].date.year for work in graph.corpus.works(RecordType.BLOG)}
    for entry in graph.permanence.register.entries:
        match = _BLOG_YEAR.fullmatch(entry.address)
        if match and entry.date <= graph.as_of:
            years.add(int(match[1]))
    return tuple(sorted(years, reverse=True))


def edition_addresses(graph: Graph) -> tuple[str, ...]:
    """The addresses of the editions whose day has come."""
    return tuple(addresses.edition_address(edition.name) for edition in past_editions(graph))


def past_editions(graph: Graph) -> tuple[Edition, ...]:
    """The editions whose day has come, the newest first."""
    past = (edition for edition in graph.settings.editions if edition.date.is_known_by(graph.as_of))
    return tuple(sorted(past, key=lambda edition: (edition.date, edition.name), reverse=True))


def removed_pages(graph: Graph) -> Iterator[tuple[str, RemovedPage]]:
    """The pages and files, no records, that were taken down, each under the one form of its address."""
    for removed in graph.settings.removed:
        if not (impossible_because(removed.address) or leads_outside(removed.address)):
            yield canonical_address(removed.address), removed


def tombstones_of(graph: Graph) -> Mapping[str, Removed]:
    """Every address of a work or version that was taken down, each with what stood there."""
    found: dict[str, Removed] = {}
    removed = graph.everything.removed
    for key, one in removed.items():
        if key.version:
            found[addresses.address_of(key)] = one
    for key, one in reversed(tuple(removed.items())):
        for address in _further_addresses(graph, key):
            found.setdefault(address, one)
        if one.is_unlisted:
            for address, _ in old_addresses_of(graph, one):
                found.setdefault(address, one)
    for address, one in _aliases_with_names(graph):
        found.setdefault(address, one)
    return MappingProxyType(dict(sorted(found.items())))


def _aliases_with_names(graph: Graph) -> Iterator[tuple[str, Removed]]:
    """The registered old addresses that hold a withheld name, each with what has that name."""
    names = names_withheld(graph.everything.removed)
    for entry in graph.permanence.register.entries if names else ():
        if entry.kind is EntryKind.ALIAS and entry.date <= graph.as_of:
            yield from ((entry.address, one) for one in names if one.holds_name(entry.address))


def _further_addresses(graph: Graph, key: Key) -> Iterator[str]:
    """Pages that went with a removed work or version: its own, or the comparisons with that version."""
    numbers = known_versions(graph, key.work)
    remaining = graph.corpus.index.get(key.work, ())
    if not key.version or not remaining:
        yield from addresses.work_addresses(key.work, numbers)
        if key.type in EMBEDDABLE:
            yield f"{addresses.address_of(key.work)}{CARD}"
        return
    for older, newer in addresses.comparison_pairs(numbers):
        if key.version in (older, newer):
            yield addresses.comparison_address(key.work, older, newer)
