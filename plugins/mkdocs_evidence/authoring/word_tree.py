"""A Word document's tree made fit for a record: headings, pictures, and what Word left in it.

The tree is pandoc's (see `pandoc`): an element is {"t": its type, "c": its content}.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from mkdocs_evidence.diagnostics import invisible_in
from mkdocs_evidence.model.placeholder import to_be_written

Element: TypeAlias = dict[str, Any]

_INCHES = re.compile(r"([\d.]+)(in|cm|px)?")
_PER_UNIT = {"in": 96.0, "cm": 96 / 2.54, "px": 1.0}
WIDEST = 1200
"""Pixels; no column of text is wider."""
ALT = to_be_written("what the picture shows.")


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
    merged_tables: int = 0
    invisible: int = 0


def plain_text(node: Any) -> str:
    """The words of a part of a tree, without marks."""
    if isinstance(node, list):
        return "".join(plain_text(one) for one in node)
    if not isinstance(node, dict):
        return ""
    kind = node.get("t")
    if kind == "Str":
        return without_invisible(str(node["c"]))
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    content: Any = node.get("c")
    return without_invisible(str(content[1])) if kind in ("Code", "Math") else plain_text(content)


def without_invisible(text: str) -> str:
    """The text without characters that nobody can see, such as the soft hyphens that Word puts into words."""
    hidden = frozenset(position for position, _ in invisible_in(text))
    return "".join(one for at, one in enumerate(text) if at not in hidden) if hidden else text


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
    blocks = tree["blocks"]
    levels = [block["c"][0] for block in _elements(blocks) if block["t"] == "Header"]
    shift = 2 - min(levels) if levels else 0
    fitter = _Fitter(found, place_of, shift)
    found.headings = len(levels)
    return {**tree, "meta": {}, "blocks": fitter.blocks(blocks)}, found


def _elements(node: Any) -> Iterator[Element]:
    if isinstance(node, list):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, dict):
        if "t" in node:
            yield node
        yield from _elements(node.get("c"))


class _Fitter:
    """Rewrites a tree and notes what it finds."""

    def __init__(self, found: Found, place_of: Callable[[str], Placed], shift: int) -> None:
        self._found = found
        self._place_of = place_of
        self._shift = shift

    def blocks(self, blocks: list[Element]) -> list[Element]:
        """A list of blocks, of which some become several and some none."""
        return [fitted for block in blocks for fitted in self._block(block)]

    def _block(self, block: Element) -> list[Element]:
        kind: str = block["t"]
        content: Any = block.get("c")
        if kind == "Figure":
            return self._figure(block)
        if kind == "Header":
            level, _, inlines = content
            attributes: list[Any] = ["", [], []]
            return [{"t": kind, "c": [min(level + self._shift, 6), attributes, self._deep(inlines)]}]
        if kind == "Div":
            return self.blocks(content[1])
        if kind == "Table":
            self._found.merged_tables += _has_merged_cells(block)
        if kind == "Para":
            self._note_bold(content)
        return [{**block, "c": self._deep(content)}] if content is not None else [block]

    def _figure(self, block: Element) -> list[Element]:
        _, caption, inner = block["c"]
        pictures = [one for one in _elements(inner) if one["t"] == "Image"]
        fitted = self.blocks([{"t": "Para", "c": one["c"]} for one in inner if one["t"] in ("Para", "Plain")])
        said = {plain_text(picture["c"][1]) for picture in pictures}
        spoken = [one for one in caption[1] if plain_text(one) and plain_text(one) not in said]
        return [*fitted, *self.blocks(spoken)]

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
        if kind == "Underline":
            return list(self._deep(node["c"]))
        if kind == "Image":
            return [self._image(node)]
        self._found.formulas += kind == "Math"
        return [{**node, "c": self._deep(node["c"])}] if "c" in node else [node]

    def _image(self, node: Element) -> Element:
        (_, _, pairs), words, (path, _) = node["c"]
        alt = plain_text(words).strip()
        self._found.pictures.append(Picture(path, alt))
        place = self._place_of(path)
        size = _shown_size(dict(pairs), place)
        shown = [{"t": "Str", "c": alt or ALT}]
        return {"t": "Image", "c": [["", [], size], shown, [place.address, ""]]}


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


def _has_merged_cells(table: Element) -> bool:
    """Whether a cell goes over several rows or columns: [attributes, alignment, rows, columns, blocks]."""

    def cells(node: Any) -> Iterator[list[Any]]:
        if isinstance(node, list):
            if len(node) == 5 and isinstance(node[2], int) and isinstance(node[3], int):
                yield node
            for one in node:
                yield from cells(one)

    return any(cell[2] > 1 or cell[3] > 1 for cell in cells(table["c"]))
