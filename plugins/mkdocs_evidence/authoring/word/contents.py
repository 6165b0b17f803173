"""Lists that Word makes by itself (contents, figures, index) are taken out: a page has its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_evidence.authoring.word.hidden import empty
from mkdocs_evidence.authoring.word.styles import Styles
from mkdocs_evidence.authoring.word.xml import Node, P, R, child, name, parents_of, text_of, value

_MADE = ("TOC", "INDEX", "TOA")
_TITLES = frozenset(("contents", "table of contents", "list of contents", "cynnwys"))
_STYLES = ("toc ", "table of figures", "index ", "table of authorities")
_GALLERY = "w:docPartGallery"


@dataclass(slots=True)
class _Field:
    runs: list[Node] = field(default_factory=list)
    instruction: str = ""
    is_result: bool = False


def take_out_contents(root: Node, styles: Styles) -> int:
    """Take out the lists that Word makes, with their headings; return how many there were."""
    parents = parents_of(root)
    galleries = [one for one in root.iter(name("w:sdt")) if _is_gallery(one)]
    for gallery in galleries:
        parents[gallery].remove(gallery)
    touched = []
    fields = [one for one in _fields(root) if _is_made(one.instruction)]
    for made in fields:
        for run in made.runs:
            paragraph = _paragraph(run, parents)
            if paragraph is not None and not styles.heading_level(paragraph):
                touched.append(paragraph)
                parents[run].remove(run)
    listed = [one for one in root.iter(P) if styles.name_of(one).startswith(_STYLES)]
    gone = {one for one in touched if not text_of(one).strip()} | set(listed)
    _take_out_titles(root, gone, styles)
    for paragraph in gone:
        empty(paragraph)
    return len(galleries) + (len(fields) or bool(listed))


def _take_out_titles(root: Node, gone: set[Node], styles: Styles) -> None:
    before: Node | None = None
    for paragraph in root.iter(P):
        is_after = paragraph in gone and before is not None and before not in gone
        if is_after and before is not None and text_of(before).strip().lower().rstrip(":") in _TITLES:
            empty(before)
        if styles.name_of(paragraph) == "toc heading":
            empty(paragraph)
        elif text_of(paragraph).strip():
            before = paragraph


def _is_gallery(block: Node) -> bool:
    properties = child(block, "w:sdtPr")
    return properties is not None and any(
        value(one) == "Table of Contents" for one in properties.iter(name(_GALLERY))
    )


def _is_made(instruction: str) -> bool:
    return instruction.split()[:1] != [] and instruction.split(maxsplit=1)[0].upper() in _MADE


def _paragraph(run: Node, parents: dict[Node, Node]) -> Node | None:
    node = run
    while node in parents and node.tag != P:
        node = parents[node]
    return node if node.tag == P else None


def page_references(root: Node) -> int:
    """Count the places where a text names the number of a page."""
    simple = (one.get(name("w:instr"), "") for one in root.iter(name("w:fldSimple")))
    instructions = (*(one.instruction for one in _fields(root)), *simple)
    return sum(one.split()[:1] == ["PAGEREF"] for one in instructions)


def _fields(root: Node) -> Iterator[_Field]:
    """Yield the fields that are closed, each with its runs and those of the fields in it."""
    opened: list[_Field] = []
    for run in root.iter(R):
        sign = child(run, "w:fldChar")
        kind = value(sign, "w:fldCharType")
        if kind == "begin":
            opened.append(_Field())
        for one in opened:
            one.runs.append(run)
        if opened and not opened[-1].is_result:
            opened[-1].instruction += "".join(one.text or "" for one in run.iter(name("w:instrText")))
        if opened and kind == "separate":
            opened[-1].is_result = True
        elif opened and kind == "end":
            yield opened.pop()
