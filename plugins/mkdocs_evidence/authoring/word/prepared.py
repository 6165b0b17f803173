"""A Word file made ready for pandoc: without what nobody sees, and with what pandoc leaves out."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_evidence.authoring.word.boxes import drop_alternatives, place_boxes
from mkdocs_evidence.authoring.word.contents import page_references, take_out_contents
from mkdocs_evidence.authoring.word.hidden import take_out_deleted, take_out_hidden
from mkdocs_evidence.authoring.word.numbers import mark_numbers
from mkdocs_evidence.authoring.word.plain import plain_paragraphs, plain_styles
from mkdocs_evidence.authoring.word.styles import Styles
from mkdocs_evidence.authoring.word.words import note_references, words_of_notes, words_of_part
from mkdocs_evidence.authoring.word.xml import Node, Part, name, parsed, text_of, written
from mkdocs_evidence.diagnostics import SiteProblemError

DOCUMENT = "word/document.xml"
_NOTES = (("footnotes", "w:footnote", "w:footnoteReference"), ("endnotes", "w:endnote", "w:endnoteReference"))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A Word file for pandoc, and what was found on the way.

    `words` are all that a reader of the document sees; `hidden` and `white` count words that were left out;
    `properties` are the file's own, such as `creator`; `has_margins` is True if heads or feet of pages have
    words.
    """

    data: bytes
    words: Counter[str] = field(default_factory=Counter)
    hidden: int = 0
    white: int = 0
    contents: int = 0
    boxes: int = 0
    page_references: int = 0
    numbered_headings: int = 0
    has_margins: bool = False
    properties: Mapping[str, str] = field(default_factory=dict)


def prepare(data: bytes, file: str) -> Prepared:
    """Read a Word file's parts and write those anew that change; SiteProblemError where one is broken."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents = {inner: archive.read(inner) for inner in archive.namelist()}
    try:
        return _prepared(contents, file)
    except RecursionError:
        raise SiteProblemError(
            f"{file} has parts within parts to a depth that no text has. Open it in Word, save it anew, and "
            "import that."
        ) from None


def _prepared(contents: dict[str, bytes], file: str) -> Prepared:
    parts = {inner: parsed(data, file) for inner, data in contents.items() if _is_read(inner)}
    styles = Styles(_root(parts, "word/styles.xml"))
    document = parts[DOCUMENT].root
    texts = [
        parts[inner].root for inner in (DOCUMENT, "word/footnotes.xml", "word/endnotes.xml") if inner in parts
    ]
    plain_styles(_root(parts, "word/styles.xml"))
    hidden = white = boxes = 0
    for text in texts:
        drop_alternatives(text)
        plain_paragraphs(text)
        take_out_deleted(text)
        more_hidden, more_white = take_out_hidden(text, styles)
        hidden, white = hidden + more_hidden, white + more_white
        boxes += place_boxes(text)
    made = take_out_contents(document, styles)
    headings = mark_numbers(document, _root(parts, "word/numbering.xml"), styles)
    words = Counter(words_of_part(document))
    for inner, tag, reference in _NOTES:
        if (notes := _root(parts, f"word/{inner}.xml")) is not None:
            words.update(words_of_notes(notes, tag, note_references(document, reference)))
    changed = {
        inner: written(part) for inner, part in parts.items() if part.root in texts or "styles" in inner
    }
    return Prepared(
        data=_packed(contents | changed),
        words=words,
        hidden=hidden,
        white=white,
        contents=made,
        boxes=boxes,
        page_references=page_references(document),
        numbered_headings=headings,
        has_margins=_has_margins(parts),
        properties=_properties(_root(parts, "docProps/core.xml")),
    )


def _is_read(inner: str) -> bool:
    names = ("document", "styles", "numbering", "footnotes", "endnotes")
    stem = inner.removeprefix("word/").removesuffix(".xml")
    is_margin = stem.startswith(("header", "footer")) and inner.startswith("word/")
    return inner == "docProps/core.xml" or (inner == f"word/{stem}.xml" and (stem in names or is_margin))


def _root(parts: Mapping[str, Part], inner: str) -> Node | None:
    return parts[inner].root if inner in parts else None


def _has_margins(parts: Mapping[str, Part]) -> bool:
    """Return True if the head or foot of a page has words, and not only its number."""
    return any(
        any(letter.isalpha() for letter in text_of(part.root).replace("Page", "").replace("of", ""))
        for inner, part in parts.items()
        if inner.startswith(("word/header", "word/footer"))
    )


def _properties(root: Node | None) -> dict[str, str]:
    wanted = {"creator": "dc:creator", "title": "dc:title", "modified": "dcterms:modified"}
    texts = (
        {key: (root.findtext(name(tag)) or "").strip() for key, tag in wanted.items()}
        if root is not None
        else {}
    )
    return {key: text for key, text in texts.items() if text}


def _packed(contents: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for inner, data in contents.items():
            archive.writestr(inner, data)
    return stream.getvalue()
