"""Words of a Word file as its XML has them, and of a text that would be published, to be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from mkdocs_evidence.authoring.word.numbers import MARK
from mkdocs_evidence.authoring.word.walking import without_invisible
from mkdocs_evidence.authoring.word.xml import BREAK, TAB, Node, P, T, name

_WORD = re.compile(r"\w+")
_MATHS = frozenset(map(name, ("m:oMath", "m:oMathPara")))
_NO_BREAK_HYPHEN = name("w:noBreakHyphen")
_SEPARATORS = frozenset((TAB, BREAK, name("w:cr"), P))


def words_in(text: str) -> list[str]:
    """Return the words of a text: letters and digits, without the signs between them."""
    return _WORD.findall(unicodedata.normalize("NFC", without_invisible(text)))


def words_of_part(root: Node) -> list[str]:
    """Return the words of a part that readers see, with the numbers of its paragraphs; no formulas."""
    return words_in(MARK.sub(r" \1 ", "".join(_pieces(root))))


def words_of_notes(root: Node, tag: str, used: Iterable[str]) -> list[str]:
    """Return the words of the notes that a text refers to."""
    by_id = {one.get(name("w:id"), ""): one for one in root.iter(name(tag))}
    return [word for number in used if number in by_id for word in words_of_part(by_id[number])]


def note_references(root: Node, tag: str) -> tuple[str, ...]:
    """Return the ids of the notes that a text refers to."""
    return tuple(one.get(name("w:id"), "") for one in root.iter(name(tag)))


def _pieces(node: Node) -> Iterator[str]:
    if node.tag in _MATHS:
        yield " "
        return
    if node.tag == T:
        yield node.text or ""
    elif node.tag == _NO_BREAK_HYPHEN:
        yield "\u2011"
    elif node.tag in _SEPARATORS:
        yield " "
    for one in node:
        yield from _pieces(one)
    if node.tag == P:
        yield "\n"
