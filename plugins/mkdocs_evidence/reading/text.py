"""Bytes to text: UTF-8, with or without a byte order mark, with any line endings."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.reading.rules import character_control, encoding_utf8
from mkdocs_evidence.reading.source_file import SourceFile

# What neither YAML nor HTML may hold (YAML 1.1, section 4.1; the tab and line ends are fine).
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_CONTROL_BYTES = bytes((*range(9), 11, 12, *range(14, 32), 127))
_FIRST_BYTES = (b"\xc2", b"\xef")  # with which the further ones of _CONTROL begin in UTF-8, and a few letters


def text_of(file: SourceFile) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The file's text with LF line endings; None, with the fault, where it is not UTF-8.

    Characters that nobody can see are told, and become spaces so that reading can go on.
    """
    data = file.data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (encoding_utf8.tell(_place_of_byte(file, data, error.start), data, error.start),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    faults = tuple(_control_characters(file, text)) if _may_hold_control(data) else ()
    return (_CONTROL.sub(" ", text), faults) if faults else (text, ())


def _control_characters(file: SourceFile, text: str) -> Iterator[Diagnostic]:
    """The first control character of each line."""
    for number, line in enumerate(text.split("\n") if _CONTROL.search(text) else (), 1):
        if hidden := _CONTROL.search(line):
            shown = _CONTROL.sub("\ufffd", line)
            place = Place(file.shown_path, number, hidden.start() + 1, 1, shown)
            yield character_control.tell(place, hidden[0])


def _may_hold_control(data: bytes) -> bool:
    """Whether there is reason to look at each character: the bytes tell in a tenth of the time."""
    return any(byte in data for byte in _FIRST_BYTES) or len(data.translate(None, _CONTROL_BYTES)) < len(data)


def _place_of_byte(file: SourceFile, data: bytes, position: int) -> Place:
    before = data[:position].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace")) + 1
    rest = re.split(rb"[\r\n]", data[position:], maxsplit=1)[0]
    shown = (before[line_start:] + rest).decode("utf-8", "replace")
    return Place(file.shown_path, before.count(b"\n") + 1, column, 1, _CONTROL.sub("\ufffd", shown))
