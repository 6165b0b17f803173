"""Tables of a tree: pipe tables where these can say it, else HTML around the Markdown of each cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from mkdocs_evidence.authoring.word.walking import Element, raw_block, raw_inline

Cell: TypeAlias = list[Any]
"""Of pandoc's tree: attributes, alignment, rows, columns, blocks."""

_PLAIN = ("Plain", "Para")
_WINDOW = '<div class="scroll" role="region" tabindex="0" aria-label="Table">'
"""What pipe tables get when they are rendered: a part of the page that scrolls by itself on a phone."""
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
        is_simple = all(_is_simple(cell) for row in (*header, *rows) for cell in row)
        if not header and len(rows) > 1 and is_simple:
            self.without_header += 1
            header, rows = rows[:1], rows[1:]
        if not header and len(rows) == 1 and len(rows[0]) == 1:  # a frame around a text
            return [*before, {"t": "BlockQuote", "c": rows[0][0][4]}]
        if not (header or rows):
            return before
        if len(header) == 1 and is_simple:
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
    """HTML and the blocks of cells, one after the other: an empty line lets Markdown begin."""
    tags: list[str] = [_WINDOW, "<table>"]
    for part, name, group in (("thead", "th", header), ("tbody", "td", rows)):
        if not group:
            continue
        tags.append(f"<{part}>")
        for row in group:
            tags.append("<tr>")
            for cell in row:
                tags.append(f"<{name}{_spans(cell)}>")
                if cell[4]:
                    yield raw_block("\n".join(tags))
                    yield from ({**one, "t": "Para"} if one["t"] == "Plain" else one for one in cell[4])
                    tags = []
                tags.append(f"</{name}>")
            tags.append("</tr>")
        tags.append(f"</{part}>")
    yield raw_block("\n".join((*tags, "</table>", "</div>")))


def _spans(cell: Cell) -> str:
    _, _, rows, columns, _ = cell
    return "".join(
        f' {key}="{count}"' for key, count in (("rowspan", rows), ("colspan", columns)) if count > 1
    )
