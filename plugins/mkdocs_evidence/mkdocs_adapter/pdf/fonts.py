"""The fonts of PDF files: those of this package and no other, so that each machine makes the same bytes.

Each file is a family of its own. WeasyPrint tells fonts apart by family, weight and style, and would
take the glyphs of one part of a family from the file of another part.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import unicodedata
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES

SITE_FONTS = TEMPLATES / "assets" / "evidence" / "fonts"
OWN_FONTS = Path(__file__).parent / "fonts"
SHEET = Path(__file__).parent / "copy.css"
SCHEME = "evidence-pdf:"
"""Addresses of the style sheet and the fonts; only our fetcher knows them."""
NO_FONTS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig></fontconfig>
"""
"""A configuration of Fontconfig that names no folder, so that no font of the machine is found."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: the family that the style sheet knows it by, and its style."""

    family: str
    path: Path
    style: str = "normal"


FACES = (
    Face("Copy Serif", SITE_FONTS / "source-serif-4-latin-wght-normal.woff2"),
    Face("Copy Serif", SITE_FONTS / "source-serif-4-latin-wght-italic.woff2", "italic"),
    Face("Copy Serif Extended", SITE_FONTS / "source-serif-4-latin-ext-wght-normal.woff2"),
    Face("Copy Serif Extended", OWN_FONTS / "source-serif-4-latin-ext-wght-italic.woff2", "italic"),
    Face("Copy Sans", SITE_FONTS / "source-sans-3-latin-wght-normal.woff2"),
    Face("Copy Sans Extended", SITE_FONTS / "source-sans-3-latin-ext-wght-normal.woff2"),
    Face("Copy Code", OWN_FONTS / "source-code-pro-latin-wght-normal.woff2"),
    Face("Copy Code Extended", OWN_FONTS / "source-code-pro-latin-ext-wght-normal.woff2"),
    Face("Copy Symbols", OWN_FONTS / "dejavu-sans-400-normal.woff2"),
)
FAMILIES = frozenset(face.family for face in FACES)
_TAG = re.compile(r"(<[^>]*>)")
_CHARACTER_REFERENCE = re.compile(r"&#?\w+;")
_MARKUP = frozenset("<>&\"'")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
"""What joins emoji or chooses their form, and says nothing where they are named in words."""


def font_faces() -> str:
    """The @font-face rules of all fonts."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; '
        f'src: url("{SCHEME}{face.path.name}"); }}\n'
        for face in FACES
    )


@cache
def own_file(url: str) -> bytes | None:
    """The style sheet, or a font, unpacked, at its address; None where it is no such address.

    WeasyPrint would unpack all of them for each document, which took nine tenths of its time.
    """
    from fontTools.ttLib import woff2

    if url == f"{SCHEME}{SHEET.name}":
        return SHEET.read_bytes()
    path = next((face.path for face in FACES if url == f"{SCHEME}{face.path.name}"), None)
    if path is None:
        return None
    unpacked = io.BytesIO()
    with fixed_day():
        woff2.decompress(io.BytesIO(path.read_bytes()), unpacked)
    return unpacked.getvalue()


@cache
def fingerprint() -> str:
    """The hash of the style sheet and all font files."""
    files = (SHEET, *(face.path for face in FACES))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


@cache
def covered() -> frozenset[str]:
    """The characters that are in our fonts for text, or in the one for symbols."""
    from fontTools.ttLib import TTFont

    maps = (TTFont(face.path).getBestCmap() for face in FACES)
    return frozenset(chr(code) for known in maps for code in known) | frozenset("\t\n\r")


def with_names(html: str) -> tuple[str, tuple[str, ...]]:
    """HTML in which a character that no font has is replaced by its Unicode name, and those characters.

    A box in its place would say nothing, and PDF/UA forbids it (ISO 14289-1, 7.21.8).
    """
    missing: dict[str, None] = {}

    def named(character: str) -> str:
        if character in covered():
            return character
        if character in _JOINERS:
            return ""
        missing[character] = None
        return f"[{unicodedata.name(character, f'U+{ord(character):04X}').lower()}]"

    def text(part: str) -> str:
        plain = unicodedata.normalize("NFC", _CHARACTER_REFERENCE.sub(_character, part))
        return "".join(map(named, plain))

    parts = _TAG.split(html)
    return "".join(part if part.startswith("<") else text(part) for part in parts), tuple(missing)


def _character(reference: re.Match[str]) -> str:
    """The character of a reference such as &rarr; as it was written where it is a part of markup."""
    character = unescape(reference[0])
    return reference[0] if character in _MARKUP else character


@contextmanager
def only_our_fonts() -> Iterator[Any]:
    """A font configuration of WeasyPrint that finds no font of the machine."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from weasyprint.text.fonts import FontConfiguration

        file = Path(folder) / "fonts.conf"
        file.write_text(NO_FONTS, encoding="utf-8")
        with _environment("FONTCONFIG_FILE", str(file)):
            configuration = FontConfiguration()
        yield configuration


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before


def fixed_day() -> Any:
    """A context in which fonts inside the files get one date on every day."""
    return _environment("SOURCE_DATE_EPOCH", "946684800")
