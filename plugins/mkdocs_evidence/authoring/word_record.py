"""A record from a Word file: its text, its pictures, and a list of what a person must look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_evidence.authoring.front_matter import Plain, Value
from mkdocs_evidence.authoring.names import path_of
from mkdocs_evidence.authoring.new_record import NewFile, new_record
from mkdocs_evidence.authoring.word_file import WordFile
from mkdocs_evidence.authoring.word_tree import Element, Found, Placed, fitted, metadata
from mkdocs_evidence.diagnostics import counted
from mkdocs_evidence.model import PartialDate, RecordType

if TYPE_CHECKING:
    from mkdocs_evidence.authoring.pictures import FitPicture

_SHOWN_BY_BROWSERS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"})
LARGE = 1_000_000
"""Bytes; a larger picture makes a page slow on a phone."""
FEW = 3
"""Of what there are more than this, the first are named and the rest counted."""
_NOT_PLAIN = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class WordRecord:
    """The files of a record, the record's own first, and the notes for the one who imports it."""

    files: tuple[NewFile, ...]
    notes: tuple[str, ...]


def title_of(tree: Element) -> str:
    """The title that the document has, or nothing."""
    return next(iter(metadata(tree, "title")), "")


def answers_from(tree: Element) -> dict[str, Value]:
    """What the document says of itself: its title, its authors and its date, by Word's styles."""
    answers: dict[str, Value] = {}
    if title := title_of(tree):
        answers["title"] = title
    if names := metadata(tree, "author"):
        answers["authors"] = tuple({"name": name} for name in names)
    for date in metadata(tree, "date"):
        try:
            answers["version_date"] = Plain(str(PartialDate.parse(date)))
        except ValueError:
            continue
    return answers


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

    tree, found = fitted(tree, place_of)
    record = new_record(kind, record_id, answers, body=write(tree))
    used = dict.fromkeys(picture.path for picture in found.pictures if picture.path in names)
    pictures = tuple(NewFile(f"{folder}{names[inner]}", fit[inner].data) for inner in used)
    before = sum(len(word.pictures[inner]) for inner in used)
    notes = (
        *_notes_of_text(found),
        *_notes_of_pictures(found, pictures, before),
        *_notes_of_file(word, found),
    )
    return WordRecord((record, *pictures), notes)


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
        yield f"{counted(found.formulas, 'formula')} came over as TeX between $ signs; say each in words."
    if found.invisible:
        yield (
            f"{counted(found.invisible, 'character')} that nobody can see, such as soft hyphens, were taken "
            "out. See that no two words have grown together."
        )
    if found.merged_tables:
        yield (
            f"{counted(found.merged_tables, 'table')} with merged cells came over as HTML. See that the "
            "first row and column still say what is below and beside them."
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
    for number, what, remedy in word.lost:
        yield f"{counted(number, what)} may be missing: {remedy}."
    linked = sorted({p.path for p in found.pictures if p.path not in word.pictures})
    if linked:
        yield (
            f"Not in the file, only linked: {_first(linked)}. Put the picture into the Word file, "
            "and import it again."
        )


def _first(items: list[str]) -> str:
    shown = ", ".join(f"“{item}”" for item in items[:FEW])
    return shown if len(items) <= FEW else f"{shown} and {len(items) - FEW} more"
