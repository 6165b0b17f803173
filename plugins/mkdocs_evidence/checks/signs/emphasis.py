"""Emphasis that is left as text, and words that are struck through by single tildes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mkdocs_evidence.checks.signs.sign_fault import Replacement, SignFault, code_of
from mkdocs_evidence.reading import Paragraph, WrittenText, parse

STRONG = ("**", "__")
LONGEST = 500
"""Characters between signs that look like a pair."""
SURROUNDING = 20
"""Characters on both sides of a pair with which it is tried whether signs work."""
_NO_WORDS = re.compile(r"[\W\d_]*")


def left_as_text(text: WrittenText) -> Iterator[SignFault]:
    """Every pair of double signs of emphasis that readers would see."""
    for paragraph in text.paragraphs:
        runs = [run for run in paragraph.runs if run[0] in STRONG]
        done = -1
        for (sign, start), (other, end) in pairwise(runs):
            if sign != other or start <= done or end - start > LONGEST:
                continue
            if right := _right(paragraph, sign, start, end):
                done = end
                yield _told(paragraph, start, end + 2, right)


def _right(paragraph: Paragraph, sign: str, start: int, end: int) -> str | None:
    """The words with signs that work, if they are words, and the signs look like a pair."""
    content = paragraph.content
    inside = content[start + 2 : end]
    is_open = inside[:1].isspace() and content[start - 1 : start].isalnum() and start > 0
    is_closed = inside[-1:].isspace() and content[end + 2 : end + 3].isalnum()
    if _NO_WORDS.fullmatch(inside) or is_open or is_closed:
        return None  # signs of a calculation, or of a footnote
    plain = f"{sign}{inside.strip()}{sign}"
    before, after = content[max(0, start - SURROUNDING) : start], content[end + 2 : end + 2 + SURROUNDING]
    left = _signs_left(f"{before}{sign}{inside}{sign}{after}") - 2
    for right in (plain, f"{plain} ", f" {plain}", f" {plain} "):
        if _signs_left(f"{before}{right}{after}") <= left:
            return right
    return None


def _signs_left(content: str) -> int:
    """The number of double signs that readers of a paragraph would see."""
    tokens = (token for block in parse(content).tokens for token in block.children or ())
    texts = (token.content for token in tokens if token.type == "text")
    return sum(text.count(sign) for text in texts for sign in STRONG)


def _told(paragraph: Paragraph, start: int, end: int, right: str) -> SignFault:
    first, last = paragraph.offsets[start], paragraph.offsets[end]
    return SignFault(
        first,
        last,
        "these words would not be bold: readers would see the signs around them",
        f"write {code_of(right.strip())}, without a space inside the signs and with one outside them",
        Replacement(first, last, right),
    )


def struck_through(text: WrittenText) -> Iterator[SignFault]:
    """Every word between single tildes, which the forges strike through."""
    for paragraph in text.paragraphs:
        opened: list[int] = []
        for mark in paragraph.marks:
            if mark.sign != "~" or mark.kind not in ("s_open", "s_close"):
                continue
            if mark.kind == "s_open":
                opened.append(mark.start)
            elif opened:
                yield _struck(paragraph, opened.pop(), mark.start)


def _struck(paragraph: Paragraph, start: int, end: int) -> SignFault:
    words = paragraph.content[start + 1 : end]
    is_below = paragraph.content[start - 1 : start].isalnum() and not any(map(str.isspace, words))
    struck, below = f"~~{words}~~", f"<sub>{words}</sub>"
    right = below if is_below else struck
    first, last = paragraph.offsets[start], paragraph.offsets[end + 1]
    first_choice = f"{code_of(below)} to set it below the line, " if is_below else ""
    step = f"write {first_choice}{code_of(struck)} to strike it through, and `\\~` for the sign itself"
    return SignFault(
        first,
        last,
        f"{code_of(f'~{words}~')} would be struck through",
        step,
        Replacement(first, last, right),
    )
