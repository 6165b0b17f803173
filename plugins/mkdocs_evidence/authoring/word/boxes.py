"""Text boxes of a Word file become paragraphs after the one that they are fixed to."""

from __future__ import annotations

from mkdocs_evidence.authoring.word.xml import Node, P, name, parents_of

_ALTERNATIVES, _FALLBACK, _CHOICE = name("mc:AlternateContent"), name("mc:Fallback"), name("mc:Choice")
_BOX = name("w:txbxContent")


def drop_alternatives(root: Node) -> None:
    """Of each thing that is written for several versions of Word, keep the form of the newest."""
    for node in list(root.iter(_ALTERNATIVES)):
        if node.find(_CHOICE) is not None:
            for older in [*node.findall(_FALLBACK), *node.findall(_CHOICE)[1:]]:
                node.remove(older)


def place_boxes(root: Node) -> int:
    """Move the paragraphs of text boxes into the text; return how many boxes there were."""
    boxes = list(root.iter(_BOX))
    for box in reversed(boxes):  # those within others first
        parents = parents_of(root)
        anchor = parents[box]
        while anchor in parents and anchor.tag != P:
            anchor = parents[anchor]
        blocks = list(box)
        parents[box].remove(box)
        if anchor.tag == P:
            around = parents[anchor]
            place = list(around).index(anchor) + 1
            for offset, block in enumerate(blocks):
                around.insert(place + offset, block)
    return len(boxes)
