"""A Markdown extension for texts that must read well on any screen, under a strict content policy.

Tables get a window of their own that scrolls by keyboard too; alignment becomes a class, since
inline styles are forbidden by the pages' policy; images wait until they are needed, and one that
stands alone with a title becomes a figure, whose caption the title is.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

ALIGNED = re.compile(r"text-align:\s*(left|center|right);?")
AFTER_TABLES = 5
"""Below inline patterns (20), so that images stand in the tree; above MkDocs' look at links (0)."""


class ShapedText(Extension):
    """Shapes tables and images."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the shaping."""
        md.treeprocessors.register(_Shape(md), "shaped_text", AFTER_TABLES)


class _Shape(Treeprocessor):
    def run(self, root: Element) -> None:
        if next(root.iter("img"), None) is not None:
            _shape_images(root)
        if next(root.iter("table"), None) is not None:
            _shape_tables(root)


def _shape_images(root: Element) -> None:
    for image in root.iter("img"):
        image.attrib.setdefault("loading", "lazy")
        image.attrib.setdefault("decoding", "async")
    for paragraph in root.iter("p"):
        _figure_of(paragraph)


def _shape_tables(root: Element) -> None:
    for parent in list(root.iter()):
        for place, element in enumerate(parent):
            if element.tag == "table":
                parent[place] = _window(element)
            elif element.tag in ("td", "th"):
                _align_by_class(element)


def _window(table: Element) -> Element:
    """The table in a region that can be scrolled, named after its first headings."""
    headings = ["".join(heading.itertext()).strip() for heading in table.iter("th")]
    label = ", ".join(heading for heading in headings[:3] if heading)
    window = Element(
        "div",
        {
            "class": "scroll",
            "role": "region",
            "tabindex": "0",
            "aria-label": f"Table: {label}" if label else "Table",
        },
    )
    window.tail, table.tail = table.tail, None
    window.append(table)
    return window


def _figure_of(paragraph: Element) -> None:
    """Make a figure of a paragraph that holds nothing but an image with a title."""
    words = f"{paragraph.text or ''}{''.join(child.tail or '' for child in paragraph)}"
    if len(paragraph) != 1 or paragraph[0].tag != "img" or words.strip():
        return
    caption = paragraph[0].attrib.pop("title", "")
    if caption:
        paragraph.tag = "figure"
        SubElement(paragraph, "figcaption").text = caption


def _align_by_class(cell: Element) -> None:
    aligned = ALIGNED.fullmatch(cell.get("style", "").strip())
    if aligned:
        del cell.attrib["style"]
        cell.set("class", f"align-{aligned[1]}")
