"""A Word file looked at from outside: whether it is one, its pictures, and what reading it will lose."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.authoring.word.prepared import DOCUMENT, Prepared, prepare
from mkdocs_evidence.diagnostics import SiteProblemError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST = 512 * 1024 * 1024
"""Bytes after unpacking; more is no text, and may be a trap."""
_OTHERS = {"xl/workbook.xml": "an Excel file", "ppt/presentation.xml": "a PowerPoint file"}
_REVISION = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\s")
_COMMENT = re.compile(rb"<w:comment\s")
_LOST = (
    (re.compile(rb"<c:chart\s"), "chart", "save it in Word as a picture, and add that"),
    (re.compile(rb"<dgm:relIds\s"), "drawing of SmartArt", "save it in Word as a picture, and add that"),
    (re.compile(rb"<o:OLEObject\s"), "embedded object", "save it as a picture or attach it as a file"),
)


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a Word file holds besides its text.

    `pictures` are found by their path below `word/`; `revisions` and `comments` are counted;
    `lost` says of what pandoc does not read how many there are, and what to do; `prepared` is the file as
    pandoc should read it.
    """

    pictures: Mapping[str, bytes]
    revisions: int
    comments: int
    lost: tuple[tuple[int, str, str], ...]
    prepared: Prepared


def look_into(data: bytes, name: str) -> WordFile:
    """What the Word file with these bytes holds; SiteProblemError, with what to do, where it is none."""
    if data.startswith(_OLE):
        raise SiteProblemError(_of_ole(data, name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _of_archive(archive, name, data)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError):
        raise SiteProblemError(
            f"{name} is no Word file, or is damaged. Open it in Word, save it as a Word document (.docx), "
            "and import that."
        ) from None


def _of_ole(data: bytes, name: str) -> str:
    if _ENCRYPTED in data:
        return (
            f"{name} is locked with a password, so it cannot be read. Open it in Word, choose File, Info, "
            "Protect Document, Encrypt with Password, empty the password, save it, and import it again."
        )
    return (
        f"{name} is in Word's old format (.doc). Open it in Word, save it as a Word document (.docx), "
        "and import that."
    )


def _of_archive(archive: zipfile.ZipFile, name: str, data: bytes) -> WordFile:
    names = set(archive.namelist())
    if DOCUMENT not in names:
        kind = next((what for inner, what in _OTHERS.items() if inner in names), "no Word file")
        raise SiteProblemError(f"{name} is {kind}. Only Word documents (.docx) can be imported.")
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
        raise SiteProblemError(
            f"{name} unpacks to more than {LARGEST // 1024 // 1024} MB, which is no text. Make its pictures "
            "smaller in Word (Picture Format, Compress Pictures), and import it again."
        )
    text = archive.read(DOCUMENT)
    comments = archive.read("word/comments.xml") if "word/comments.xml" in names else b""
    pictures = {
        inner.removeprefix("word/"): archive.read(inner) for inner in names if inner.startswith("word/media/")
    }
    counted = ((len(pattern.findall(text)), what, remedy) for pattern, what, remedy in _LOST)
    return WordFile(
        pictures=pictures,
        revisions=len(_REVISION.findall(text)),
        comments=len(_COMMENT.findall(comments)),
        lost=tuple(entry for entry in counted if entry[0]),
        prepared=prepare(data, name),
    )
