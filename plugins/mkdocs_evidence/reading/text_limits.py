"""Limits of Markdown, told at their lines before anything takes a text apart: one pass over its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from mkdocs_evidence.content_folder import printable
from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.model import limits
from mkdocs_evidence.reading.open_signs import bracket_depth, open_brackets, open_tags, open_targets
from mkdocs_evidence.reading.rules import (
    text_too_deep,
    text_too_large,
    text_too_long,
    text_too_many,
    text_too_open,
)
from mkdocs_evidence.reading.source_file import SourceFile

_LEVELS = re.compile(r"(?:[ \t]*(?:[-*+:]|\d{1,9}[.)]|>)(?=[ \t>]|$))+")
_LEVEL = re.compile(r"[-*+:>]|\d{1,9}[.)]")
_BEGINNING = re.compile(r"^ {0,3}(?:#|=+[ \t]*$|[-*_][-*_ \t]*$|:[ \t])", re.MULTILINE)
_DELIMITERS = re.compile(r"^[ \t]*+\|?[ \t:]*+-[-:| \t]*+$", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ \t]*\*\[", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\]]*+)\]")
_ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w-]*+)([^<>]*+)>")
# In these two, a line end stands for `^`, which the engine would try at each letter.
_MAY_BE_DEEP = re.compile(rf"\n[ \t>*+:.)\d-]{{{limits.MOST_DEPTH + 1}}}")
"""Beginning of a line with as many signs and spaces as there are levels, of which each takes one at least."""
_MAY_BE_WIDE = re.compile(rf"\n[-:| \t]{{{limits.MOST_COLUMNS + 1}}}")
"""Beginning of a line with as many signs of a table as there are columns."""
_TAB = 4


class Paragraph(NamedTuple):
    """Lines without an empty one between them, and the number of the first."""

    text: str
    line: int


def size_faults(file: SourceFile, most: int = limits.MOST_BYTES) -> tuple[Diagnostic, ...]:
    """Return the fault of a file that is too large to be taken apart; none of another."""
    return (text_too_large.tell(Place(file.shown_path), most),) if len(file.data) > most else ()


def text_limit_faults(text: str, path: str, first_line: int = 1) -> tuple[Diagnostic, ...]:
    """Every limit that a Markdown text exceeds; `path` is shown, `first_line` is the text's own."""
    return tuple(_faults(text, path, first_line))


def _faults(text: str, path: str, first_line: int) -> Iterator[Diagnostic]:
    is_modest, has_few_brackets = _is_modest(text), _has_few_brackets(text)
    for paragraph in () if is_modest and has_few_brackets else _paragraphs(text, first_line):
        place = Place(path, paragraph.line, 1, 1, _first_line_of(paragraph.text))
        if not is_modest:
            yield from _length_faults(paragraph.text, place)
            yield from _depth_faults(paragraph, path)
        yield from _open_faults(paragraph.text, place)
    whole = Place(path, first_line, 1, 1, _first_line_of(text))
    yield from _faults_of_whole(text, whole)


def _is_modest(text: str) -> bool:
    """Return True if no paragraph can be too long, wide or deep, since the whole text is not. Most are."""
    return (
        len(text) <= limits.MOST_CHARACTERS
        and text.count("\n") < limits.MOST_BEGINNINGS
        and not _MAY_BE_WIDE.search(f"\n{text}")
        and not _may_be_deep(text)
    )


def _may_be_deep(text: str) -> bool:
    return _MAY_BE_DEEP.search(f"\n{text}") is not None


def _has_few_brackets(text: str) -> bool:
    """Return True if no paragraph can open too many brackets, or nest them too deep, since all do not."""
    number = text.count("[")
    return number <= limits.MOST_DEPTH or (
        number <= limits.MOST_OPEN and bracket_depth(text) <= limits.MOST_DEPTH
    )


def _paragraphs(text: str, first_line: int) -> Iterator[Paragraph]:
    together: list[str] = []
    for number, line in enumerate((*text.split("\n"), ""), first_line):
        if line.strip(" \t"):
            together.append(line)
        elif together:
            yield Paragraph("\n".join(together), number - len(together))
            together = []


def _length_faults(text: str, place: Place) -> Iterator[Diagnostic]:
    if len(text) > limits.MOST_CHARACTERS:
        yield text_too_long.tell(place, "characters", len(text), limits.MOST_CHARACTERS)
    lines = text.count("\n") + 1
    if lines > limits.MOST_LINES:
        yield text_too_long.tell(place, "lines", lines, limits.MOST_LINES)
    if lines > limits.MOST_BEGINNINGS or len(text) > limits.MOST_BEGINNINGS * 2:
        found = sum(1 for _ in _BEGINNING.finditer(text))
        if found > limits.MOST_BEGINNINGS:
            what = "headings, rules and definitions without an empty line between them"
            yield text_too_many.tell(
                place, what, found, limits.MOST_BEGINNINGS, "put an empty line before each of them"
            )
    if text.count("|") <= limits.MOST_COLUMNS:
        return
    columns = max((match[0].count("|") + 1 for match in _DELIMITERS.finditer(text)), default=0)
    if columns > limits.MOST_COLUMNS + 2:
        step = "part the table into several, or attach it as a spreadsheet"
        yield text_too_many.tell(place, "columns in this table", columns, limits.MOST_COLUMNS, step)


def _open_faults(text: str, place: Place) -> Iterator[Diagnostic]:
    if text.count("[") <= min(limits.MOST_OPEN, limits.MOST_DEPTH):
        return
    if (number := open_brackets(text)) > limits.MOST_OPEN:
        yield text_too_open.tell(place, "square brackets", number, limits.MOST_OPEN, "]")
    if (number := open_targets(text)) > limits.MOST_OPEN:
        yield text_too_open.tell(place, "addresses of links", number, limits.MOST_OPEN, ")")
    if bracket_depth(text) > limits.MOST_DEPTH:
        yield text_too_deep.tell(place, "square brackets", limits.MOST_DEPTH)


def _depth_faults(paragraph: Paragraph, path: str) -> Iterator[Diagnostic]:
    """The first line of a paragraph whose list items or quotes lie too deep."""
    if not _may_be_deep(paragraph.text):
        return
    for number, line in enumerate(paragraph.text.split("\n")):
        signs = _LEVELS.match(line)
        if signs is None:
            continue
        indent = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip(" "))
        if indent // _TAB + len(_LEVEL.findall(signs[0])) > limits.MOST_DEPTH:
            begin = len(signs[0]) - len(signs[0].lstrip())
            place = Place(path, paragraph.line + number, begin + 1, len(signs[0]) - begin, line)
            yield text_too_deep.tell(place, "lists or quotes", limits.MOST_DEPTH)
            return


def _faults_of_whole(text: str, place: Place) -> Iterator[Diagnostic]:
    brackets, tags = text.count("["), text.count("<")
    if tags > limits.MOST_OPEN_TAGS and (number := open_tags(text)) > limits.MOST_OPEN_TAGS:
        yield text_too_open.tell(place, "tags of HTML", number, limits.MOST_OPEN_TAGS, ">")
    if brackets > min(limits.MOST_ABBREVIATIONS, limits.MOST_OF_ONE_NOTE):
        yield from _faults_of_notes(text, place)
    deep = _first_element_too_deep(text) if tags > limits.MOST_DEPTH else None
    if deep is not None:
        there = _place_in(text, deep, place)
        yield text_too_deep.tell(there, "elements of HTML with Markdown in them", limits.MOST_DEPTH)


def _faults_of_notes(text: str, place: Place) -> Iterator[Diagnostic]:
    """Too many abbreviations, or references to one footnote."""
    abbreviations = sum(1 for _ in _ABBREVIATION.finditer(text)) if "*[" in text else 0
    if abbreviations > limits.MOST_ABBREVIATIONS:
        step = "explain fewer, or put them into the glossary of mkdocs.yml"
        yield text_too_many.tell(place, "abbreviations", abbreviations, limits.MOST_ABBREVIATIONS, step)
    label, references = max(Counter(_NOTE.findall(text)).items(), key=itemgetter(1), default=("", 0))
    if references > limits.MOST_OF_ONE_NOTE:
        what, step = f"references to the footnote [^{printable(label[:40])}]", "refer to it fewer times"
        yield text_too_many.tell(place, what, references, limits.MOST_OF_ONE_NOTE, step)


def _first_element_too_deep(text: str) -> int | None:
    """Where an element of HTML with Markdown in it lies too deep in others; None where none does."""
    begun: list[str] = []
    for match in _ELEMENT.finditer(text) if "markdown" in text else ():
        if match[1]:
            if begun and begun[-1] == match[2].lower():
                begun.pop()
        elif "markdown" in match[3]:
            begun.append(match[2].lower())
            if len(begun) > limits.MOST_DEPTH:
                return match.start()
    return None


def _place_in(text: str, position: int, start: Place) -> Place:
    """The place of a position in a text that begins at another place."""
    line_start = text.rfind("\n", 0, position) + 1
    line, column = start.line + text.count("\n", 0, position), position - line_start + 1
    return Place(start.path, line, column, 1, _first_line_of(text[line_start:]))


def _first_line_of(text: str) -> str:
    return text[:400].partition("\n")[0]
