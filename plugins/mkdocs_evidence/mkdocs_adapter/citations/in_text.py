"""Citations in Markdown: marks in the place of each citation, and their HTML in the place of the marks.

The places are those that reading has found by pandoc's grammar. Where a mark comes into code or an attribute
all the same, what was written comes back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from mkdocs_evidence.views.small_parts import BodyCitation

OPEN, CLOSE = "\ufdd2", "\ufdd3"
"""Unicode noncharacters, which no text may hold (Unicode 15, section 23.7)."""
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
AFTER_CODE = 185
"""Below Python-Markdown's code (190) and above all else: a citation's marks are one piece."""


class CitationMarks(Extension):
    """Marks the citations of one text at a time; a Markdown extension that knows what they become."""

    def __init__(self) -> None:
        super().__init__()
        self._written: tuple[str, ...] = ()
        self._html: tuple[str, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register nothing: the marks are found by the reader, `CommonMark`."""

    def marked(self, markdown: str, citations: Sequence[BodyCitation]) -> str:
        """The Markdown with a mark in the place of each citation."""
        self._written = tuple(markdown[one.start : one.end] for one in citations)
        self._html = tuple(one.html for one in citations)
        pieces, position = [], 0
        for number, one in enumerate(citations):
            pieces += [markdown[position : one.start], f"{OPEN}{number}{CLOSE}"]
            position = one.end
        return "".join([*pieces, markdown[position:]])

    def html_of(self, number: int) -> str:
        """The HTML of a citation of this text."""
        return self._html[number] if number < len(self._html) else ""

    def unmarked(self, html: str) -> str:
        """The HTML with what was written in the place of the marks that are left: those in code."""
        return MARK.sub(self._as_written, html) if OPEN in html else html

    def _as_written(self, mark: re.Match[str]) -> str:
        number = int(mark[1])
        return escape(self._written[number], quote=False) if number < len(self._written) else ""


class Citation(InlineProcessor):
    """Puts the HTML of a citation in the place of its mark, in pages that Python-Markdown reads."""

    def __init__(self, md: Markdown, marks: CitationMarks) -> None:
        super().__init__(MARK.pattern, md)
        self._marks = marks

    def handleMatch(  # type: ignore[override] # noqa: N802 - Python-Markdown's name and contract
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """The HTML of a mark's citation, stashed."""
        return self.md.htmlStash.store(self._marks.html_of(int(m[1]))), m.start(0), m.end(0)
