"""Tables of a tree: pipe tables where these can say it, else HTML around the Markdown of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from mkdocs_evidence.authoring.word.walking import Element, raw_block, raw_inline

Cell: TypeAlias = list[Any]
"""Of pandoc's tree: attributes, alignment, rows, columns, blocks."""

_PLAIN = ("Plain", "Para")
_UNSET = {"t": "ColWidthDefault"}


@dataclass(slots=True)
class Tables:
    """Rewrites tables, and counts those that need a look."""

    without_header: int = 0
    as_html: int = 0

    def written(self, table: Element) -> list[Element]:
        """The blocks that a table becomes, its caption first."""
        _, caption, columns, head, bodies, foot = table["c"]
        header = [row[1] for row in head[1]]
        rows = [row[1] for body in bodies for row in (*body[2], *body[3])] + [row[1] for row in foot[1]]
        rows = [row for row in rows if row]
        before = list(caption[1])
        if not header and len(rows) > 1:
            self.without_header += 1
            header, rows = rows[:1], rows[1:]
        if not header and len(rows) == 1 and len(rows[0]) == 1:  # a frame around a text
            return [*before, {"t": "BlockQuote", "c": rows[0][0][4]}]
        if not (header or rows):
            return before
        if len(header) == 1 and all(map(_is_simple, (*header[0], *(cell for row in rows for cell in row)))):
            return [*before, _pipe_table(table, columns, header[0], rows)]
        self.as_html += 1
        return [*before, *_html(header, rows)]


def _is_simple(cell: Cell) -> bool:
    _, _, rows, columns, blocks = cell
    return rows == columns == 1 and len(blocks) <= 1 and all(one["t"] in _PLAIN for one in blocks)


def _pipe_table(table: Element, columns: list[Any], header: list[Cell], rows: list[list[Cell]]) -> Element:
    nothing: list[Any] = ["", [], []]
    width = max(len(columns), len(header), *map(len, rows), 0)
    body = [nothing, 0, [], [_row(row, width) for row in rows]]
    alignment = [[column[0], _UNSET] for column in columns] + [
        [{"t": "AlignDefault"}, _UNSET] for _ in range(width - len(columns))
    ]
    content = [nothing, [None, []], alignment, [nothing, [_row(header, width)]], [body], [nothing, []]]
    return {**table, "c": content}


def _row(cells: list[Cell], width: int) -> list[Any]:
    nothing: list[Any] = ["", [], []]
    inline = [[*cell[:4], [{"t": "Plain", "c": _on_one_line(one["c"])} for one in cell[4]]] for cell in cells]
    missing = [[nothing, {"t": "AlignDefault"}, 1, 1, []] for _ in range(width - len(cells))]
    return [nothing, [*inline, *missing]]


def _on_one_line(node: Any) -> Any:
    if isinstance(node, list):
        return [_on_one_line(one) for one in node]
    if isinstance(node, dict):
        if node.get("t") == "LineBreak":
            return raw_inline("<br>", "html")
        if node.get("t") in ("Note", "Code"):
            return node
        return {key: _on_one_line(one) for key, one in node.items()}
    return node


def _html(header: list[list[Cell]], rows: list[list[Cell]]) -> Iterator[Element]:
    yield raw_block("<table>")
    for tag, name, group in (("thead", "th", header), ("tbody", "td", rows)):
        if group:
            yield raw_block(f"<{tag}>")
            for row in group:
                yield raw_block("<tr>")
                for cell in row:
                    yield from _cell(cell, name)
                yield raw_block("</tr>")
            yield raw_block(f"</{tag}>")
    yield raw_block("</table>")


def _cell(cell: Cell, name: str) -> Iterator[Element]:
    _, _, rows, columns, blocks = cell
    spans = "".join(
        f' {key}="{count}"' for key, count in (("rowspan", rows), ("colspan", columns)) if count > 1
    )
    if not blocks:
        yield raw_block(f"<{name}{spans}></{name}>")
        return
    yield raw_block(f"<{name}{spans}>")
    yield from ({**one, "t": "Para"} if one["t"] == "Plain" else one for one in blocks)
    yield raw_block(f"</{name}>")
