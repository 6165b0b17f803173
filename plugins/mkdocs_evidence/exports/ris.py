"""RIS: the format of EndNote, Zotero, Mendeley and libraries: one line a value, two letters in front.

RIS has no way to escape anything: a value ends with its line. So line breaks of every kind become
spaces, and nothing else needs care (https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.model import CslDate, CslItem

TYPES = {"report": "RPRT", "post-weblog": "BLOG"}
_BREAKS = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")
END = "\r\n"


def render_ris(item: CslItem | None) -> str:
    """The entry of a work; nothing where it must not be cited."""
    if item is None:
        return ""
    lines = [f"{tag}  - {line}" for tag, value in _fields(item) if (line := one_line(value))]
    return END.join((*lines, "ER  - ", ""))


def one_line(value: str) -> str:
    """A text without line breaks and other control characters."""
    return _BREAKS.sub(" ", value).strip()


def _fields(item: CslItem) -> Iterator[tuple[str, str]]:
    """Tags and values, the type first."""
    yield "TY", TYPES.get(item.type, "GEN")
    for name in item.author:
        yield "AU", name.inverted
    yield "TI", item.title
    yield "T2", item.container_title
    yield "PY", str(item.issued.start.year) if item.issued and item.issued.start else ""
    yield "DA", _date(item.issued)
    yield "PB", item.publisher
    yield "M3", item.genre
    yield "ET", item.version
    yield "DO", item.doi
    yield "UR", item.url
    yield "LA", item.language
    yield "AB", item.abstract
    yield "N1", item.note
    yield "ID", item.id


def _date(date: CslDate | None) -> str:
    """The date as RIS writes it: year/month/day/other, each where it is known; a range as the other part."""
    if date is None or date.start is None:
        return one_line(date.literal) if date else ""
    start = date.start
    month = f"{start.month:02}" if start.month else ""
    other = f"{start}/{date.end}" if date.end else ""
    return f"{start.year:04}/{month}/{f'{start.day:02}' if start.day else ''}/{other}"
