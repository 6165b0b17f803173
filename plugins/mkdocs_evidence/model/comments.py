"""Comments of a text: words among those who write it, which never leave its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BLANK = "."
"""Sign in the place of a line of a comment: a line that is empty would end the paragraph around it."""
EMPTY = "<!-- -->"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_FOR_TOOLS = re.compile(
    r"(?:more|toc|end|prettier-ignore(?:-start|-end)?"
    r"|(?:markdownlint|textlint|remark-lint|yamllint|mdformat|alex|lint)[-: ]\s*(?:[\w/-]+:\s*)?"
    r"(?:on|off|(?:en|dis)able|capture|restore|configure|ignore)[\w ,./-]*"
    r"|vale\s+(?:on|off|[\w.-]+\s*=\s*\w+)"
    r"|(?:c?spell(?:-?checker)?|yaml-language-server|SPDX-[\w-]+)\s*:.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Comment:
    """Words that a text holds and readers do not see.

    `start` is the offset of the sign that begins it; its words are between `begin` and `end`. `pieces` are
    its lines that are not empty, each with its offset, without the signs of a quotation before them.
    `is_open` tells a comment that ends with its block, because nothing closes it.
    """

    start: int
    begin: int
    end: int
    pieces: tuple[tuple[int, str], ...]
    is_open: bool = False

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(line for _, line in self.pieces)

    @property
    def words(self) -> int:
        """How many words it has: none if it directs a program, such as a linter."""
        return 0 if _FOR_TOOLS.fullmatch(self.text) else len(_WORD.findall(self.text))


def blanked(text: str, comments: Iterable[Comment]) -> str:
    """Return a text of the same length and lines whose comments have no words."""
    return _replaced(text, ((at, BLANK.ljust(len(line))) for one in comments for at, line in one.pieces))


def restored(text: str, comments: Sequence[Comment]) -> str:
    """Return the text as it was before it was blanked."""
    if not comments:
        return text
    return _replaced(text, (piece for one in comments for piece in one.pieces))


def emptied(text: str, comments: Iterable[Comment]) -> str:
    """Return a text with empty comments in the place of its comments; it is parsed as before."""
    parts, position = [], 0
    for comment in comments:
        parts += [text[position : comment.begin], " "]
        position = comment.end
    return "".join([*parts, text[position:]])


def _replaced(text: str, pieces: Iterable[tuple[int, str]]) -> str:
    parts, position = [], 0
    for start, line in pieces:
        parts += [text[position:start], line]
        position = start + len(line)
    return "".join([*parts, text[position:]])
