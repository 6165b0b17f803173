"""Entries as the file has them: fields with their raw values and lines, before anything is settled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mkdocs_evidence.diagnostics import Place


@dataclass(frozen=True, slots=True)
class RawField:
    """One field: its name in lower case, its value as written (delimiters included), its line."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class RawEntry:
    """One entry: its key, its type in lower case, its fields, its first line."""

    key: str
    type: str
    fields: tuple[RawField, ...]
    line: int


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A part of the file that is no entry: a string definition, or what could not be read."""

    text: str
    line: int
    reason: str = ""


@dataclass(frozen=True)
class BibliographyText:
    """The text of the file, for the places of faults."""

    shown_path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    def place(self, line: int, mark: str = "") -> Place:
        """The place of `mark` from a line on; of the whole line where it does not stand there."""
        index = min(max(line, 1), len(self.lines)) - 1
        for offset, shown in enumerate(self.lines[index : index + 40] if mark else ()):
            column = shown.find(mark)
            if column >= 0:
                return Place(self.shown_path, index + offset + 1, column + 1, len(mark), shown)
        shown = self.lines[index]
        indent = len(shown) - len(shown.lstrip())
        return Place(self.shown_path, index + 1, indent + 1, max(1, len(shown.strip())), shown)
