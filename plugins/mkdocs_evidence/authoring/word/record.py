"""A record from a Word file: its text, its pictures, and a list of what a person must look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_evidence.authoring.front_matter import Value
from mkdocs_evidence.authoring.names import path_of
from mkdocs_evidence.authoring.new_record import NewFile, new_record
from mkdocs_evidence.authoring.word.comparison import differences
from mkdocs_evidence.authoring.word.file import WordFile
from mkdocs_evidence.authoring.word.prepared import Prepared
from mkdocs_evidence.authoring.word.signs import written
from mkdocs_evidence.authoring.word.tree import Found, Placed, fitted, metadata
from mkdocs_evidence.authoring.word.walking import Element
from mkdocs_evidence.diagnostics import counted
from mkdocs_evidence.model import RecordType
from mkdocs_evidence.reading.commonmark import parse

if TYPE_CHECKING:
    from mkdocs_evidence.authoring.pictures import FitPicture

_SHOWN_BY_BROWSERS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})
LARGE = 1_000_000
"""Bytes; a larger picture makes a page slow on a phone."""
FEW = 3
"""Of what there are more than this, the first are named and the rest counted."""
FRONT_MATTER = ("title", "author", "date")
"""What pandoc takes out of the text, for the record's own fields."""
_NOT_PLAIN = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class WordRecord:
    """The files of a record, the record's own first, and the notes for the one who imports it."""

    files: tuple[NewFile, ...]
    notes: tuple[str, ...]


def record_from_word(
    kind: RecordType,
    record_id: str,
    answers: Mapping[str, Value],
    word: WordFile,
    tree: Element,
    write: Callable[[Element], str],
) -> WordRecord:
    """The record with the Word file's text; `write` turns a document's tree into Markdown."""
    from mkdocs_evidence.authoring.pictures import fit_picture  # Pillow is slow to load: not for each build

    path = path_of(kind, record_id)
    folder = f"{kind.value}/{record_id}/" + ("files/" if kind.is_versioned else "")
    fit = {inner: fit_picture(data, _suffix(inner)) for inner, data in word.pictures.items()}
    names = _names(fit, record_id)

    def place_of(inner: str) -> Placed:
        if inner not in names:
            return Placed(inner)
        address = f"{folder}{names[inner]}".removeprefix(f"{path.rpartition('/')[0]}/")
        return Placed(address, fit[inner].width, fit[inner].height)

    whole = tree
    tree, found = fitted(tree, place_of)
    body = write(written(tree))
    record = new_record(kind, record_id, answers, body=body)
    used = dict.fromkeys(picture.path for picture in found.pictures if picture.path in names)
    pictures = tuple(NewFile(f"{folder}{names[inner]}", fit[inner].data) for inner in used)
    before = sum(len(word.pictures[inner]) for inner in used)
    told = "\n".join(text for name in FRONT_MATTER for text in metadata(whole, name))
    notes = (
        *_notes_of_text(found),
        *_notes_of_pictures(found, pictures, before),
        *_notes_of_file(word, found),
        *_differences(record, body, tree, word, told),
    )
    return WordRecord((record, *pictures), notes)


def _differences(record: NewFile, body: str, tree: Element, word: WordFile, told: str) -> tuple[str, ...]:
    text = record.text
    start = text.rindex(body.strip()) if body.strip() else len(text)
    return differences(tree, parse(text[start:]), text.count("\n", 0, start) + 1, word.prepared.words, told)


def _suffix(path: str) -> str:
    return _NOT_PLAIN.sub("", PurePosixPath(path).suffix.lower())


def _names(fit: Mapping[str, FitPicture], record_id: str) -> dict[str, str]:
    """A plain file name for every picture, in the order of Word's own names."""
    inner = sorted(fit, key=lambda path: (len(path), path))
    return {path: f"{record_id}-{number}{fit[path].suffix}" for number, path in enumerate(inner, 1)}


def _notes_of_text(found: Found) -> Iterator[str]:
    if not found.headings:
        yield (
            "There is no heading. Give headings Word's styles Heading 1, Heading 2 … and import the file "
            "again; or put ## in front of each heading in the new file."
        )
    if found.bold_paragraphs:
        yield (
            f"{counted(len(found.bold_paragraphs), 'bold line')} may be meant as a heading: "
            f"{_first(found.bold_paragraphs)}. Where so, put ## in front and take out the **."
        )
    if found.formulas:
        number = counted(found.formulas, "formula")
        yield f"{number} came over as TeX between $ signs. See that each is right."
    if found.invisible:
        yield (
            f"{counted(found.invisible, 'character')} that nobody can see, such as soft hyphens, were taken "
            "out. See that no two words have grown together."
        )
    if found.tables.without_header:
        yield (
            f"{counted(found.tables.without_header, 'table')} had no header row, so the first row became "
            "one. Where that is wrong, put a line with the names of the columns above it."
        )
    if found.tables.as_html:
        yield (
            f"{counted(found.tables.as_html, 'table')} with merged cells, lists or several paragraphs in a "
            "cell came over as HTML. See that the first row and column still say what is below and "
            "beside them."
        )
    if found.lost_anchors:
        yield (
            f"{counted(found.lost_anchors, 'link')} within the text, to a table, a figure or a paragraph, "
            "came over as words. Links to headings were kept."
        )


def _notes_of_pictures(found: Found, pictures: tuple[NewFile, ...], before: int) -> Iterator[str]:
    size = sum(len(picture.data) for picture in pictures)
    if found.pictures:
        made = (
            f"; in Word they had {before / 1e6:.1f} MB, which no screen would show" if size < before else ""
        )
        yield f"{counted(len(pictures), 'picture')} came over, {size / 1e6:.1f} MB{made}."
    silent = sum(not picture.alt for picture in found.pictures)
    if silent:
        yield (
            f"{counted(silent, 'picture')} without a description. Say in the new file what each shows, "
            "in the place of “To be written”, for those who cannot see it."
        )
    foreign = [p.path for p in pictures if PurePosixPath(p.path).suffix not in _SHOWN_BY_BROWSERS]
    if foreign:
        yield f"Browsers cannot show {_first(foreign)}. Save them as PNG, and put those in their place."
    heavy = [f"{p.path} ({len(p.data) / 1e6:.1f} MB)" for p in pictures if len(p.data) > LARGE]
    if heavy:
        yield f"Large: {_first(heavy)}. Make them smaller than 1 MB, or readers on phones wait."


def _notes_of_file(word: WordFile, found: Found) -> Iterator[str]:
    if word.revisions:
        yield (
            f"{counted(word.revisions, 'tracked change')} taken as accepted. If some should not be, "
            "settle them in Word and import the file again."
        )
    if word.comments:
        yield f"{counted(word.comments, 'comment')} left out."
    yield from _notes_of_preparing(word.prepared)
    for number, what, remedy in word.lost:
        yield f"{counted(number, what)} may be missing: {remedy}."
    linked = sorted({p.path for p in found.pictures if p.path not in word.pictures})
    if linked:
        yield (
            f"Not in the file, only linked: {_first(linked)}. Put the picture into the Word file, "
            "and import it again."
        )


def _notes_of_preparing(prepared: Prepared) -> Iterator[str]:
    if prepared.hidden:
        yield f"Hidden text was left out: {counted(prepared.hidden, 'word')}."
    if prepared.white:
        yield (
            f"{counted(prepared.white, 'word')} in white on white, which nobody can see, were left out. If "
            "they should be seen, give them another colour in Word, and import it again."
        )
    if prepared.contents:
        yield (
            f"Left out: {counted(prepared.contents, 'list')} that Word makes by itself, such as the "
            "contents. Every page here has its own."
        )
    if prepared.boxes:
        yield (
            f"{counted(prepared.boxes, 'text box', 'text boxes')} came over as text after the paragraph that "
            "each is fixed to. See that it is the right place."
        )
    if prepared.page_references:
        yield (
            f"{counted(prepared.page_references, 'number')} of a page in the text: pages here "
            "have no numbers. Name the section in its place."
        )
    if prepared.has_margins:
        yield "The heads and feet of Word's pages were left out."
    if prepared.numbered_headings:
        yield (
            f"Headings came over with Word's numbers as text ({prepared.numbered_headings}), since other "
            "texts may name them. If you add a section, number the rest anew."
        )


def _first(items: list[str]) -> str:
    shown = ", ".join(f"“{item}”" for item in items[:FEW])
    return shown if len(items) <= FEW else f"{shown} and {len(items) - FEW} more"
