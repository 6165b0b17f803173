"""What may be public: which lines of the register, which sources as they were sealed, which files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.answers import AnswerKind, answers_of
from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.redacted_source import redacted_source_of
from mkdocs_evidence.graph.register import line_of, sha256_of
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.withheld_files import withheld_files


def _nothing_is_withheld(path: str) -> bool:
    return False


def _nothing_is_redacted(path: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """What differs between a site and what the register holds, because it is not to be public.

    `unlisted` are the numbers of the register's lines that are withheld; `sources` the hashes of redacted
    sources, by the addresses of their versions; `is_withheld` says whether a file of the content is, and
    `redacted` gives the hash of one that is served without the names in it.
    """

    unlisted: frozenset[int] = frozenset()
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_withheld: Callable[[str], bool] = _nothing_is_withheld
    redacted: Callable[[str], str | None] = _nothing_is_redacted


WITHOUT_WITHHELD = PublicCopy()


def public_copy_of(graph: Graph, redacted: Callable[[str], str | None] = _nothing_is_redacted) -> PublicCopy:
    """What may be public of the site that a graph describes."""
    if not graph.everything.removed:
        return WITHOUT_WITHHELD
    holder_of, sources = withheld_files(graph), MappingProxyType(dict(_redacted(graph)))
    return PublicCopy(unlisted_lines(graph), sources, lambda path: holder_of(path) is not None, redacted)


def unlisted_lines(graph: Graph) -> frozenset[int]:
    """The numbers of the register's lines with an address that is not listed, or with a withheld name."""
    removed = graph.everything.removed.values()
    if not any(one.is_unlisted for one in removed):
        return frozenset()
    names = names_withheld(graph.everything.removed)
    addresses = frozenset(unlisted_addresses(graph))
    return frozenset(
        entry.sequence
        for entry in graph.permanence.register.entries
        if canonical_address(entry.address) in addresses
        or any(one.holds_name(line_of(entry)) for one in names)
    )


def unlisted_addresses(graph: Graph) -> Iterator[str]:
    """The addresses that lists give by their hashes alone."""
    for address, answer in answers_of(graph).by_address.items():
        if answer.kind is AnswerKind.TOMBSTONE and answer.record and answer.record.is_unlisted:
            yield address


def _redacted(graph: Graph) -> Iterator[tuple[str, str]]:
    for record in graph.corpus.records:
        if record.key.type.is_versioned and redacted_source_of(record):
            yield address_of(record.key), sha256_of(graph.file_of(record).encode("utf-8"))
