"""The bibliography file to works, or to every fault in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.model import Bibliography, BibliographyEntry
from mkdocs_evidence.model.limits import MOST_BYTES_OF_BIBLIOGRAPHY
from mkdocs_evidence.reading.bibliography.bibliography_read import BibliographyRead
from mkdocs_evidence.reading.bibliography.blocks import Blocks, blocks_of
from mkdocs_evidence.reading.bibliography.items import EntryReader
from mkdocs_evidence.reading.bibliography.values import MONTHS, settle
from mkdocs_evidence.reading.citations import KEY
from mkdocs_evidence.reading.raw_bibliography import BibliographyText, RawEntry
from mkdocs_evidence.reading.rules import (
    bibliography_key_duplicate,
    bibliography_key_form,
    bibliography_syntax,
    character_invisible,
)
from mkdocs_evidence.reading.rules.conflict_marks import without_conflicts
from mkdocs_evidence.reading.source_file import SourceFile
from mkdocs_evidence.reading.text import text_of
from mkdocs_evidence.reading.text_limits import size_faults

_KEY = re.compile(KEY)
_ENTRY = re.compile(r"^[ \t]*@\w+[ \t]*[{(]\s*([^,\s{}()=\"]+)", re.MULTILINE)
_SALVAGED_KEY = re.compile(r"@?\s*\w+\s*[{(]\s*([^,\s{}()=\"]+)")


def read(file: SourceFile) -> BibliographyRead:
    """Every work of a BibTeX or biblatex file, and every fault in it."""
    if large := size_faults(file, MOST_BYTES_OF_BIBLIOGRAPHY):
        return BibliographyRead(diagnostics=large)
    decoded, faults = text_of(file)
    if decoded is None:
        return BibliographyRead(diagnostics=faults)
    kept, marks = without_conflicts(file.shown_path, decoded)
    text = BibliographyText(file.shown_path, kept)
    blocks = blocks_of(kept)
    strings = _strings(blocks)
    told = [*faults, *marks, *character_invisible.faults_in(file.shown_path, decoded)]
    told += [bibliography_syntax.tell(text.place(block.line), block) for block in blocks.failed]
    entries: dict[str, BibliographyEntry] = {}
    unreadable = {key for block in blocks.failed if (key := _salvaged_key(block.text))}
    unreadable.update(_ENTRY.findall(decoded) if marks else ())
    told += _key_faults(blocks.entries, text)
    for entry in blocks.entries:
        reader = EntryReader(entry, text, strings)
        item = reader.item()
        told += reader.faults
        if item is None or not _KEY.fullmatch(entry.key):
            unreadable.add(entry.key)
        else:
            entries.setdefault(entry.key, BibliographyEntry(item, entry.line))
    return BibliographyRead(Bibliography(tuple(entries.values()), frozenset(unreadable)), ordered(told))


def _strings(blocks: Blocks) -> dict[str, str]:
    strings = dict(MONTHS)
    for definition in blocks.strings:
        strings[definition.name] = settle(definition.value, strings).text
    return strings


def _key_faults(entries: tuple[RawEntry, ...], text: BibliographyText) -> Iterator[Diagnostic]:
    first_line: dict[str, int] = {}
    for entry in entries:
        if not _KEY.fullmatch(entry.key):
            yield bibliography_key_form.tell(text.place(entry.line, entry.key), entry)
        elif entry.key in first_line:
            place = text.place(entry.line, entry.key)
            yield bibliography_key_duplicate.tell(place, entry, first_line[entry.key])
        else:
            first_line[entry.key] = entry.line


def _salvaged_key(block: str) -> str:
    match = _SALVAGED_KEY.match(block)
    return match[1] if match else ""
