"""Tagged PDF files, read with pypdf: what PDF/UA-1 (ISO 14289-1) asks of them, and their words."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"', b"f", b"f*", b"F", b"S", b"s", b"B", b"b", b"Do", b"sh"})
"""Operators that put something on a page; what a path only clips or ends without paint is not shown."""
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Tagged:
    """An element of the structure tree with the kinds of those around it, outermost first."""

    element: DictionaryObject
    around: tuple[str, ...]

    @property
    def kind(self) -> str:
        return str(self.element["/S"])


class TaggedPdf:
    """A PDF file, and what is wrong with its tags."""

    def __init__(self, data: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(data))
        self.root = self.reader.trailer["/Root"].get_object()
        self.tree = self.root["/StructTreeRoot"].get_object()

    @property
    def text(self) -> str:
        return "\n".join(page.extract_text() for page in self.reader.pages)

    @cached_property
    def elements(self) -> tuple[Tagged, ...]:
        return tuple(_elements(self.tree["/K"], ()))

    @property
    def fonts(self) -> frozenset[str]:
        """The names of the fonts inside, without the mark of a subset."""
        names = (str(font["/BaseFont"]).partition("+")[2] for font in self._font_objects())
        return frozenset(names)

    def _font_objects(self) -> Iterator[DictionaryObject]:
        for page in self.reader.pages:
            fonts = page["/Resources"].get_object().get("/Font", {})
            for font in fonts.get_object().values():
                yield font.get_object()

    def faults(self) -> list[str]:
        """Every way in which the file is not what PDF/UA-1 asks for."""
        return [
            *self._faults_of_document(),
            *self._faults_of_elements(),
            *self._faults_of_headings(),
            *self._faults_of_fonts(),
            *(fault for number in range(len(self.reader.pages)) for fault in self._faults_of_page(number)),
        ]

    def _faults_of_document(self) -> Iterator[str]:
        metadata = self.root["/Metadata"].get_object().get_data().decode()
        if 'part="1"' not in metadata or "pdfuaid" not in metadata:
            yield "does not say that it is PDF/UA-1"
        if not (self.reader.metadata and self.reader.metadata.title):
            yield "has no title"
        if not self.root.get("/Lang"):
            yield "has no language"
        if not self.root["/ViewerPreferences"].get("/DisplayDocTitle"):
            yield "does not show its title"
        if not self.root["/MarkInfo"].get("/Marked"):
            yield "is not marked as tagged"
        if "/ID" not in self.reader.trailer:
            yield "has no identifier"

    def _faults_of_elements(self) -> Iterator[str]:
        for one in self.elements:
            if one.kind == "/Figure" and not one.element.get("/Alt"):
                yield "a figure without alternative text"
            attributes = one.element.get("/A", DictionaryObject()).get_object()
            if one.kind == "/TH" and attributes.get("/Scope") not in ("/Column", "/Row"):
                yield "a header cell without scope"
            if one.kind == "/Table" and "/TH" not in _kinds_within(one.element):
                yield "a table without header cells"

    def _faults_of_headings(self) -> Iterator[str]:
        levels = [HEADINGS[one.kind] for one in self.elements if one.kind in HEADINGS]
        if levels[:1] != [1] or levels.count(1) != 1:
            yield f"headings that do not begin with the only one of level 1: {levels}"
        if any(below - above > 1 for above, below in pairwise(levels)):
            yield f"headings that leave out a level: {levels}"

    def _faults_of_fonts(self) -> Iterator[str]:
        for font in self._font_objects():
            inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            if not {"/FontFile2", "/FontFile3"} & set(inner):
                yield f"{font['/BaseFont']} is not embedded"
            if font["/Encoding"] != "/Identity-H":
                yield f"{font['/BaseFont']} lacks a character that is used"

    def _faults_of_page(self, number: int) -> Iterator[str]:
        page = self.reader.pages[number]
        reached = {id_of(one.element) for one in self.elements}
        owners = list(_number_tree(self.tree["/ParentTree"]))[page["/StructParents"]]
        marks: list[int | None] = []
        for operands, operator in ContentStream(page["/Contents"].get_object(), self.reader).operations:
            if operator in (b"BDC", b"BMC"):
                marks.append(_mcid(operands))
                place = marks[-1]
                if place is not None and id_of(owners[place]) not in reached:
                    yield f"content {place} of page {number + 1} is in no element"
            elif operator == b"EMC":
                marks.pop()
            elif operator in SHOWS and not marks:
                yield f"{operator.decode()} on page {number + 1} is neither tagged nor an artifact"
        for annotation in page.get("/Annots", ()):
            if not annotation.get_object().get("/Contents"):
                yield f"a link without words on page {number + 1}"
            if "/StructParent" not in annotation.get_object():
                yield f"a link that is not tagged on page {number + 1}"


def id_of(element: Any) -> int:
    reference = element if isinstance(element, IndirectObject) else element.indirect_reference
    return int(reference.idnum) if reference is not None else 0


def _mcid(operands: list[Any]) -> int | None:
    properties = operands[1] if len(operands) > 1 else {}
    return int(properties["/MCID"]) if "/MCID" in properties else None


def _number_tree(tree: Any) -> Iterator[Any]:
    nums = tree.get_object()["/Nums"]
    for value in nums[1::2]:
        yield value.get_object() if isinstance(value.get_object(), ArrayObject) else value


def _elements(kids: Any, around: tuple[str, ...]) -> Iterator[Tagged]:
    found = kids.get_object()
    for kid in found if isinstance(found, ArrayObject) else [found]:
        element = kid.get_object()
        if isinstance(element, DictionaryObject) and "/S" in element:
            yield Tagged(element, around)
            if "/K" in element:
                yield from _elements(element["/K"], (*around, str(element["/S"])))


def _kinds_within(element: DictionaryObject) -> set[str]:
    return {one.kind for one in _elements(element.get("/K", ArrayObject()), ())}
