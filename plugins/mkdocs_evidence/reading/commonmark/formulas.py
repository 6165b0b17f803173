r"""Rules for formulas with the forges' own signs: $…$, $`…`$, $$…$$, and fences with the word `math`.

A dollar sign opens a formula if no letter, digit or dollar stands before it and no space after it; the next
one must close it, with no space before and no letter, digit or dollar after it. `$5 and $10` stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

BLOCK, INLINE = "math_block", "math_inline"
"""Types of the tokens. Their content is the formula with its signs."""
SIGN = "$$"
FENCE = "math"
_INLINE = re.compile(
    r"""(?<![^\W_])(?<![$\\])(?:
        \$`(?P<code>[^`$]+)`\$
      | \$\$(?P<display>(?![\s$])(?:[^$\\]|\\.)+(?<!\s))\$\$
      | \$(?P<plain>(?![\s$])(?:[^$\\]|\\.)+(?<!\s))\$
    )(?![^\W_]|\$)""",
    re.VERBOSE | re.DOTALL,
)
_AMOUNT_AND_WORDS = re.compile(r"\d[^\\^_={}<>+*/×|]*?(?:[^\W\d_]{2}|[(\[]$)[^\\^_={}<>+*/×|]*")
r"""An amount of money with words behind it, up to the next dollar sign: $5 (US$)"""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: its TeX, if it stands in a line of its own, and the offset of the TeX in what is written."""

    tex: str
    is_display: bool
    offset: int


def formulas_plugin(parser: MarkdownIt) -> None:
    """Add the rules to a parser."""
    parser.inline.add_terminator_char("$")
    parser.inline.ruler.before("backticks", INLINE, _inline)
    interrupts: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", BLOCK, _block, interrupts)


def formula_of(token: Token) -> Formula | None:
    """Return the formula of a token; None for a token of another kind."""
    content = token.content
    if token.type == BLOCK:
        return Formula(content.strip()[2:-2], is_display=True, offset=content.index(SIGN) + 2)
    if token.type == INLINE:
        found = _INLINE.fullmatch(content)
        assert found is not None
        kind = str(found.lastgroup)
        return Formula(found[kind], is_display=kind == "display", offset=found.start(kind))
    if token.type == "fence" and token.info.split()[:1] == [FENCE]:
        return Formula(content, is_display=True, offset=0)
    return None


def formulas_in(words: str) -> Iterator[re.Match[str]]:
    """Yield where formulas stand in a text without other signs, such as a caption."""
    return (found for found in _INLINE.finditer(words) if _is_formula(found))


def token_of(found: re.Match[str]) -> Token:
    """The token of a formula that was found in a text without other signs."""
    return Token(INLINE, "", 0, content=found[0])


def _is_formula(found: re.Match[str]) -> bool:
    return found["plain"] is None or _AMOUNT_AND_WORDS.fullmatch(found["plain"]) is None


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    if state.src[state.pos] != "$":
        return False
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if found is None or not _is_formula(found):
        return False
    if not silent:
        state.push(INLINE, "", 0).content = found[0]
    state.pos = found.end()
    return True


def _block(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    if state.is_code_block(first) or not state.src.startswith(
        SIGN, state.bMarks[first] + state.tShift[first]
    ):
        return False
    end = _end_of_block(state, first, last)
    if end is None:
        return False
    if not silent:
        token = state.push(BLOCK, "", 0)
        token.content = state.getLines(first, end, state.blkIndent, False).rstrip("\n")  # noqa: FBT003
        token.map, token.block = [first, end], True
    state.line = end
    return True


def _end_of_block(state: StateBlock, first: int, last: int) -> int | None:
    """The line after a formula between lines' signs; None if it does not end before an empty line."""
    for line in range(first, last):
        if line > first and (state.isEmpty(line) or state.sCount[line] < state.blkIndent):
            return None
        written = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
        words = written.removeprefix(SIGN) if line == first else written
        if SIGN in words:
            is_end = words.index(SIGN) == len(words) - 2
            return line + 1 if is_end and (line > first or len(words) > 2) else None
    return None
