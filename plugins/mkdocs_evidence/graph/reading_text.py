"""Reading text: the words of a sealed version's page, whatever the markup around them.

Templates mark what belongs to a version with `data-sealed="<name of the part>"`, and what inside it may
change (the present name of a linked record) with `data-living`. Only words count: two pages with the same
words in the same parts have the same reading text, however they are laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from mkdocs_evidence.graph.comparison.blocks import CELLS, HIDDEN, HIDDEN_CLASSES, KINDS, VOID
from mkdocs_evidence.graph.comparison.markup import told
from mkdocs_evidence.graph.register.seals import sha256_of
from mkdocs_evidence.model.formula_markup import WRITTEN

SEALED, LIVING = "data-sealed", "data-living"
BREAKS = frozenset(
    (*KINDS, *CELLS, "ul", "ol", "dl", "table", "figure", "hr", "article", "details", "summary")
)
"""Elements that part words from those beside them."""
LIVING_CLASSES = frozenset(
    ("mark", "record-link", "record-link__mark", "reference__places", "reference__record")
)
"""Classes of the elements that our templates mark as living. On any other element the mark does not count,
so that nobody can take words out of the digest, or put some in, by writing it."""
CONTEXT = 4
"""Words shown before the first one that differs."""


@dataclass(frozen=True)
class ReadingText:
    """The words of each part of a page, parted by single spaces, under the part's name."""

    parts: dict[str, str]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of one line for each part, `name: words`, in the order of their names."""
        lines = (f"{name}: {words}\n" for name, words in sorted(self.parts.items()))
        return sha256_of("".join(lines).encode("utf-8"))


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place at which two reading texts differ: the part, and the words there in each."""

    part: str
    before: str
    after: str

    @property
    def in_words(self) -> str:
        """The difference as a clause: in `references`, “… 2010” became “… 2014”."""
        was = f"“{self.before}”" if self.before else "nothing"
        now = f"“{self.after}”" if self.after else "nothing"
        return f"in the part `{self.part}`, {was} became {now}"


def reading_text_of(page: str) -> ReadingText:
    """Return the reading text of a page's HTML."""
    return told(page, _Reader).finished()


def first_difference(before: Mapping[str, str], after: Mapping[str, str]) -> Difference | None:
    """Return the first difference between two reading texts; None where there is none."""
    return next(_differences(before, after), None)


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for name in sorted({*before, *after}):
        old, new = before.get(name, "").split(), after.get(name, "").split()
        for place, (one, other) in enumerate(zip_longest(old, new)):
            if one != other:
                yield Difference(name, _excerpt(old, place), _excerpt(new, place))
                break


def _excerpt(words: list[str], place: int) -> str:
    """The words around a place, at most about a line of them."""
    start = max(0, place - CONTEXT)
    shown = words[start : place + CONTEXT + 1]
    before = "… " if start and shown else ""
    after = " …" if place + CONTEXT + 1 < len(words) else ""
    return f"{before}{' '.join(shown)}{after}"


class _Reader:
    """Collects the words of each part while the tags of a page go by."""

    def __init__(self) -> None:
        self._parts: dict[str, list[str]] = {}
        self._open: list[tuple[str, bool, bool]] = []
        self._part: list[str] | None = None
        self._hidden = 0

    def finished(self) -> ReadingText:
        return ReadingText({name: " ".join("".join(text).split()) for name, text in self._parts.items()})

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        begins = self._part is None and SEALED in attributes
        if begins:
            self._part = self._parts.setdefault(attributes[SEALED], [])
        if self._part is None:
            if tag not in VOID:
                self._open.append((tag, False, False))
            return
        if begins or tag in BREAKS or tag == "br":
            self._add(" ")
        if tag == "img":
            self._add(f" {attributes.get('alt', '')} ")
        if WRITTEN in attributes:
            self._add(attributes[WRITTEN])
        hides = WRITTEN in attributes or _is_hidden(tag, attributes)
        if tag not in VOID:
            self._open.append((tag, hides, begins))
            self._hidden += hides
        elif begins:
            self._part = None

    def end(self, tag: str) -> None:
        if tag in VOID or all(name != tag for name, *_ in reversed(self._open)):
            return
        while self._open:
            name, hid, began = self._open.pop()
            self._hidden -= hid
            if name in BREAKS:
                self._add(" ")
            if began:
                self._part = None
            if name == tag:
                return

    def text(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        if self._part is not None and not self._hidden:
            self._part.append(text)


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    classes = attributes.get("class", "").split()
    return (
        tag in HIDDEN
        or "hidden" in attributes
        or (LIVING in attributes and not LIVING_CLASSES.isdisjoint(classes))
        or attributes.get("role") == "doc-backlink"
        or any(name in HIDDEN_CLASSES for name in classes)
    )
