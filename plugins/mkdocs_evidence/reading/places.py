"""Places: from a field's path, or a line of the body, to line and column in the file."""

from __future__ import annotations

from functools import lru_cache

from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.model import Source


def place_in_header(source: Source, line: int, column: int, length: int) -> Place:
    """A place in the front matter, whose lines and columns count from 0 there."""
    lines = _lines_of(source.header)
    # YAML puts the end of the text on the line after the last one.
    if line >= len(lines) or (line == len(lines) - 1 and not lines[line]):
        line = max(len(lines) - 2, 0)
        column = len(lines[line])
    shown = lines[line]
    column = min(column, len(shown))
    return Place(
        path=source.shown_path,
        line=source.header_line + line,
        column=column + 1,
        length=max(1, min(length, len(shown) - column)),
        source_line=shown,
    )


@lru_cache(maxsize=4)
def _lines_of(text: str) -> list[str]:
    """The lines of a text; many places are looked for in one text, one after the other."""
    return text.split("\n")


def place_of_header(source: Source) -> Place:
    """The front matter as a whole: its opening fence."""
    return Place(source.shown_path, source.header_line - 1, 1, 3, "---")


def locate_in_body(source: Source, line: int, column: int, length: int = 1) -> Place:
    """A place in the body; `line` and `column` count from 1, `line` from the top of the file."""
    lines = _lines_of(source.written)
    index = line - source.body_line
    shown = lines[index] if 0 <= index < len(lines) else ""
    return Place(source.shown_path, line, column, max(1, min(length, len(shown) - column + 1)), shown)


def locate_offset(source: Source, text: str, offset: int, length: int = 1) -> Place:
    """A place in the body by its offset in `text`, which is the body or has its lines and columns."""
    line = source.body_line + text.count("\n", 0, offset)
    return locate_in_body(source, line, offset - text.rfind("\n", 0, offset), length)
