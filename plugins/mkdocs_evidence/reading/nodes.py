"""YAML text to nodes, which keep every scalar's written text and place. Never to objects.

`yaml.load` would turn 1.10 into 1.1 and `no` into False, and lets the last of two equal keys win.
A front matter that does not parse is parsed field by field, so that a fault in one hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import Source
from mkdocs_evidence.model.limits import MOST_DEPTH
from mkdocs_evidence.reading.blocks import Block, blocks_of
from mkdocs_evidence.reading.places import place_in_header
from mkdocs_evidence.reading.rules import yaml_feature, yaml_structure, yaml_syntax, yaml_tab

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = MOST_DEPTH
TAB = "\t"
_SPACE = f" {TAB}"
_WIDTHS_OF_TABS = (1, 2, 4)
"""How many spaces a tab may stand for, the one first that leaves the columns as they are."""
# libyaml composes recursively, and 200,000 open brackets end the process. No text nests deeper than
# it has of these characters; 5,000 levels were composed without harm.
_NESTING = re.compile(r"[\[{?:-]")
_HARMLESS_NESTING = 1500
_FEATURE = re.compile(r"(?<!\w)[&*!](?=\S)")
# YAML 1.1 ends a line at these; editors do not, and lines would be counted apart.
_OTHER_LINE_ENDS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})


class Composition(NamedTuple):
    """The root node of what could be parsed, the faults of the rest, and the lines of the rest.

    `lost` are ranges of lines of the header, counted from 0.
    """

    root: yaml.Node | None
    faults: tuple[Diagnostic, ...] = ()
    lost: tuple[range, ...] = ()


def compose(source: Source) -> Composition:
    """Parse the front matter: the whole, or else each field by itself."""
    text = source.header.translate(_OTHER_LINE_ENDS)
    root, faults = _parsed(source, text)
    return Composition(root) if not faults else _composed_by_fields(source, text, faults)


def syntax_fault(name: str, text: str, error: yaml.YAMLError) -> Diagnostic:
    """The fault of a whole file of YAML, such as `mkdocs.yml`, that could not be parsed."""
    return _syntax_fault(Source(name, text, "", header_line=1, folder=""), text, error, 0)


def _composed_by_fields(source: Source, text: str, of_whole: tuple[Diagnostic, ...]) -> Composition:
    """Parse every field by itself; those that parse are composed together, at their places."""
    lines, faults, lost = text.split("\n"), list[Diagnostic](), list[range]()
    for block in blocks_of(lines):
        for part in _parts(source, lines, block):
            found = _faults_of(source, lines, part)
            if found and part.start == block.stray:
                found = (_no_field(source, lines, block.stray),)
            mended = _without_tabs(source, lines, part) if found else None
            if mended is not None:
                lines[part.start : part.stop] = mended
            elif found:
                lost.append(part)
                lines[part.start : part.stop] = [""] * len(part)
            faults += found
    root, remaining = _parsed(source, "\n".join(lines))
    if not faults or remaining:
        return Composition(None, of_whole, (range(len(lines)),))
    return Composition(root, tuple(faults), tuple(lost))


def _parts(source: Source, lines: list[str], block: Block) -> Iterator[range]:
    """A field's lines; those that cannot belong to it apart, where the field parses without them."""
    whole = range(block.first, block.end)
    if block.stray in (block.first, block.end) or not _faults_of(source, lines, whole):
        yield whole
        return
    head = range(block.first, block.stray)
    if _faults_of(source, lines, head):
        yield whole
    else:
        yield from (head, range(block.stray, block.end))


def _faults_of(source: Source, lines: list[str], part: range) -> tuple[Diagnostic, ...]:
    """The faults of some lines, which are to be fields."""
    root, faults = _parsed(source, "\n".join(lines[part.start : part.stop]) + "\n", part.start)
    if faults or root is None or isinstance(root, yaml.MappingNode):
        return faults
    return (_no_field(source, lines, part.start + root.start_mark.line),)


def _no_field(source: Source, lines: list[str], line: int) -> Diagnostic:
    """The fault of a line that is not a name, a colon and a value."""
    place = place_in_header(source, line, 0, len(lines[line].rstrip()))
    return yaml_syntax.tell(place, "could not find expected ':'")


def _without_tabs(source: Source, lines: list[str], part: range) -> list[str] | None:
    """The lines with spaces for tabs before their texts; None where that does not make them parse."""
    written = lines[part.start : part.stop]
    if not any(TAB in _indent_of(line) for line in written):
        return None
    for width in _WIDTHS_OF_TABS:
        mended = [f"{_indent_of(line).replace(TAB, ' ' * width)}{line.lstrip(_SPACE)}" for line in written]
        if not _faults_of(source, [*lines[: part.start], *mended, *lines[part.stop :]], part):
            return mended
    return None


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(_SPACE))]


def _parsed(
    source: Source, text: str, first_line: int = 0
) -> tuple[yaml.Node | None, tuple[Diagnostic, ...]]:
    """The root node of a text that begins on a line of the header, or its faults."""
    try:
        faults = tuple(_refused_features(source, text, first_line)) if _needs_a_look(text) else ()
        return (None, faults) if faults else (_root(text), ())
    except yaml.YAMLError as error:
        return None, (_syntax_fault(source, text, error, first_line),)


def _root(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def _needs_a_look(text: str) -> bool:
    return bool(_FEATURE.search(text)) or len(_NESTING.findall(text)) > _HARMLESS_NESTING


def _refused_features(source: Source, text: str, first_line: int) -> Iterator[Diagnostic]:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line, column = _start(event)
        line += first_line
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield yaml_structure.tell_deep(place_in_header(source, line, column, 1))
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if isinstance(event, yaml.NodeEvent):
            name = _feature_of(event)
            if name:
                yield yaml_feature.tell(place_in_header(source, line, column, len(name)), name)


def _start(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line, mark.column) if mark is not None else (0, 0)


def _feature_of(event: yaml.NodeEvent) -> str:
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor}"
    if event.anchor:
        return f"&{event.anchor}"
    tag = str(getattr(event, "tag", None) or "")
    if tag and tag != "!":
        return tag.replace("tag:yaml.org,2002:", "!!")
    return ""


def _syntax_fault(source: Source, text: str, error: yaml.YAMLError, first_line: int) -> Diagnostic:
    tab = yaml_tab.find(text)
    mark = getattr(error, "problem_mark", None)
    if tab and (mark is None or tab[0] <= mark.line):
        return yaml_tab.tell(place_in_header(source, first_line + tab[0], tab[1], 1))
    problem = str(getattr(error, "problem", None) or "")
    opened = getattr(error, "context_mark", None)
    if opened is not None and yaml_syntax.is_about_an_opening(problem):
        mark = opened
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return yaml_syntax.tell(place_in_header(source, first_line + line, column, 1), problem)
