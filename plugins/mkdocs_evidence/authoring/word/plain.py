"""What pandoc reads otherwise than Word shows it is made plain: indents, simple fields, empty titles."""

from __future__ import annotations

from mkdocs_evidence.authoring.word.hidden import empty
from mkdocs_evidence.authoring.word.xml import Node, P, child, name, parents_of, style_of, text_of

_SIMPLE = name("w:fldSimple")
_TITLES = ("Title", "Subtitle", "Author", "Date", "Abstract")


def plain_paragraphs(root: Node) -> None:
    """Take out indents, which pandoc takes for quotations; unwrap simple fields, whose words it drops.

    Empty paragraphs with the style of a title would end what pandoc takes for the document's title.
    """
    parents = parents_of(root)
    for field in list(root.iter(_SIMPLE)):
        around = parents[field]
        place = list(around).index(field)
        around.remove(field)
        for offset, one in enumerate(field):
            around.insert(place + offset, one)
            parents[one] = around
    for paragraph in root.iter(P):
        _without_indent(child(paragraph, "w:pPr"))
        if style_of(paragraph) in _TITLES and not text_of(paragraph).strip():
            empty(paragraph)


def plain_styles(root: Node | None) -> None:
    """Take out the indents of styles."""
    for style in () if root is None else root.iter(name("w:style")):
        _without_indent(child(style, "w:pPr"))


def _without_indent(properties: Node | None) -> None:
    if properties is not None and (indent := child(properties, "w:ind")) is not None:
        properties.remove(indent)
