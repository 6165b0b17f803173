"""Formatted citations: what a style makes of the citations of a text and of the works they name.

All HTML here comes from the citation engine, which escapes what bibliographies and texts hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_evidence.model.bibliography import Bibliography
from mkdocs_evidence.model.references import Key


@dataclass(frozen=True, slots=True)
class FormattedReference:
    """One entry of a list of references. `label` is its number as the style writes it, in numbered styles."""

    key: str
    html: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text's citations in the order of the text, and its references in the order of the style."""

    clusters: tuple[str, ...] = ()
    references: tuple[FormattedReference, ...] = ()


NOTHING_CITED = CitedText()


@dataclass(frozen=True, slots=True)
class Citations:
    """All formatted citations of a site.

    `texts` are under the keys of their records, `pages` under the paths of files that are no records.
    `works` is the whole bibliography in the order of the style; empty where nothing is cited.
    """

    bibliography: Bibliography = field(default_factory=Bibliography)
    texts: Mapping[Key, CitedText] = field(default_factory=dict)
    pages: Mapping[str, CitedText] = field(default_factory=dict)
    works: tuple[FormattedReference, ...] = ()
    style: str = ""

    def of(self, key: Key) -> CitedText:
        """The citations of a record's text."""
        return self.texts.get(key, NOTHING_CITED)
