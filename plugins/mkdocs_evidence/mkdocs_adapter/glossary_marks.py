"""A Markdown extension that marks the words of the glossary where a text first uses them.

Each becomes a link to its meaning, which stands below the text on the same page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_evidence.model import Term

REMEMBERED = 64
"""Glossaries whose pattern is cached: the site's, and those of sealed versions that differ."""

AFTER_LINKS = -15
"""Below the links to records, which are none yet before."""
LEFT_ALONE = frozenset(
    ("a", "abbr", "button", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "th")
)
"""Where no mark is made: links, code, and what names a thing rather than speaks of it."""


class GlossaryMarks(Extension):
    """Marks one text at a time; `used` are the terms that the last one holds, in their order."""

    def __init__(self, terms: Iterable[Term]) -> None:
        super().__init__()
        self._site = tuple(terms)
        self.use(None)
        self.used: dict[str, Term] = {}

    def use(self, terms: tuple[Term, ...] | None) -> None:
        """Take the terms of the text that is rendered next; None stands for the site's glossary."""
        self._terms, self._pattern = _forms(self._site if terms is None else terms)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the marking."""
        md.treeprocessors.register(_Marking(md, self), "glossary_marks", AFTER_LINKS)

    @property
    def is_wanted(self) -> bool:
        """Return True if there is any term to mark."""
        return self._pattern is not None

    def pieces(self, text: str) -> Iterator[str | Element]:
        """The text in its order, with an element for each term that is used for the first time."""
        position = 0
        for found in self._pattern.finditer(text) if self._pattern else ():
            term = self._terms[(found.lastindex or 1) - 1]
            if term.id in self.used:
                continue
            self.used[term.id] = term
            yield text[position : found.start()]
            yield _mark(term, found[0])
            position = found.end()
        yield text[position:]


@lru_cache(maxsize=REMEMBERED)
def _forms(terms: tuple[Term, ...]) -> tuple[tuple[Term, ...], re.Pattern[str] | None]:
    """The term of each group of the pattern, and the pattern, the longest form first; None for no term.

    The group says which term was found: letters that are one for the pattern (s and ſ) may differ in
    lower case.
    """
    by_form = {" ".join(form.lower().split()): term for term in terms for form in term.forms}
    longest_first = sorted(filter(None, by_form), key=lambda form: (-len(form), form))
    written = "|".join(f"({re.escape(form)})".replace(r"\ ", r"\s+") for form in longest_first)
    pattern = re.compile(rf"(?<![\w-])(?:{written})(?![\w-])", re.IGNORECASE) if written else None
    return tuple(by_form[form] for form in longest_first), pattern


def _mark(term: Term, written: str) -> Element:
    mark = Element("a", {"class": "term", "href": f"#word-{term.id}"})
    mark.text = written
    return mark


class _Marking(Treeprocessor):
    def __init__(self, md: Markdown, marks: GlossaryMarks) -> None:
        super().__init__(md)
        self._marks = marks

    def run(self, root: Element) -> None:
        self._marks.used = {}
        if self._marks.is_wanted:
            self._mark_in(root)

    def _mark_in(self, element: Element) -> None:
        """Mark what an element says itself, and what its children and the texts after them say."""
        if element.tag in LEFT_ALONE or "footnote" in element.get("class", ""):
            return
        children = list(element)
        element.text = self._put(element, 0, element.text)
        for child in children:
            self._mark_in(child)
            child.tail = self._put(element, list(element).index(child) + 1, child.tail)

    def _put(self, parent: Element, place: int, text: str | None) -> str | None:
        """Put the marks of a text among the parent's children; what stands before the first is returned."""
        if not text or not isinstance(text, str):
            return text
        first, *others = self._marks.pieces(text)
        for piece in others:
            if isinstance(piece, str):
                parent[place - 1].tail = piece
            else:
                parent.insert(place, piece)
                place += 1
        return str(first)
