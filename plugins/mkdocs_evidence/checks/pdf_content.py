"""What a PDF does besides being read: scripts and actions that run, and files within it.

Looks at the objects of the file and at those in compressed object streams (ISO 32000-2, 7.5.7); what is
drawn (pages, pictures, fonts) is passed over. A viewer may follow other paths through a damaged file.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

ACTIVE = {
    b"JavaScript": "a script",
    b"JS": "a script",
    b"Launch": "an action that starts a program",
    b"SubmitForm": "a form that sends what is filled in",
    b"ImportData": "an action that reads a file",
    b"RichMedia": "a film or other content that needs a program",
    b"XFA": "a form with scripts (XFA)",
}
"""Names of what runs when a document is open (ISO 32000-2, 12.6 and 13.7)."""
EMBEDDED = (b"EmbeddedFile", b"EmbeddedFiles")
"""Names of files within a document (ISO 32000-2, 7.11.4)."""
ENCRYPTED = b"Encrypt"
LARGEST_STREAM = 32 * 2**20
"""Bytes of one unpacked stream of objects; what comes after is not looked at."""

LONG = 6
"""Bytes of a name that do not come about by chance in what is compressed."""

_NAME = re.compile(rb"/((?:[^\x00-\x20()<>\[\]{}/%]){1,127})")
_HEX = re.compile(rb"#([0-9a-fA-F]{2})")
_STREAM, _END = re.compile(rb"\bstream\r?\n"), b"endstream"
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_BEFORE_STREAM = 2048
"""Bytes before a stream in which its own dictionary is looked for."""


def names_in_pdf(data: bytes) -> frozenset[bytes]:
    """The names that a PDF uses outside what it draws; long ones are looked for everywhere."""
    used = {_plain(name) for part in _objects(data) for name in set(_NAME.findall(part))}
    anywhere = {name for name in (*ACTIVE, *EMBEDDED) if len(name) >= LONG and b"/" + name in data}
    return frozenset(used | anywhere)


def _plain(name: bytes) -> bytes:
    """A name with its characters that are written as numbers (ISO 32000-2, 7.3.5)."""
    return _HEX.sub(lambda found: bytes([int(found[1], 16)]), name)


def _objects(data: bytes) -> Iterator[bytes]:
    """The parts of a file that hold objects: what stands around streams, and streams of objects unpacked."""
    position = 0
    for opening in _STREAM.finditer(data):
        if opening.start() < position:
            continue
        yield data[position : opening.start()]
        end = data.find(_END, opening.end())
        position = len(data) if end < 0 else end
        if _OBJECTS.search(_plain(data[max(0, opening.start() - _BEFORE_STREAM) : opening.start()])):
            yield _unpacked(data[opening.end() : position])
    yield data[position:]


def _unpacked(stream: bytes) -> bytes:
    """The objects of a stream, as far as they can be unpacked."""
    try:
        return zlib.decompressobj().decompress(stream, LARGEST_STREAM)
    except zlib.error:
        return stream
