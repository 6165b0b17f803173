"""Breaking texts into lines for drawings, in which nothing else breaks them."""

from __future__ import annotations

import textwrap

LINE = 44
"""Characters that fit into a line of 328 px, the text's width on a screen of 360 px (15 px sans)."""

BOLD_LINE = 40
"""The same for bold text."""


def wrapped(text: str, width: int = LINE, most: int = 3) -> tuple[str, ...]:
    """The text in lines of at most `width` characters; what is over `most` lines ends in an ellipsis."""
    lines = textwrap.wrap(text, width, break_long_words=True, break_on_hyphens=False)
    if len(lines) <= most:
        return tuple(lines)
    last = lines[most - 1]
    kept = last if len(last) < width else last[: width - 1].rstrip()
    return (*lines[: most - 1], f"{kept}…")


__all__ = ["BOLD_LINE", "LINE", "wrapped"]
