"""Levels of headings without gaps, which PDF/UA-1 demands (ISO 14289-1, 7.4.2)."""

from __future__ import annotations

import re

_HEADING = re.compile(r"<(/?)h([1-6])\b", re.IGNORECASE)


def without_gaps(html: str, above: int = 1) -> str:
    """HTML whose headings go down by one level at most; `above` is the level of the heading before it."""
    opened: list[tuple[int, int]] = []

    def shown(match: re.Match[str]) -> str:
        closes, level = match[1], int(match[2])
        if not closes:
            while opened and opened[-1][0] >= level:
                opened.pop()
            opened.append((level, (opened[-1][1] if opened else above) + 1))
        return f"<{closes}h{min(opened[-1][1] if opened else level, 6)}"

    return _HEADING.sub(shown, html)
