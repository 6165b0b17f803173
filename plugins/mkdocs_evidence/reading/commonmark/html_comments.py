"""Comments of a piece of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENING = "<!--"
_TAG_OR_COMMENT = re.compile(
    r"(?P<comment><!--(?:>|->|(?P<words>.*?)(?:-->|(?P<open>\Z))))"
    r"""|</?[a-z][^\s/>]*(?:"[^"]*"|'[^']*'|[^'"<>])*+>""",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class HtmlComment:
    """A comment in a piece of HTML: its offsets and those of its words; `is_open` if it never ends."""

    start: int
    begin: int
    end: int
    stop: int
    is_open: bool


def html_comments(html: str) -> Iterator[HtmlComment]:
    """Yield the comments of a piece of HTML, as a browser reads it; what is in an attribute is none."""
    for match in _TAG_OR_COMMENT.finditer(html) if OPENING in html else ():
        if match["comment"]:
            begin, end = match.span("words") if match["words"] is not None else (match.end(), match.end())
            yield HtmlComment(match.start(), begin, end, match.end(), match["open"] is not None)


def without_html_comments(html: str) -> str:
    """Return a piece of HTML without its comments."""
    parts, position = [], 0
    for comment in html_comments(html):
        parts.append(html[position : comment.start])
        position = comment.stop
    return "".join([*parts, html[position:]])
