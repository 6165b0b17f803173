"""What an engine is asked: documents, each formatted as a whole, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from mkdocs_evidence.citing.style import Style
from mkdocs_evidence.model import Cite, CslItem

Cites = tuple[Cite, ...]


class Variant(Enum):
    """How a document is formatted: with disambiguation, without, or without and citations alone.

    Works are listed in the order of the style in the first two; in the last, in its order within a citation.
    """

    FULL = "full"
    APART = "apart"
    CITES = "cites"
    ORDER = "order"

    def of(self, style: Style) -> str:
        """The text of the style for it."""
        match self:
            case Variant.FULL:
                return style.text
            case Variant.APART:
                return style.without_disambiguation
            case Variant.CITES:
                return style.for_citations
            case Variant.ORDER:
                return style.for_order


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
