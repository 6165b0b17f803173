"""Numbers that Word shows before paragraphs: 4., (a), iii), 1.1 (ECMA-376, part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from mkdocs_evidence.authoring.word.hidden import empty
from mkdocs_evidence.authoring.word.styles import Styles
from mkdocs_evidence.authoring.word.xml import Node, P, R, T, child, name, text_of, value

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters around a number that is put into the text, for the pass over pandoc's tree."""
MARK = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
_PLACE = re.compile(r"%([1-9])")
_LEVEL = name("w:ilvl")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_IN_ROMAN = 3999


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    restart: int | None
    is_legal: bool


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class _Numbering:
    """Lists of a document by the ids that paragraphs name; those of one abstract list count on together."""

    def __init__(self, root: Node | None) -> None:
        self._abstract: dict[str, _List] = {}
        self._lists: dict[str, tuple[_List, dict[int, int]]] = {}
        self._overridden: dict[str, dict[int, _Level]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Node) -> None:
        linked = {}
        for one in root.iter(name("w:abstractNum")):
            levels = dict(_levels(one))
            self._abstract[one.get(name("w:abstractNumId"), "")] = _List(levels)
            if style := value(child(one, "w:styleLink")):
                linked[style] = levels
        for one in root.iter(name("w:abstractNum")):
            if levels := linked.get(value(child(one, "w:numStyleLink")), {}):
                self._abstract[one.get(name("w:abstractNumId"), "")].levels = levels
        for one in root.iter(name("w:num")):
            abstract = self._abstract.get(value(child(one, "w:abstractNumId")))
            if abstract is not None:
                number = one.get(name("w:numId"), "")
                self._lists[number] = (abstract, dict(_starts(one)))
                self._overridden[number] = {
                    at: level for change in one.iter(name("w:lvlOverride")) for at, level in _levels(change)
                }

    def label(self, number: str, level: int) -> str:
        """Count a paragraph, and return what Word shows before it; empty for bullets."""
        if number not in self._lists:
            return ""
        listed, starts = self._lists[number]
        levels = listed.levels | self._overridden[number]
        if level not in levels:
            return ""
        self._count(listed.counts, levels, level, starts)
        shown = levels[level]
        if shown.form == "bullet":
            return ""
        return _PLACE.sub(
            lambda place: _written(listed.counts, levels, int(place[1]) - 1, shown), shown.text
        ).strip()

    @staticmethod
    def _count(
        counts: dict[int, int], levels: Mapping[int, _Level], level: int, starts: dict[int, int]
    ) -> None:
        if level in starts:  # the first time that a list with a start of its own is used
            counts[level] = starts.pop(level)
        else:
            counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for above in range(level):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        for below in [one for one in counts if one > level]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                del counts[below]


def mark_numbers(root: Node, numbering: Node | None, styles: Styles) -> int:
    """Put each number before its paragraph; return how many headings have one."""
    numbers = _Numbering(numbering)
    headings = 0
    for paragraph in root.iter(P):
        number, written = styles.numbering_of(paragraph)
        if not number:
            continue
        heading = styles.heading_level(paragraph)
        label = numbers.label(number, int(written) if written.isdecimal() else max(heading - 1, 0))
        if not _is_shown(paragraph):
            empty(paragraph)
        elif label:
            headings += heading > 0
            _put_before(paragraph, label)
    return headings


def _is_shown(paragraph: Node) -> bool:
    """Return True if a paragraph has something to show; empty ones are left over."""
    return bool(text_of(paragraph).strip()) or any(
        one.tag in (name("m:oMath"), name("w:drawing"), name("w:pict")) for one in paragraph.iter()
    )


def _put_before(paragraph: Node, label: str) -> None:
    run = ET.Element(R)
    text = ET.SubElement(run, T)
    text.text = f"{OPEN}{label}{CLOSE}"
    after_properties = 1 if child(paragraph, "w:pPr") is not None else 0
    paragraph.insert(after_properties, run)


def _levels(node: Node) -> Iterator[tuple[int, _Level]]:
    for one in node.iter(name("w:lvl")):
        restart = value(child(one, "w:lvlRestart"))
        start = value(child(one, "w:start"))
        at = one.get(_LEVEL, "")
        if at.isdecimal():
            yield (
                int(at),
                _Level(
                    form=value(child(one, "w:numFmt")) or "decimal",
                    text=value(child(one, "w:lvlText")),
                    start=int(start) if start.isdecimal() else 1,
                    restart=int(restart) if restart.isdecimal() else None,
                    is_legal=child(one, "w:isLgl") is not None,
                ),
            )


def _starts(number: Node) -> Iterator[tuple[int, int]]:
    for change in number.iter(name("w:lvlOverride")):
        start, at = value(child(change, "w:startOverride")), change.get(_LEVEL, "")
        if start.isdecimal() and at.isdecimal():
            yield int(at), int(start)


def _written(counts: Mapping[int, int], levels: Mapping[int, _Level], at: int, shown: _Level) -> str:
    number = counts.get(at, levels[at].start if at in levels else 1)
    form = levels[at].form if at in levels else "decimal"
    if shown.is_legal and form not in ("decimal", "decimalZero"):
        form = "decimal"
    return _in_form(number, form)


def _in_form(number: int, form: str) -> str:
    if form.endswith("Letter"):
        text = _letters(number)
    elif form.endswith("Roman"):
        text = _roman(number)
    elif form in ("none", "bullet"):
        return ""
    else:
        return f"{number:02}" if form == "decimalZero" else str(number)
    return text.upper() if form.startswith("upper") else text


def _letters(number: int) -> str:
    """Return a to z, then aa to zz: Word repeats the letter."""
    if number < 1:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(times + 1, 30)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_IN_ROMAN:
        return str(number)
    signs = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        signs += sign * times
    return signs
