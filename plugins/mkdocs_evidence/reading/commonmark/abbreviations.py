"""Block rule for definitions of abbreviations, as Python-Markdown's extension `abbr` has them: *[RCT]: …"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

ABBREVIATIONS = "abbreviations"
"""Key of the environment under which the meanings are found."""
DEFINITION = re.compile(r"\*\[(?P<short>[^\\\]]+)\] ?:[ ]*(?P<meaning>.*)")


def abbreviations_plugin(parser: MarkdownIt) -> None:
    """Add the rule to a parser."""
    parser.block.ruler.before("reference", "abbreviation", _abbreviation, {"alt": ["paragraph", "reference"]})


def _abbreviation(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    if state.is_code_block(first):
        return False
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if not state.src.startswith("*[", start):
        return False
    match = DEFINITION.fullmatch(state.src, start, end)
    if match is None:
        return False
    if not silent:
        meanings = state.env.setdefault(ABBREVIATIONS, {})
        short, meaning = match["short"].strip(), match["meaning"].strip()
        if short and meaning:
            meanings[short] = meaning
    state.line = first + 1
    return True
