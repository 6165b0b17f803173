"""Tables that are left as text, and rows with cells that are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdocs_evidence.checks.signs.sign_fault import (
    Replacement,
    SignFault,
    code_of,
    continued,
    line_end,
    lines_of,
    paragraphs_of,
    prefix_of,
)
from mkdocs_evidence.reading import Block, Paragraph, WrittenText

_BAR = re.compile(r"(?<!\\)\|")
_ROW = re.compile(r"\|.*\|[ ]*")
_DASHES = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_CODE = re.compile(r"(`+)(?!`)(.*?[^`])\1(?!`)")


def faults_in(text: WrittenText) -> Iterator[SignFault]:
    """Every such table, and every row with more words than the table has cells for."""
    for paragraph in paragraphs_of(text):
        if "|" in paragraph.shown:
            yield from _without_dashes(text.body, paragraph)
    yield from _too_long(text)


def _without_dashes(body: str, paragraph: Paragraph) -> Iterator[SignFault]:
    lines = list(lines_of(paragraph))
    for (head, position), (below, next_position) in pairwise(lines):
        columns = len(_cells(head))
        start, following = paragraph.offsets[position], paragraph.offsets[next_position]
        dashes = f"|{'---|' * columns}"
        if "|" in head and "|" in below and _DASHES.fullmatch(below) and not _DASHES.fullmatch(head):
            yield SignFault(
                start,
                start + len(head.rstrip()),
                "this is no table: the line below its head does not have a dash for each column",
                f"write a line like this below the head: `{dashes}`",
                Replacement(following, following + len(below.rstrip()), dashes),
            )
            return
        if columns > 1 and _ROW.fullmatch(head) and _ROW.fullmatch(below) and columns == len(_cells(below)):
            yield SignFault(
                start,
                start + len(head.rstrip()),
                "this is no table: there is no line of dashes below its head",
                f"write this line below the head: `{dashes}`",
                Replacement(following, following, f"{dashes}\n{continued(prefix_of(body, following))}"),
            )
            return


def _too_long(text: WrittenText) -> Iterator[SignFault]:
    head: Block | None = None
    for row in text.blocks:
        if row.kind != "tr":
            continue
        columns = int(row.detail)
        if not columns:
            head = row
            continue
        cells = _cells(text.body[row.start : row.end].lstrip(" \t>"))
        if head and len(cells) > columns and any(cell.strip() for cell in cells[columns:]):
            yield _told(text.body, row, head, cells)


def _told(body: str, row: Block, head: Block, cells: Sequence[str]) -> SignFault:
    columns = int(row.detail)
    line = body[row.start : row.end]
    begin = row.start + len(line) - len(line.lstrip(" \t>"))
    lost = "|".join(cells[columns:]).strip()
    message = f"this row has {len(cells)} cells, and its table {columns}: `{lost}` would not be published"
    escaped = _CODE.sub(lambda code: _BAR.sub(r"\\|", code[0]), line[begin - row.start :])
    if escaped != line[begin - row.start :]:
        step = f"write `\\|` for a bar within a cell, in code too: {code_of(escaped)}"
        return SignFault(begin, row.end, message, step, Replacement(begin, row.end, escaped))
    dashes_end = line_end(body, head.end + 1)
    more = len(cells) - columns
    first = _with_columns(body[head.start : head.end], more, " ")
    second = _with_columns(body[head.end + 1 : dashes_end], more, "---")
    return SignFault(
        begin,
        row.end,
        message,
        "write `\\|` for a bar within a cell; or give the table a column more, with these first lines:\n"
        f"{first}\n{second}",
        Replacement(head.start, dashes_end, f"{first}\n{second}"),
    )


def _with_columns(line: str, number: int, cell: str) -> str:
    """A row with cells added at its end."""
    line = line.rstrip()
    closed = line if line.endswith("|") and not line.endswith("\\|") else f"{line} |"
    return f"{closed}{f'{cell}|' * number}"


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar at its begin and one at its end close it."""
    row = row.strip()
    cells = _BAR.split(row.removeprefix("|"))
    return cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells
