"""Lists of a tree with the numbers that Word shows: 4. stays 4., and (a) stands before its item as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.authoring.word.numbers import MARK, OPEN
from mkdocs_evidence.authoring.word.walking import SPACES, Element, raw_inline, string

_PLAIN_NUMBER = re.compile(r"(?P<before>\(?)(?P<number>[0-9]{1,9})(?P<after>[.)]?)")
_NEEDS_NO_ESCAPE = re.compile(r"[A-Za-z0-9.()]+")
"""Numbers that pandoc would write with needless escapes."""
_LISTS = ("OrderedList", "BulletList")
_WORDS_FIRST = ("Para", "Plain", "Header")


@dataclass(frozen=True, slots=True)
class _Item:
    blocks: list[Element]
    label: str

    @property
    def number(self) -> int | None:
        """The number that Markdown can write; None where the item has no number or another sign."""
        found = _PLAIN_NUMBER.fullmatch(self.label)
        return int(found["number"]) if found else None


def numbered(block: Element) -> list[Element]:
    """The lists that a list becomes, with Word's own numbers; a paragraph with its number as text."""
    if block["t"] not in _LISTS:
        return [with_label(block)]
    items = block["c"] if block["t"] == "BulletList" else block["c"][1]
    return list(_lists(block, [_Item(*_taken(item)) for item in items]))


def with_label(block: Element) -> Element:
    """A paragraph or heading with its number as the text that it is."""
    blocks, label = _taken([block])
    return _labelled(blocks, label)[0]


def _lists(block: Element, items: list[_Item]) -> Iterator[Element]:
    runs: list[list[_Item]] = []
    for item in items:
        if runs and _goes_on(runs[-1], item):
            runs[-1].append(item)
        else:
            runs.append([item])
    for run in runs:
        if run[0].number is not None:
            yield _ordered(run)
        elif any(item.label for item in run):
            yield {"t": "BulletList", "c": [_tight(_labelled(item.blocks, item.label)) for item in run]}
        else:
            contents = [_tight(item.blocks) for item in run]
            is_bulleted = block["t"] == "BulletList"
            yield {**block, "c": contents if is_bulleted else [block["c"][0], contents]}


def _goes_on(run: list[_Item], item: _Item) -> bool:
    """Return True if an item follows those before it in one list of Markdown."""
    last = run[-1]
    if item.number is None or last.number is None:
        return item.number is None and last.number is None
    return item.number == last.number + 1 and item.label[-1:].isdecimal() == last.label[-1:].isdecimal()


def _ordered(run: list[_Item]) -> Element:
    found = _PLAIN_NUMBER.fullmatch(run[0].label)
    delimiter = "OneParen" if found and found["after"] == ")" else "Period"
    attributes = [run[0].number, {"t": "Decimal"}, {"t": delimiter}]
    return {"t": "OrderedList", "c": [attributes, [_tight(item.blocks) for item in run]]}


def _tight(blocks: list[Element]) -> list[Element]:
    """An item of one paragraph, with lists below it, as Word shows it: without empty lines between."""
    if blocks and blocks[0]["t"] == "Para" and all(one["t"] in _LISTS for one in blocks[1:]):
        return [{"t": "Plain", "c": blocks[0]["c"]}, *blocks[1:]]
    return blocks


def _taken(blocks: list[Element]) -> tuple[list[Element], str]:
    """Blocks without the mark of their number, and the number."""
    if not blocks or blocks[0]["t"] not in _WORDS_FIRST:
        return blocks, ""
    first = blocks[0]
    inlines = first["c"][2] if first["t"] == "Header" else first["c"]
    rest, label = _without_mark(inlines)
    if not label:
        return blocks, ""
    content = [*first["c"][:2], rest] if first["t"] == "Header" else rest
    return [{**first, "c": content}, *blocks[1:]], label


def _without_mark(inlines: list[Element]) -> tuple[list[Element], str]:
    """Inlines without a mark that they begin with; pandoc may have cut it at spaces."""
    text = ""
    for count, one in enumerate(inlines):
        if one["t"] not in ("Str", *SPACES):
            break
        text += one["c"] if one["t"] == "Str" else " "
        if not text.startswith(OPEN):
            break
        if found := MARK.match(text):
            rest = text[found.end() :]
            return [*([string(rest)] if rest else ()), *inlines[count + 1 :]], found[1]
    return inlines, ""


def _labelled(blocks: list[Element], label: str) -> list[Element]:
    if not (blocks and label):
        return blocks
    first = blocks[0]
    if first["t"] == "Header":
        return [{**first, "c": [*first["c"][:2], [*_words(label), *first["c"][2]]]}, *blocks[1:]]
    is_plain = _NEEDS_NO_ESCAPE.fullmatch(label) and not _PLAIN_NUMBER.fullmatch(label)
    words = [raw_inline(label), {"t": "Space"}] if is_plain else _words(label)
    return [{**first, "c": [*words, *first["c"]]}, *blocks[1:]]


def _words(label: str) -> list[Element]:
    return [part for word in label.split() for part in (string(word), {"t": "Space"})]
