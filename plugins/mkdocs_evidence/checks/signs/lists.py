"""Lists that are left as text and run together, and numbers that become lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_evidence.checks.signs.sign_fault import Replacement, SignFault, code_of, lines_of, paragraphs_of
from mkdocs_evidence.reading import Block, Paragraph, WrittenText

LATEST_NUMBER = 999
"""Number up to which a list is taken to be meant; above it begin years."""
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
_DIGITS = tuple(map(str, range(1, 30)))
_LABEL = re.compile(r"(?P<open>\(?)(?P<label>[a-zA-Z]|[ivxIVX]{1,4}|[0-9]{1,2})(?P<close>[.)])[ \t]+(?=\S)")
_BULLET = re.compile(r"(?P<sign>[•●◦‣▪∙·])[ \t]+(?=\S)")
_BREAK = re.compile(r"(?:\\|  )$")


@dataclass(frozen=True, slots=True)
class _Item:
    """A line that begins with a label, and the offsets of that label in its paragraph."""

    opened: str
    label: str
    closed: str
    start: int
    end: int


def run_together(text: WrittenText) -> Iterator[SignFault]:
    """Every list with letters, or with the bullets of other programs, whose lines would run together."""
    for paragraph in paragraphs_of(text):
        if "\n" in paragraph.shown:
            yield from _bullets(text.body, paragraph)
            yield from _labels(text.body, paragraph)


def _bullets(body: str, paragraph: Paragraph) -> Iterator[SignFault]:
    found = [(_BULLET.match(line), at) for line, at in lines_of(paragraph)]
    items = [at for match, at in found if match]
    if len(items) < 2 or not _runs_together(paragraph, items):
        return
    start, last = paragraph.offsets[items[0]], paragraph.offsets[items[-1]]
    pieces, after = [], start
    for item in items:
        offset = paragraph.offsets[item]
        pieces += [body[after:offset], "-"]
        after = offset + 1
    yield SignFault(
        start,
        start + 1,
        "these lines are no list, and would run together in one paragraph",
        f"begin each line with a hyphen and a space: {code_of(f'- {_words_after(body, start + 1)}')}",
        Replacement(start, last + 1, "".join(pieces)),
    )


def _labels(body: str, paragraph: Paragraph) -> Iterator[SignFault]:
    items = [
        _Item(found["open"], found["label"], found["close"], at, at + found.end())
        for line, at in lines_of(paragraph)
        if (found := _LABEL.match(line))
    ]
    for sequence in _sequences(items):
        if _runs_together(paragraph, [item.start for item in sequence]):
            yield _of_labels(body, paragraph, sequence)


def _sequences(items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Items whose labels follow on from each other, from the first letter or number on."""
    sequence: list[_Item] = []
    for item in items:
        if sequence and _follows(sequence, item):
            sequence.append(item)
            continue
        if len(sequence) > 1:
            yield sequence
        sequence = [item] if item.label.lower() in ("a", "i", "1") else []
    if len(sequence) > 1:
        yield sequence


def _follows(sequence: Sequence[_Item], item: _Item) -> bool:
    first = sequence[0]
    labels = {"a": _LETTERS, "i": _ROMAN, "1": _DIGITS}[first.label.lower()]
    is_alike = (first.opened, first.closed) == (item.opened, item.closed)
    return is_alike and labels[len(sequence) : len(sequence) + 1] == (item.label.lower(),)


def _runs_together(paragraph: Paragraph, starts: Sequence[int]) -> bool:
    return any(_joins(paragraph, start) for start in starts)


def _joins(paragraph: Paragraph, start: int) -> bool:
    """Return True if what begins here follows the line above without a break."""
    above = paragraph.content.rfind("\n", 0, start)
    return above >= 0 and not _BREAK.search(paragraph.content[max(0, above - 2) : above])


def _of_labels(body: str, paragraph: Paragraph, sequence: Sequence[_Item]) -> SignFault:
    offsets = paragraph.offsets
    first, last = sequence[0], sequence[-1]
    breaks = [
        offsets[paragraph.content.rfind("\n", 0, item.start)]
        for item in sequence
        if _joins(paragraph, item.start)
    ]
    start = min(breaks[0], offsets[first.start])
    pieces, after = [], start
    for offset in breaks:
        pieces += [body[after:offset], "\\"]
        after = offset
    end = offsets[last.end]
    words = _words_after(body, offsets[first.end])
    label = body[offsets[first.start] : offsets[first.end]].strip()
    return SignFault(
        offsets[first.start],
        offsets[first.end],
        "these lines are no list here, and would run together in one paragraph",
        f"for a list, begin each line with a number: {code_of(f'1. {words}')}; to keep the letters, end each "
        f"line before them with a backslash: {code_of(f'{label} {words}')[:-1]}\\`",
        Replacement(start, end, "".join((*pieces, body[after:end]))),
    )


def _words_after(body: str, offset: int) -> str:
    """The first words of an item, for a message."""
    words = body[offset:].partition("\n")[0].strip().rstrip("\\").strip()
    return words if len(words) <= 40 else f"{words[:40].rpartition(' ')[0]} …"


def years(text: WrittenText) -> Iterator[SignFault]:
    """Every year, or other large number, that begins a line and so becomes an item of a list."""
    lists = [block for block in text.blocks if block.kind == "ordered_list"]
    for one in lists:
        if one.detail.isdecimal() and int(one.detail) > LATEST_NUMBER:
            items = [
                block
                for block in text.blocks
                if block.kind == "list_item" and block.detail and one.start <= block.start < one.end + 1
            ]
            own = [item for item in items if item.detail.isdecimal() and int(item.detail) > LATEST_NUMBER]
            numbers = [int(item.detail) for item in own]
            if len(own) > 1 and all(after == before + 1 for before, after in pairwise(numbers)):
                continue  # a list of years, which is published with these numbers
            for item in own:
                yield _year(text.body, item, is_alone=len(own) == 1)


def _year(body: str, item: Block, *, is_alone: bool) -> SignFault:
    found = re.compile(rf"(?<!\w)0*{item.detail}(?P<sign>[.)])").search(body, item.start)
    assert found is not None
    escaped = f"{found[0][:-1]}\\{found['sign']}"
    right = escaped if is_alone else f"- {escaped}"
    return SignFault(
        found.start(),
        found.end(),
        f"{found[0]} at the beginning of a line makes an item of a numbered list"
        + ("" if is_alone else ", and the number that readers see counts from the first"),
        f"write {code_of(f'{right} {_words_after(body, found.end())}')}",
        Replacement(found.start(), found.end(), right),
    )
