"""What a text must hold for an inline pattern to match: most texts hold the signs of few patterns.

An inline pattern acts only where its regular expression matches. For the expressions below, each
match holds a certain string. A pattern whose expression is not among them may match anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markdown.inlinepatterns import (
    AUTOLINK_RE,
    AUTOMAIL_RE,
    BACKTICK_RE,
    ENTITY_RE,
    ESCAPE_RE,
    HTML_RE,
    IMAGE_LINK_RE,
    LINE_BREAK_RE,
    LINK_RE,
    DelimiterProcessor,
    Pattern,
)

from mkdocs_evidence.mkdocs_adapter.citations import in_text as citations
from mkdocs_evidence.reading import LINK as RECORD_LINK

SIGN_OF: dict[str, str] = {
    BACKTICK_RE: "`",
    ESCAPE_RE: "\\",
    LINK_RE: "[",  # references are found by the same expression
    IMAGE_LINK_RE: "![",
    AUTOLINK_RE: "<",
    AUTOMAIL_RE: "<",
    HTML_RE: "<",
    ENTITY_RE: "&",
    LINE_BREAK_RE: "  \n",
    r"\[\^([^\]]*)\]": "[^",  # footnotes
    RECORD_LINK.pattern: "[[",
    citations.MARK.pattern: citations.OPEN,
    citations.WRITTEN_AT_SIGN: "\\@",
}
"""Regular expressions of inline patterns, and a string that is in all that they match."""


@dataclass(frozen=True, slots=True)
class Step:
    """An inline pattern, and its place in the order in which patterns are tried."""

    place: int
    pattern: Pattern
    signs: tuple[str, ...]

    def is_due(self, signs: tuple[str, ...]) -> bool:
        """Whether the pattern may match a text with these signs."""
        return not self.signs or any(sign in signs for sign in self.signs)


class Steps:
    """The inline patterns of a converter in their order, found by the signs of a text."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._all = tuple(Step(place, pattern, _signs_of(pattern)) for place, pattern in enumerate(patterns))
        self._signs = tuple(dict.fromkeys(sign for step in self._all for sign in step.signs))
        self._due: dict[tuple[str, ...], tuple[Step, ...]] = {}

    def due(self, text: str, first: int = 0) -> tuple[Step, ...]:
        """The patterns, from the `first` place on, that may match somewhere in a text."""
        signs = tuple([sign for sign in self._signs if sign in text])
        steps = self._due.get(signs)
        if steps is None:
            steps = self._due[signs] = tuple(step for step in self._all if step.is_due(signs))
        return steps if not first else tuple(step for step in steps if step.place >= first)


def _signs_of(pattern: Pattern) -> tuple[str, ...]:
    """Strings of which a text must hold one where the pattern matches; none where that is not known."""
    expression = pattern.getCompiledRegExp().pattern
    if isinstance(pattern, DelimiterProcessor) and expression == "|".join(map(re.escape, pattern.tokens)):
        return tuple(pattern.tokens)
    sign = SIGN_OF.get(expression)
    return (sign,) if sign else ()
