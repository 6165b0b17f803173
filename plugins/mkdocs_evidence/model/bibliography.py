"""The works that a site cites, as its bibliography file has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mkdocs_evidence.model.csl_item import CslItem


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """One work of the bibliography, and the line of the file on which its entry begins."""

    item: CslItem
    line: int = 1

    @property
    def key(self) -> str:
        """The key by which texts cite it."""
        return self.item.id


@dataclass(frozen=True)
class Bibliography:
    """Every work that can be cited, in the order of the file.

    `unreadable` are keys of entries with faults of their own: nothing is concluded from their absence.
    """

    entries: tuple[BibliographyEntry, ...] = ()
    unreadable: frozenset[str] = frozenset()

    @cached_property
    def by_key(self) -> dict[str, BibliographyEntry]:
        """Every entry under its key."""
        return {entry.key: entry for entry in self.entries}
