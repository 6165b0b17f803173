"""What a site has promised to keep, and what it needs to know besides its records to keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mkdocs_evidence.graph.register.chain import Register
from mkdocs_evidence.model import Key, Source
from mkdocs_evidence.model.identifiers import Identifiers
from mkdocs_evidence.model.sealed_data import SealedData

EMPTY = Register()


@dataclass(frozen=True, slots=True)
class Permanence:
    """The register; the hashes of the files beside the records; the pages that are no records.

    `digests` has the SHA-256 of each file of the content folder that is no record, under its
    path; `pages` the addresses of the Markdown pages that are no records; `identifiers` what
    records got after they were frozen, and `identifiers_source` the file that says so; `sealed` the data
    that each sealed version draws in, where they are those that the register holds; `withheld_in` the
    notices by which names are withheld in each version; `has_register` is False where the register's file
    is not there at all.
    """

    register: Register = EMPTY
    has_register: bool = True
    digests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    pages: tuple[str, ...] = ()
    identifiers: Mapping[Key, Identifiers] = field(default_factory=lambda: MappingProxyType({}))
    sealed: Mapping[Key, SealedData] = field(default_factory=lambda: MappingProxyType({}))
    withheld_in: Mapping[Key, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    identifiers_source: Source | None = None


NOTHING_KEPT = Permanence()
