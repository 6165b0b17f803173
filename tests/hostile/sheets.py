"""Files of an invented site, line by line, that remember which line holds which hostile string."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import crc32

BREAKS_IN_YAML = {at: f"\\u{at:04x}" for at in (0x85, 0x2028, 0x2029, *range(0xD800, 0xE000))}
"""YAML takes the first three for line ends where they stand bare; UTF-8 cannot hold halves of pairs."""
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


class Slot(NamedTuple):
    """One string in one place: the file and the line of it, and the page on which it has to show."""

    file: str
    place: str
    text: str
    page: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    before: str
    slot: Slot | None
    after: str
    written: Callable[[str], str]


@dataclass(slots=True)
class Sheet:
    """One file. `page` is the address at which readers see what it holds."""

    path: str
    page: str = ""
    lines: list[_Line] = field(default_factory=list)

    def say(self, *texts: str) -> None:
        """Add lines that hold no string."""
        self.lines += [_Line(line, None, "", str) for text in texts for line in text.split("\n")]

    def hold(self, place: str, text: str, form: str, *, page: str | None = None) -> None:
        """Add a line of YAML with a string where the form has §."""
        self.put(place, text, form, in_yaml, page=page)

    def write(self, place: str, text: str, form: str, *, page: str | None = None) -> None:
        """Add a line of Markdown with a string, every sign of it escaped, where the form has §."""
        self.put(place, text, form, in_markdown, page=page)

    def put(
        self, place: str, text: str, form: str, written: Callable[[str], str], *, page: str | None = None
    ) -> None:
        """Add a line with a string, written in some way, where the form has §; `page` is where it shows."""
        before, _, after = form.partition("§")
        slot = Slot(self.path, place, text, self.page if page is None else page, len(self.lines) + 1)
        self.lines.append(_Line(before, slot, after, written))

    @property
    def slots(self) -> Iterable[Slot]:
        """Every string in its place."""
        return (line.slot for line in self.lines if line.slot)

    def text(self, refused: frozenset[Slot] = frozenset()) -> str:
        """The text of the file; in the place of what was refused stand words of no harm."""
        return "\n".join(_written(line, refused) for line in self.lines) + "\n"


def _written(line: _Line, refused: frozenset[Slot]) -> str:
    if line.slot is None:
        return line.before
    text = line.slot.text
    if line.slot in refused:
        text = f"invented-words-in-its-place-{line.slot.line}-{crc32(line.slot.file.encode())}"
    return line.before + line.written(text) + line.after


def in_yaml(text: str) -> str:
    """A string as YAML, in one of two ways that mean the same: as it is, or with every sign as a number."""
    if len(text) % 2:
        return json.dumps(text, ensure_ascii=False).translate(BREAKS_IN_YAML)
    return (
        '"' + "".join(char if char.isascii() and char.isalnum() else _numbered(char) for char in text) + '"'
    )


def _numbered(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def in_markdown(text: str) -> str:
    """A string on one line of Markdown, each sign of ASCII as a character reference."""
    return _PUNCTUATION.sub(lambda sign: f"&#{ord(sign[0])};", one_line(text))


def can_stand_bare(text: str) -> bool:
    """Return True if a text can stand in a file: UTF-8 holds no halves of pairs."""
    return bool(text.strip()) and not any("\ud800" <= char <= "\udfff" for char in text)


def one_line(text: str) -> str:
    """A text as a browser shows it: white space of every kind as one space."""
    return " ".join(text.split())
