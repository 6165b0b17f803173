"""What PDF/UA-1 asks of tags and WeasyPrint 70 does not write.

- Header cells get a scope (ISO 14289-1, 7.5). WeasyPrint links each cell to its headers by identifiers
  only, which few readers follow.
- What is there for the eye alone, an image whose alternative text is empty or a running head, becomes
  an artifact (7.1). WeasyPrint writes a figure without text, or tags that hang in no tree.
- A link within the document is described by its words (7.18.5), not by the name of its target.

The objects are those of pydyf, before they are written: see WeasyPrint's option `finisher`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Element = dict[str, Any]
HEADER = "/TH"
HEAD_OF_TABLE = "/THead"
ROW = "/TR"
FIGURE = "/Figure"
COLUMN_SCOPE, ROW_SCOPE = "/Column", "/Row"


def complete_tags(document: Any, pdf: Any) -> None:
    """Complete the tags of a document that is about to be written."""
    tree = _Tree({one.reference: one for one in pdf.objects})
    root = tree.objects[pdf.catalog["StructTreeRoot"]]
    for element, ancestors in tree.elements(root):
        if element["S"] == HEADER:
            element["A"]["Scope"] = _scope(element, ancestors)
    _make_artifacts(pdf, tree, tree.objects[root["ParentTree"]]["Nums"])
    _describe_links(document)


@dataclass(frozen=True)
class _Tree:
    """The structure elements by reference, and those among them that are reached from the root."""

    objects: dict[bytes, Any]
    reached: set[bytes] = field(default_factory=set)

    def elements(self, root: Element) -> Iterator[tuple[Element, tuple[Element, ...]]]:
        """Each element below the root, in the order of reading, with its ancestors, nearest last."""
        waiting: list[tuple[bytes, tuple[Element, ...]]] = [
            (reference, ()) for reference in reversed(root["K"])
        ]
        while waiting:
            reference, ancestors = waiting.pop()
            element = self.objects.get(reference)
            if isinstance(element, dict) and "S" in element:
                self.reached.add(reference)
                yield element, ancestors
                inner = (*ancestors, element)
                waiting.extend((kid, inner) for kid in reversed(element.get("K", ())))


def _scope(cell: Element, ancestors: tuple[Element, ...]) -> str:
    """The scope of a header cell: a cell that begins a row of the body is the header of that row."""
    in_head = any(ancestor["S"] == HEAD_OF_TABLE for ancestor in ancestors)
    row = next((one for one in reversed(ancestors) if one["S"] == ROW), None)
    begins = row is not None and row["K"][0] == getattr(cell, "reference", None)
    return ROW_SCOPE if begins and not in_head else COLUMN_SCOPE


def _make_artifacts(pdf: Any, tree: _Tree, nums: list[Any]) -> None:
    """Turn content for the eye alone, which is marked on the pages, into artifacts."""
    pages = [tree.objects[reference] for reference in pdf.page_references]
    by_page = dict(zip(nums[::2], nums[1::2], strict=True))
    for number, page in enumerate(pages):
        references = by_page[number]
        decorative = {place for place, reference in enumerate(references) if _is_decorative(tree, reference)}
        for place in decorative:
            _detach(tree, references[place])
            references[place] = "null"
        _unmark(tree.objects[page["Contents"]].stream, decorative)


def _is_decorative(tree: _Tree, reference: bytes) -> bool:
    element = tree.objects[reference]
    return reference not in tree.reached or (element["S"] == FIGURE and "Alt" not in element)


def _detach(tree: _Tree, reference: bytes) -> None:
    parent = tree.objects[tree.objects[reference]["P"]]
    if reference in parent["K"]:
        parent["K"].remove(reference)


def _unmark(stream: list[Any], places: set[int]) -> None:
    """Change the tags of marked content: pydyf holds a tag, its properties and the operator one by one."""
    for index, operator in enumerate(stream):
        if operator == b"BDC" and stream[index - 1].get("MCID") in places:
            stream[index - 2 : index + 1] = ["/Artifact", "", b"BMC"]


def _describe_links(document: Any) -> None:
    import pydyf

    for page in document.pages:
        for box in page._page_box.descendants():
            annotation = getattr(box, "link_annotation", None)
            if annotation and "Dest" in annotation and box.element is not None:
                words = " ".join("".join(box.element.itertext()).split())
                annotation["Contents"] = pydyf.String(words or annotation["Dest"].string)
