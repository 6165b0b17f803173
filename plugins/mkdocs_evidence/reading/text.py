"""Bytes to text: UTF-8, with or without a byte order mark, with any line endings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.model.characters import UNSHOWABLE
from mkdocs_evidence.reading.rules import character_control, encoding_utf8
from mkdocs_evidence.reading.source_file import SourceFile

_CONTROL_BYTES = bytes((*range(9), 11, 12, *range(14, 32), 127))
# What all others hold in UTF-8, and a few letters.
_OTHER_BYTES = (b"\xc2", b"\xef", b"\xbf\xbe", b"\xbf\xbf")


def text_of(file: SourceFile) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The file's text with LF line endings; None, with the fault, where it is not UTF-8.

    Characters that nobody can see are told, and become spaces so that reading can go on.
    """
    data = file.data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (encoding_utf8.tell(_place_of_byte(file, data, error.start), data, error.start),)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _may_hold_control(data) or not UNSHOWABLE.search(text):
        return text, ()
    return UNSHOWABLE.sub(" ", text), tuple(_faults(file, text))


def _faults(file: SourceFile, text: str) -> Iterator[Diagnostic]:
    """The first such character of each line."""
    for number, line in enumerate(text.split("\n"), start=1):
        if hidden := UNSHOWABLE.search(line):
            shown = UNSHOWABLE.sub("\ufffd", line)
            place = Place(file.shown_path, number, hidden.start() + 1, 1, shown)
            yield character_control.tell(place, hidden[0])


def _may_hold_control(data: bytes) -> bool:
    """Whether there is reason to look at each character: the bytes tell in a tenth of the time."""
    if not data.isascii() and any(byte in data for byte in _OTHER_BYTES):
        return True
    return len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _place_of_byte(file: SourceFile, data: bytes, position: int) -> Place:
    before = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    rest = re.split(rb"[\r\n]", data[position:], maxsplit=1)[0]
    shown = (before[line_start:] + rest).decode("utf-8", "replace")
    return Place(file.shown_path, before.count(b"\n") + 1, column, 1, UNSHOWABLE.sub("\ufffd", shown))
