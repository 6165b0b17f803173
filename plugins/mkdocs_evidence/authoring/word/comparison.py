"""Differences between a Word document and the record that it became, each with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mkdocs_evidence.authoring.word.leaves import Leaf, Leaves, leaves_of_text, leaves_of_tree
from mkdocs_evidence.authoring.word.walking import Element
from mkdocs_evidence.authoring.word.words import words_in
from mkdocs_evidence.diagnostics import counted
from mkdocs_evidence.reading.commonmark import Parsed

AHEAD = 60
"""Texts within which two that are the same again are looked for after a difference."""
MOST = 20
"""Differences that are told one by one."""
_EXCERPT = 60
_SHOWN_WORDS = 12


def differences(
    tree: Element, parsed: Parsed, first_line: int, known: Counter[str], told: str
) -> tuple[str, ...]:
    """What is not as in the Word document, in sentences.

    `tree` is what was written, `parsed` what this site reads; `known` are the words of the document, and
    `told` what of it went into the record's fields.
    """
    wanted, got = leaves_of_tree(tree["blocks"]), leaves_of_text(parsed, first_line)
    found = [*_texts(wanted.texts, got.texts), *_targets(wanted, got)]
    rest = len(found) - MOST
    return (
        *found[:MOST],
        *((f"{counted(rest, 'more difference')} like these.",) if rest > 0 else ()),
        *_words(known, Counter(got.words) + Counter(words_in(told))),
    )


def _common(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return one[:at]
    return one[: min(len(one), len(other))]


def _texts(wanted: Sequence[Leaf], got: Sequence[Leaf]) -> Iterator[str]:
    left = right = 0
    while left < len(wanted) and right < len(got):
        if _is_same(wanted[left], got[right]):
            left, right = left + 1, right + 1
            continue
        skip_left, skip_right = _resumed(wanted, got, left, right)
        yield from _told(wanted[left : left + skip_left], got[right : right + skip_right], got[right].line)
        left, right = left + skip_left, right + skip_right
    last = got[-1].line if got else 0
    yield from _told(wanted[left:], got[right:], last)


def _is_same(one: Leaf, other: Leaf) -> bool:
    if one.key == other.key:
        return True
    if not one.has_formula or (one.place, one.kind) != (other.place, other.kind):
        return False
    return _without_signs(one.text) == _without_signs(other.text)


def _without_signs(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def _resumed(wanted: Sequence[Leaf], got: Sequence[Leaf], left: int, right: int) -> tuple[int, int]:
    """Return the fewest texts to skip on both sides until they are the same again."""
    for together in range(1, 2 * AHEAD):
        for skip in range(max(0, together - AHEAD), min(together, AHEAD) + 1):
            at, other = left + skip, right + together - skip
            if at < len(wanted) and other < len(got) and _is_same(wanted[at], got[other]):
                return skip, together - skip
    return min(AHEAD, len(wanted) - left), min(AHEAD, len(got) - right)


def _told(wanted: Sequence[Leaf], got: Sequence[Leaf], line: int) -> Iterator[str]:
    for one, other in zip(wanted, got, strict=False):
        yield _changed(one, other)
    for one in wanted[len(got) :]:
        yield f"Near line {line}: “{_excerpt(one.text)}” of the Word file is not in the new file."
    for other in got[len(wanted) :]:
        yield f"Line {other.line}: “{_excerpt(other.text)}” is not in the Word file at this place."


def _changed(one: Leaf, other: Leaf) -> str:
    if one.text != other.text:
        start = max(0, len(_common(one.text, other.text)) - _EXCERPT // 3)
        return (
            f"Line {other.line}: the Word file has “{_excerpt(one.text, start)}”, "
            f"and the new file “{_excerpt(other.text, start)}”."
        )
    was, now = (f"{leaf.kind} {' › '.join(leaf.place)}".strip() for leaf in (one, other))
    return f"Line {other.line}: “{_excerpt(one.text)}” is {was} in the Word file, and {now} in the new file."


def _excerpt(text: str, start: int = 0) -> str:
    end = start + _EXCERPT
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _targets(wanted: Leaves, got: Leaves) -> Iterator[str]:
    for what, before, after in (
        ("link", wanted.links, got.links),
        ("picture", wanted.pictures, got.pictures),
    ):
        lost = Counter(before) - Counter(after)
        for target in lost:
            yield f"The {what} {target} of the Word file is not in the new file."


def _words(known: Mapping[str, int], published: Mapping[str, int]) -> Iterator[str]:
    lost, more = Counter(known), Counter(published)
    missing, doubled = lost - more, more - lost
    for words, what in ((missing, "in the Word file, not here"), (doubled, "here, not in the Word file")):
        if words:
            shown = ", ".join(f"“{word}”" for word in list(words)[:_SHOWN_WORDS])
            rest = "" if len(words) <= _SHOWN_WORDS else f" and {counted(len(words) - _SHOWN_WORDS, 'other')}"
            yield f"{counted(words.total(), 'word')} more {what}: {shown}{rest}."
