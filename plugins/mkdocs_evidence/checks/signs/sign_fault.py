"""A sign that does not do what it is written for, and the text that is right in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.reading import Paragraph, WrittenText


@dataclass(frozen=True, slots=True)
class Replacement:
    """The text that is right between two offsets of the text."""

    start: int
    end: int
    text: str

    def in_place(self, body: str) -> str:
        """Return the text with the replacement made."""
        return f"{body[: self.start]}{self.text}{body[self.end :]}"


@dataclass(frozen=True, slots=True)
class SignFault:
    """One such sign: the range that is marked, what is said of it, and the step; `right` if it is known."""

    start: int
    end: int
    message: str
    step: str
    right: Replacement | None = None


def line_start(body: str, offset: int) -> int:
    """The offset at which a line begins."""
    return body.rfind("\n", 0, offset) + 1


def line_end(body: str, offset: int) -> int:
    """The offset at which a line ends."""
    end = body.find("\n", offset)
    return end if end >= 0 else len(body)


def continued(prefix: str) -> str:
    """What a line must begin with to stand below a line with this prefix: quotes, and spaces for an item."""
    return "".join(sign if sign in "> \t" else " " for sign in prefix)


def prefix_of(body: str, offset: int) -> str:
    """What stands before an offset in its line."""
    return body[line_start(body, offset) : offset]


def code_of(text: str) -> str:
    """A text as code in a sentence; several lines stand below it."""
    if "\n" in text:
        return f"\n{text}"
    fence = "``" if "`" in text else "`"
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{space}{text}{space}{fence}"


def lines_of(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    """Each line of a paragraph as readers see it, and where it begins in the paragraph."""
    position = 0
    for line in paragraph.shown.split("\n"):
        begin = len(line) - len(line.lstrip(" \t"))
        yield line[begin:], position + begin
        position += len(line) + 1


def paragraphs_of(text: WrittenText) -> Iterator[Paragraph]:
    """The paragraphs of a text that have lines: no headings and no cells."""
    return (one for one in text.paragraphs if one.kind not in ("th", "td", "heading"))
