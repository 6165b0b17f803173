"""Inline rule for links to records: [[type/id]] and [[type/id@2|text]]."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

LINK = re.compile(r"\[\[(?!\^)([^\[\]|\n]+)(?:\|((?:[^\[\]\n]|\n(?!\s*\n))*))?\]\](?!\()")
"""No footnote in brackets, and no link with brackets around its words, as in [[words]](address)."""


def record_links_plugin(parser: MarkdownIt) -> None:
    """Add the rule to a parser.

    Its tokens have the `target` in `meta`, the link's own words as `content`, and their tokens as `children`.
    """
    parser.inline.ruler.before("link", "record_link", _record_link)


def _record_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    if not state.src.startswith("[[", state.pos):
        return False
    match = LINK.match(state.src, state.pos, state.posMax)
    if match is None or state.linkLevel:
        return False
    if not silent:
        token = state.push("record_link", "a", 0)
        token.meta = {"target": match[1].strip()}
        token.content = " ".join((match[2] or "").split())
        if token.content:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
    state.pos = match.end()
    return True
