"""Markup of formulas in our pages: an element with what was written, which holds the MathML.

All that reads words from HTML (seals, comparisons, feeds, PDF) takes what was written: the words of MathML
are single letters that run together.
"""

from __future__ import annotations

import re

WRITTEN = "data-tex"
"""Attribute with the formula as it was written, with its signs. No text may write this attribute itself."""
CLASS, LINES, LONG = "tex", "tex--lines", "tex--long"
"""Classes: of each formula, of one in lines of its own, and of one in a line that may be wide."""
SHOWN = re.compile(
    rf'<(?P<tag>span|div)(?: aria-label="Formula")? class="{CLASS}(?: {LINES}| {LONG})?"'
    rf' data-pagefind-index-attrs="{WRITTEN}" {WRITTEN}="(?P<written>[^"<>]*)"'
    r'(?: role="group" tabindex="0")?>'
    r"(?P<mathml><math.*?</math>)</(?P=tag)>",
    re.DOTALL,
)
"""A formula in HTML that we have made."""


def as_code(markup: str) -> str:
    """Return HTML with formulas as code, for whoever knows no MathML and would print its letters in a row."""

    def code(found: re.Match[str]) -> str:
        shown = f"<code>{found['written']}</code>"
        return f"<pre>{shown}</pre>" if found["tag"] == "div" else shown

    return SHOWN.sub(code, markup) if WRITTEN in markup else markup
