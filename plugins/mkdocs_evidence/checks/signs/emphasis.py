"""Emphasis that is left as text, and words that are struck through by single tildes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from mkdocs_evidence.checks.signs.sign_fault import Replacement, SignFault, code_of
from mkdocs_evidence.reading import Paragraph, WrittenText, parse

STRONG = ("**", "__")
_NO_WORDS = re.compile(r"[\W\d_]*")


def left_as_text(text: WrittenText) -> Iterator[SignFault]:
    """Every pair of double signs of emphasis that readers would see."""
    for paragraph in text.paragraphs:
        runs = [run for run in paragraph.runs if run[0] in STRONG]
        done = -1
        for (sign, start), (other, end) in pairwise(runs):
            if sign != other or start <= done or "\n\n" in paragraph.content[start:end]:
                continue
            if right := _right(paragraph, sign, start, end):
                done = end
                yield _told(paragraph, start, end + 2, right)


def _right(paragraph: Paragraph, sign: str, start: int, end: int) -> str | None:
    """The words with signs that work, if they are words, and the signs look like a pair."""
    content = paragraph.content
    inside = content[start + 2 : end]
    words = inside.strip()
    before, after = content[start - 1 : start], content[end + 2 : end + 3]
    if _NO_WORDS.fullmatch(words) or _is_word(before) and inside[:1].isspace() or _is_word(after) and inside[-1:].isspace():
        return None  # signs of a calculation, or of a footnote
    plain = f"{sign}{words}{sign}"
    for right in (plain, f"{plain} ", f" {plain}", f" {plain} "):
        if parse(f"{content[:start]}{right}{content[end + 2 :]}").tokens and _works(content, start, end, right):
            return right
    return None


def _works(content: str, start: int, end: int, right: str) -> bool:
    tokens = parse(f"{content[:start]}{right}{content[end + 2 :]}").tokens
    signs = [token.content for one in tokens for token in one.children or () if token.type == "text"]
    before = [token.content for one in parse(content).tokens for token in one.children or () if token.type == "text"]
    return _signs_in(signs) <= _signs_in(before) - 2


def _signs_in(texts: list[str]) -> int:
    return sum(text.count("**") + text.count("__") for text in texts)


def _is_word(sign: str) -> bool:
    return sign.isalnum()


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
    code = partial(code_of)
    steps = (
        f"write {code(below)} to set them below the line, {code(struck)} to strike them through, "
        f"and `\\~` for the sign itself"
    )
    return SignFault(
        first,
        last,
        f"{code(f'~{words}~')} would be struck through",
        steps,
        Replacement(first, last, right),
    )
