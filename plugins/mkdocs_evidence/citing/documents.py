"""What an engine is asked: documents, each formatted as a whole, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.model import Cite, CslItem

Cites = tuple[Cite, ...]


class Variant(Enum):
    """Which text of the style a document is formatted with."""

    FULL = "full"
    APART = "apart"
    ORDER = "order"

    def of(self, style: Style) -> str:
        """That text."""
        if self is Variant.FULL:
            return style.text
        return style.without_disambiguation if self is Variant.APART else style.for_order


@dataclass(frozen=True, slots=True)
class Document:
    """Citations that are formatted together, and works that are listed besides."""

    variant: Variant
    clusters: tuple[Cites, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All works that it names, each once."""
        cited = (cite.key for cites in self.clusters for cite in cites)
        return tuple(dict.fromkeys((*cited, *self.listed)))


@dataclass(frozen=True, slots=True)
class Formatted:
    """The HTML of each citation, and of each reference under its key, in the order of the style.

    Links of citations lead to `#ref-<key>`.
    """

    clusters: tuple[str, ...] = ()
    references: tuple[tuple[str, str], ...] = ()


Engine = Callable[[Style, Mapping[str, CslItem], Sequence[Document]], Sequence[Formatted]]
