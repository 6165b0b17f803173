"""A Word document's tree made fit for a record: headings, lists, tables, pictures, links within the text.

The tree is pandoc's (see `pandoc`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mkdocs_evidence.authoring.word.lists import numbered
from mkdocs_evidence.authoring.word.tables import Tables
from mkdocs_evidence.authoring.word.walking import (
    SPACES,
    Element,
    elements,
    plain_text,
    string,
    without_invisible,
)
from mkdocs_evidence.diagnostics import invisible_in
from mkdocs_evidence.model.placeholder import to_be_written

_INCHES = re.compile(r"([\d.]+)(in|cm|px)?")
_PER_UNIT = {"in": 96.0, "cm": 96 / 2.54, "px": 1.0}
_NOT_IN_SLUGS = re.compile(r"[^\w\s-]")
_BETWEEN_WORDS = re.compile(r"[-\s]+")
WIDEST = 1200
"""Pixels; no column of text is wider."""
ALT = to_be_written("what the picture shows.")
_FRONT_MATTER = ("subtitle", "abstract")
"""What pandoc takes out of the text, and a record's file has no field for."""
_UNWRAPPED = ("Underline", "SmallCaps")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the text: its path in the Word file, and what it is said to show."""

    path: str
    alt: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a picture lies in the record's folder, and its size in pixels (0 where that is not known)."""

    address: str
    width: int = 0
    height: int = 0


@dataclass(slots=True)
class Found:
    """What the way through a tree found."""

    pictures: list[Picture] = field(default_factory=list)
    headings: int = 0
    bold_paragraphs: list[str] = field(default_factory=list)
    formulas: int = 0
    invisible: int = 0
    lost_anchors: int = 0
    tables: Tables = field(default_factory=Tables)


def metadata(tree: Element, name: str) -> tuple[str, ...]:
    """What the document says of itself (title, author, date, subtitle), by Word's styles of that name."""
    if name not in tree["meta"]:
        return ()
    value: Element = tree["meta"][name]
    texts: list[Element] = value["c"] if value["t"] == "MetaList" else [value]
    return tuple(text for text in (plain_text(one).strip() for one in texts) if text)


def fitted(tree: Element, place_of: Callable[[str], Placed]) -> tuple[Element, Found]:
    """The tree with headings from the second level on, sized pictures at their new addresses."""
    found = Found()
    first = [{"t": "Para", "c": [string(text)]} for name in _FRONT_MATTER for text in metadata(tree, name)]
    blocks = [*first, *tree["blocks"]]
    levels = [block["c"][0] for block in elements(blocks) if block["t"] == "Header"]
    shift = 2 - min(levels) if levels else 0
    fitter = _Fitter(found, place_of, shift, _anchors(blocks))
    found.headings = len(levels)
    return {**tree, "meta": {}, "blocks": fitter.blocks(blocks)}, found


def _anchors(blocks: list[Element]) -> dict[str, str]:
    """Addresses of headings on the page, by those in the tree."""
    given: Counter[str] = Counter()
    anchors = {}
    for block in elements(blocks):
        if block["t"] == "Header":
            [heading] = numbered(block)
            _, (identifier, _, _), inlines = heading["c"]
            slug = _slug(plain_text(inlines))
            given[slug] += 1
            anchors[identifier] = f"{slug}_{given[slug] - 1}" if given[slug] > 1 else slug
    return anchors


def _slug(title: str) -> str:
    """The address of a heading, as Python-Markdown's extension `toc` makes it."""
    text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    return _BETWEEN_WORDS.sub("-", _NOT_IN_SLUGS.sub("", text).strip().lower())


class _Fitter:
    """Rewrites a tree and notes what it finds."""

    def __init__(
        self, found: Found, place_of: Callable[[str], Placed], shift: int, anchors: dict[str, str]
    ) -> None:
        self._found = found
        self._place_of = place_of
        self._shift = shift
        self._anchors = anchors

    def blocks(self, blocks: list[Element]) -> list[Element]:
        """A list of blocks, of which some become several and some none."""
        unwrapped = (one for block in blocks for one in _without_divisions(block))
        return [fitted for block in unwrapped for one in numbered(block) for fitted in self._block(one)]

    def _block(self, block: Element) -> list[Element]:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind == "Figure":
            return self._figure(block)
        if kind == "Header":
            level, _, inlines = content
            words = [string(" ") if one["t"] == "LineBreak" else one for one in self._trimmed(inlines)]
            attributes: list[Any] = ["", [], []]
            return [{"t": kind, "c": [min(level + self._shift, 6), attributes, words]}] if words else []
        if kind in ("Para", "Plain"):
            self._note_bold(content)
            words = self._trimmed(content)
            return [{"t": kind, "c": words}] if words else []
        if kind == "Table":
            bold = len(self._found.bold_paragraphs)
            table = {**block, "c": self._deep(content)}
            del self._found.bold_paragraphs[bold:]  # names of rows and columns
            return self._found.tables.written(table)
        return [{**block, "c": self._deep(content)}] if content is not None else [block]

    def _trimmed(self, inlines: list[Element]) -> list[Element]:
        words = list(self._deep(inlines))
        while words and words[-1]["t"] in SPACES:
            words.pop()
        while words and words[0]["t"] in SPACES:
            words.pop(0)
        return words

    def _figure(self, block: Element) -> list[Element]:
        """A picture with its caption as its title, which is shown below it; or both one after the other."""
        _, caption, inner = block["c"]
        fitted = self.blocks([{**one, "t": "Para"} if one["t"] == "Plain" else one for one in inner])
        said = plain_text(caption[1]).strip()
        pictures = [one for one in elements(fitted) if one["t"] == "Image"]
        is_plain = all(one["t"] in ("Para", "Plain", "Str", *SPACES) for one in elements(caption[1]))
        if len(pictures) == len(fitted) == 1 and fitted[0]["c"] == pictures and said and is_plain:
            pictures[0]["c"][2][1] = said
            return fitted
        alts = {plain_text(picture["c"][1]) for picture in elements(inner) if picture["t"] == "Image"}
        return [*fitted, *(self.blocks(caption[1]) if said not in alts else ())]

    def _note_bold(self, inlines: list[Element]) -> None:
        text = plain_text(inlines).strip()
        if len(inlines) == 1 and inlines[0]["t"] == "Strong" and 0 < len(text) <= 90:
            self._found.bold_paragraphs.append(text)

    def _deep(self, node: Any) -> Any:
        if isinstance(node, list):
            if node and all(isinstance(one, dict) and one.get("t") in _BLOCKS for one in node):
                return self.blocks(node)
            return [part for one in node for part in self._inline(one)]
        if isinstance(node, str):
            self._found.invisible += sum(1 for _ in invisible_in(node))
            return without_invisible(node)
        return node

    def _inline(self, node: Any) -> list[Any]:
        if not isinstance(node, dict) or "t" not in node:
            return [self._deep(node)]
        kind = node["t"]
        if kind == "Span":  # bookmarks and Word's own styles
            return list(self._deep(node["c"][1]))
        if kind in _UNWRAPPED:
            return list(self._deep(node["c"]))
        if kind == "Image":
            return [self._image(node)]
        if kind == "Link":
            return self._link(node)
        self._found.formulas += kind == "Math"
        return [{**node, "c": self._deep(node["c"])}] if "c" in node else [node]

    def _link(self, node: Element) -> list[Element]:
        _, words, (target, _) = node["c"]
        shown = self._deep(words)
        if target.startswith("#"):
            anchor = self._anchors.get(target[1:])
            if anchor is None:
                self._found.lost_anchors += 1
                return list(shown)
            target = f"#{anchor}"
        return (
            [{"t": "Link", "c": [["", [], []], shown, [target, ""]]}] if plain_text(shown).strip() else shown
        )

    def _image(self, node: Element) -> Element:
        (_, _, pairs), words, (path, _) = node["c"]
        alt = plain_text(words).strip()
        self._found.pictures.append(Picture(path, alt))
        place = self._place_of(path)
        size = _shown_size(dict(pairs), place)
        return {"t": "Image", "c": [["", [], size], [string(alt or ALT)], [place.address, ""]]}


def _without_divisions(block: Element) -> list[Element]:
    if block["t"] != "Div":
        return [block]
    return [one for inner in block["c"][1] for one in _without_divisions(inner)]


_BLOCKS = frozenset(
    (
        *("Plain", "Para", "LineBlock", "CodeBlock", "RawBlock", "BlockQuote", "OrderedList", "BulletList"),
        *("DefinitionList", "Header", "HorizontalRule", "Table", "Figure", "Div"),
    )
)


def _shown_size(given: dict[str, str], place: Placed) -> list[list[str]]:
    """Width and height as Word shows the picture, else its own; no wider than a page."""
    width, height = _size_in_word(given) or (place.width, place.height)
    if not (width and height):
        return []
    scale = min(1.0, WIDEST / width)
    return [["width", str(round(width * scale))], ["height", str(round(height * scale))]]


def _size_in_word(given: dict[str, str]) -> tuple[float, float] | None:
    matches = [_INCHES.fullmatch(given.get(name, "")) for name in ("width", "height")]
    sizes = [float(match[1]) * _PER_UNIT[match[2] or "px"] for match in matches if match]
    return (sizes[0], sizes[1]) if len(sizes) == 2 else None
