"""XML of a Word file: its parts as trees, and what walks over them (ECMA-376, Office Open XML)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from mkdocs_evidence.diagnostics import SiteProblemError

Node = ET.Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = {
    "w": _W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
"""Namespaces of the standard's strict form, and those that Word writes by default."""
_GENERATED = re.compile(r"ns\d+")
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


@dataclass(slots=True)
class Part:
    """A part of a Word file, with its own prefixes of namespaces, which pandoc reads by name."""

    root: Node
    prefixes: tuple[tuple[str, str], ...]


def name(prefixed: str) -> str:
    """Return the name of an element or attribute, such as `w:p`, with its namespace."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


P, R, T, TAB, BREAK = name("w:p"), name("w:r"), name("w:t"), name("w:tab"), name("w:br")
VAL = name("w:val")
TABLE, ROW, CELL = name("w:tbl"), name("w:tr"), name("w:tc")


def parsed(data: bytes, file: str) -> Part:
    """The tree of a part; SiteProblemError where it is broken, or declares entities, as no Word file does."""
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    if _DECLARED.search(data[:4096]):
        raise SiteProblemError(_broken(file))
    prefixes: list[tuple[str, str]] = []
    try:
        reader = ET.iterparse(io.BytesIO(data), ("start-ns", "end"))  # noqa: S314 - declares no entities
        for event, what in reader:
            if event == "start-ns":
                prefixes.append(what)
    except (ET.ParseError, UnicodeError, ValueError, LookupError):
        raise SiteProblemError(_broken(file)) from None
    return Part(reader.root, tuple(prefixes))  # type: ignore[attr-defined]  # known to typeshed from 3.13 on


def written(part: Part) -> bytes:
    """The bytes of a part."""
    for prefix, uri in part.prefixes:
        if prefix and prefix != "xml" and not _GENERATED.fullmatch(prefix):
            ET.register_namespace(prefix, uri)
    data: bytes = ET.tostring(part.root, encoding="utf-8", xml_declaration=True)
    return data


def _broken(file: str) -> str:
    return (
        f"The text of {file} is damaged, so it cannot be read. Open it in Word, save it anew as a Word "
        "document (.docx), and import that."
    )


def parents_of(root: Node) -> dict[Node, Node]:
    """Return the parent of each element."""
    return {child: parent for parent in root.iter() for child in parent}


def child(node: Node | None, *names: str) -> Node | None:
    """Return the element that a path of names, such as `w:pPr`, `w:numPr`, leads to."""
    for one in names:
        node = None if node is None else node.find(name(one))
    return node


def value(node: Node | None, attribute: str = "w:val") -> str:
    """Return an attribute of an element that may not be there."""
    return "" if node is None else node.get(name(attribute), "")


def is_on(node: Node | None) -> bool | None:
    """Return what a switch such as `w:vanish` says; None where it is not there."""
    return None if node is None else value(node) not in ("0", "false", "off")


def style_of(paragraph: Node) -> str:
    """Return the id of a paragraph's style."""
    return value(child(paragraph, "w:pPr", "w:pStyle"))


def text_of(node: Node) -> str:
    """Return the words of an element."""
    return "".join(_pieces(node))


def _pieces(node: Node) -> Iterator[str]:
    for one in node.iter():
        if one.tag == T:
            yield one.text or ""
        elif one.tag in (TAB, BREAK, P):
            yield " "
