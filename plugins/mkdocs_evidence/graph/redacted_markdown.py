"""Markdown without withheld names: what led to an address that holds a name leads to the notice."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_evidence.graph.removed import Removed

_RECORD_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|((?:[^\[\]\n]|\n(?!\s*\n))*))?\]\]")
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*(<[^>\n]*>|[^()\s]+(?:\([^()\s]*\)[^()\s]*)*)([^()\n]*)\)"
)
_DEFINITION = re.compile(r"^( {0,3}\[[^\]\n]+\]:[ \t]*)(<[^>\n]*>|\S+)(.*)$", re.MULTILINE)
_ADDRESS = re.compile(r"""(?:https?://|www\.)[^\s<>"')\]]+|(?<=["'=])[^\s<>"'=]*/[^\s<>"']*""")
"""Addresses in running text, and those in attributes of HTML."""


@dataclass(frozen=True, slots=True)
class MarkdownRedactor:
    """Takes withheld names out of the addresses of one text.

    `holder` gives the removed record whose name an address holds; `path` the path of its notice from the
    text's file (empty, where that is not shown), `address` that of its page; `words` stand for a name.
    """

    holder: Callable[[str], Removed | None]
    path: Callable[[Removed], str]
    address: Callable[[Removed], str]
    words: str

    def redact(self, text: str) -> str:
        """The text, in which no address holds a name; pictures at such addresses become their words."""
        text = _RECORD_LINK.sub(self._record_link, text)
        text = _LINK.sub(self._link, text)
        text = _DEFINITION.sub(self._definition, text)
        return _ADDRESS.sub(self._bare_address, text)

    def _record_link(self, match: re.Match[str]) -> str:
        removed = self.holder(match[1])
        return self._to_notice(match[2] or self.words, removed) if removed else match[0]

    def _link(self, match: re.Match[str]) -> str:
        is_picture, words, address, title = match.groups()
        removed = self.holder(address)
        if removed is None:
            return match[0]
        return words if is_picture else self._to_notice(words, removed, title)

    def _definition(self, match: re.Match[str]) -> str:
        removed = self.holder(match[2])
        return f"{match[1]}{self.path(removed) or '#'}{match[3]}" if removed else match[0]

    def _bare_address(self, match: re.Match[str]) -> str:
        removed = self.holder(match[0])
        return self.address(removed) if removed else match[0]

    def _to_notice(self, words: str, removed: Removed, title: str = "") -> str:
        path = self.path(removed)
        return f"[{words}]({path}{title})" if path else words
