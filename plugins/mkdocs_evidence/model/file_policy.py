"""The policy for files: which files may lie beside the texts and be published as they are.

The one list of them: the check and docs/what-a-text-may-hold.md follow it.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FileType:
    """Files of one kind: what they are for, their endings, and the bytes with which each begins.

    `marks` is empty where such a file may begin with anything. `is_text` says that it is text, of which a
    browser must not make a page.
    """

    purpose: str
    endings: tuple[str, ...]
    marks: tuple[bytes, ...] = ()
    offset: int = 0
    is_text: bool = False


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_ISO = (b"ftyp",)

FILE_TYPES = (
    FileType("Documents to read", (".pdf",), (b"%PDF-",)),
    FileType("Documents of Word and LibreOffice", (".docx", ".odt", ".epub"), _ZIP),
    FileType("Rich text", (".rtf",), (b"{\\rtf",)),
    FileType("Spreadsheets", (".ods", ".xlsx"), _ZIP),
    FileType("Slides", (".odp", ".pptx"), _ZIP),
    FileType("Older files of Word, Excel and PowerPoint", (".doc", ".ppt", ".xls"), _OLE),
    FileType("Tables as text", (".csv", ".tsv"), is_text=True),
    FileType("Plain texts", (".md", ".tex", ".txt"), is_text=True),
    FileType("Data as text", (".json", ".jsonl", ".geojson", ".yaml", ".yml"), is_text=True),
    FileType(
        "Code of an analysis",
        (".do", ".ipynb", ".jl", ".py", ".qmd", ".r", ".rmd", ".sps", ".sql"),
        is_text=True,
    ),
    FileType("Works cited", (".bib", ".csl", ".nbib", ".ris"), is_text=True),
    FileType("Dates for a calendar", (".ics",), is_text=True),
    FileType("Data of R, Stata and SPSS", (".dta", ".parquet", ".rda", ".rds", ".sav")),
    FileType("Folders in one file", (".zip",), _ZIP),
    FileType("Folders in one file, compressed", (".gz",), (b"\x1f\x8b",)),
    FileType("Drawings", (".svg",), is_text=True),
    FileType("Pictures: PNG", (".png",), (b"\x89PNG\r\n\x1a\n",)),
    FileType("Pictures: JPEG", (".jpeg", ".jpg"), (b"\xff\xd8\xff",)),
    FileType("Pictures: GIF", (".gif",), (b"GIF87a", b"GIF89a")),
    FileType("Pictures: WebP", (".webp",), (b"WEBP",), offset=8),
    FileType("Pictures: AVIF", (".avif",), _ISO, offset=4),
    FileType("Pictures: TIFF", (".tif", ".tiff"), (b"II*\x00", b"MM\x00*")),
    FileType("Icons", (".ico",), (b"\x00\x00\x01\x00",)),
    FileType("Letters of the site's own style", (".woff", ".woff2"), (b"wOFF", b"wOF2")),
    FileType("Films", (".mp4",), _ISO, offset=4),
    FileType("Films: WebM", (".webm",), (b"\x1a\x45\xdf\xa3",)),
    FileType("Sound: MP3", (".mp3",), (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")),
    FileType("Sound: Ogg", (".oga", ".ogg", ".opus"), (b"OggS",)),
    FileType("Sound: WAV", (".wav",), (b"RIFF",)),
    FileType("Subtitles", (".vtt",), is_text=True),
)

NAMES = ("CNAME",)
"""Names without an ending that are allowed at the top: the domain of the site, for GitHub Pages."""
DRAWING = ".svg"
DOCUMENT = ".pdf"
BY_ENDING: MappingProxyType[str, FileType] = MappingProxyType(
    {ending: kind for kind in FILE_TYPES for ending in kind.endings}
)


def ending_of(path: str) -> str:
    """The ending of a file's name, in small letters, with its dot; a name that is only an ending is one."""
    name = posixpath.basename(path)
    return name.lower() if name.startswith(".") else posixpath.splitext(name)[1].lower()


def type_of_file(path: str) -> FileType | None:
    """The kind of a file by its ending; None where the policy does not allow it."""
    return BY_ENDING.get(ending_of(path))
