"""What nobody sees in a Word file is taken out of it: hidden text, white text, text that was deleted."""

from __future__ import annotations

from mkdocs_evidence.authoring.word.styles import Styles
from mkdocs_evidence.authoring.word.xml import (
    CELL,
    ROW,
    TABLE,
    Node,
    P,
    R,
    child,
    is_on,
    name,
    text_of,
    value,
)
from mkdocs_evidence.authoring.word.xml import parents_of as parents_in

_WHITE = "ffffff"
_DELETED = frozenset(map(name, ("w:del", "w:moveFrom")))
_BOXES = frozenset((name("w:txbxContent"),))
_DRAWING = name("w:drawing")


def take_out_deleted(root: Node) -> None:
    """Accept what was deleted or moved away: its words, its rows, and paragraphs that are empty then."""
    parents = parents_in(root)
    touched = set()
    for node in list(root.iter()):
        if node.tag in _DELETED and parents[node].tag not in (name("w:rPr"), name("w:trPr")):
            touched.add(_around(node, parents, P))
            parents[node].remove(node)
        elif node.tag == ROW and child(node, "w:trPr", "w:del") is not None:
            parents[node].remove(node)
    for paragraph in touched - {None}:
        mark = child(paragraph, "w:pPr", "w:rPr")
        is_gone = any(child(mark, one) is not None for one in ("w:del", "w:moveFrom"))
        if is_gone and paragraph is not None and not _holds_anything(paragraph):
            empty(paragraph)


def take_out_hidden(root: Node, styles: Styles) -> tuple[int, int]:
    """Take out what is hidden; return the numbers of its words, and of words in white on white."""
    parents = parents_in(root)
    hidden = white = 0
    touched = set()
    for node in list(root.iter()):
        is_hidden_row = node.tag == ROW and is_on(child(node, "w:trPr", "w:hidden"))
        if is_hidden_row or (node.tag == _DRAWING and _is_hidden_drawing(node)):
            hidden += len(text_of(node).split())
            parents[node].remove(node)
        elif node.tag == R:
            paragraph = _around(node, parents, P)
            is_hidden = styles.is_hidden(paragraph, node)
            if is_hidden or _is_white(node, paragraph, parents, styles):
                count = len(text_of(node).split())
                hidden, white = (hidden + count, white) if is_hidden else (hidden, white + count)
                parents[node].remove(node)
                touched.add(paragraph)
    for paragraph in touched - {None}:
        if paragraph is not None and not _holds_anything(paragraph):
            empty(paragraph)
    return hidden, white


def empty(paragraph: Node) -> None:
    """Take everything out of a paragraph, so that it is no list's item and no heading either."""
    for one in list(paragraph):
        paragraph.remove(one)


def _holds_anything(paragraph: Node) -> bool:
    return any(one.tag in (R, name("m:oMath")) for one in paragraph.iter())


def _around(node: Node, parents: dict[Node, Node], *tags: str) -> Node | None:
    while node in parents:
        node = parents[node]
        if node.tag in tags:
            return node
    return None


def _is_hidden_drawing(drawing: Node) -> bool:
    return any(one.get("hidden") in ("1", "true") for one in drawing.iter(name("wp:docPr")))


def _is_white(run: Node, paragraph: Node | None, parents: dict[Node, Node], styles: Styles) -> bool:
    """Return True if a run is white on nothing that would show it."""
    if paragraph is None or styles.color_of(run) != _WHITE or not text_of(run).strip():
        return False
    own = child(run, "w:rPr")
    grounds = [child(own, "w:shd"), child(own, "w:highlight"), child(paragraph, "w:pPr", "w:shd")]
    if any(one is not None for one in grounds) or styles.is_shaded(
        value(child(paragraph, "w:pPr", "w:pStyle"))
    ):
        return False
    node: Node | None = paragraph
    while node is not None and (node := _around(node, parents, CELL, TABLE, *_BOXES)) is not None:
        if node.tag in _BOXES or node.find(f"{name('w:tcPr')}/{name('w:shd')}") is not None:
            return False
        table = child(node, "w:tblPr")
        if child(table, "w:shd") is not None or styles.is_shaded(value(child(table, "w:tblStyle"))):
            return False
    return True
