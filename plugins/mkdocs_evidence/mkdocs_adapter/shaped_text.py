"""A Markdown extension for texts that must read well on any screen, under a strict content policy.

Tables get a window of their own that scrolls by keyboard too; alignment becomes a class, since
inline styles are forbidden by the pages' policy; images wait until they are needed.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

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
        for image in root.iter("img"):
            image.attrib.setdefault("loading", "lazy")
            image.attrib.setdefault("decoding", "async")
        if next(root.iter("table"), None) is not None:
            _shape_tables(root)


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


def _align_by_class(cell: Element) -> None:
    aligned = ALIGNED.fullmatch(cell.get("style", "").strip())
    if aligned:
        del cell.attrib["style"]
        cell.set("class", f"align-{aligned[1]}")
