"""Public parts of a site: lines of the register, sources as they were sealed, files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.answers import AnswerKind, answers_of
from mkdocs_evidence.graph.canonical_addresses import canonical_address
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.redacted_source import redacted_source_of
from mkdocs_evidence.graph.register import Entry, line_of, sha256_of
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.version_seals import public_file_of
from mkdocs_evidence.graph.withheld_files import withheld_files


def _nothing_is_withheld(path: str) -> bool:
    return False


def _nothing_is_redacted(path: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """What differs between a site and what the register holds, because it is not to be public.

    `lines` are the numbers of the register's lines that are withheld; `sources` the hashes of redacted
    sources, by the addresses of their versions; `is_withheld` says whether a file of the content is, and
    `redacted` gives the hash of one that is served without the names in it.
    """

    lines: frozenset[int] = frozenset()
    sources: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_withheld: Callable[[str], bool] = _nothing_is_withheld
    redacted: Callable[[str], str | None] = _nothing_is_redacted


WITHOUT_WITHHELD = PublicCopy()


def public_copy_of(graph: Graph, redacted: Callable[[str], str | None] = _nothing_is_redacted) -> PublicCopy:
    """Return the public parts of the site that a graph describes."""
    if not graph.everything.removed:
        return WITHOUT_WITHHELD
    holder_of, sources = withheld_files(graph), MappingProxyType(dict(_redacted(graph)))
    return PublicCopy(withheld_lines(graph), sources, lambda path: holder_of(path) is not None, redacted)


def withheld_lines(graph: Graph) -> frozenset[int]:
    """The numbers of the lines that the public copy of the register withholds."""
    listed = listed_entries(graph)
    lines = graph.permanence.register.entries
    return frozenset(one.sequence for one in lines if listed(one) != one)


def listed_entries(graph: Graph) -> Callable[[Entry], Entry | None]:
    """What gives an entry of the register as lists show it: without files whose paths hold a withheld name.

    None stands for one whose address is listed by its hash alone.
    """
    removed = graph.everything.removed
    if not any(one.is_unlisted for one in removed.values()):
        return lambda entry: entry
    names, addresses = names_withheld(removed), frozenset(unlisted_addresses(graph))

    def holds_name(text: str) -> bool:
        return any(one.holds_name(text) for one in names)

    def listed(entry: Entry) -> Entry | None:
        if canonical_address(entry.address) in addresses or holds_name(entry.address):
            return None
        if not holds_name(line_of(entry)):
            return entry
        files = tuple((path, digest) for path, digest in entry.files if not holds_name(path))
        source = "" if holds_name(entry.source) else entry.source
        return replace(entry, files=files, source=source)

    return listed


def unlisted_addresses(graph: Graph) -> Iterator[str]:
    """The addresses that lists give by their hashes alone."""
    for address, answer in answers_of(graph).by_address.items():
        if answer.kind is AnswerKind.TOMBSTONE and answer.record and answer.record.is_unlisted:
            yield address


def _redacted(graph: Graph) -> Iterator[tuple[str, str]]:
    for record in graph.corpus.records:
        if record.key.type.is_versioned and redacted_source_of(record):
            yield address_of(record.key), sha256_of(public_file_of(graph, record).encode("utf-8"))
