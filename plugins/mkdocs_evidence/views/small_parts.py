"""The pieces of pages that hold plain text alone: links, citations, translations, search."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A [[…]] link as it was written, and what it becomes: without `href`, plain text."""

    written: str
    href: str
    title: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class BodyCitation:
    """A citation between two offsets of a text's Markdown, and the HTML that it becomes."""

    start: int
    end: int
    html: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search index must know of a page: what a result shows, its facets, its date to sort by."""

    shown: tuple[tuple[str, str], ...]
    filters: tuple[tuple[str, str], ...]
    date: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The same record in a language: the tag of the language (BCP 47), its page and its title."""

    language: str
    href: str
    title: str
