"""Faults of a page that is no record, which MkDocs reads and renders: found before it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from mkdocs_evidence.diagnostics import Diagnostic, Place
from mkdocs_evidence.model import Source, limits
from mkdocs_evidence.reading.nodes import compose
from mkdocs_evidence.reading.places import place_in_header
from mkdocs_evidence.reading.rules import (
    text_too_deep,
    text_too_many,
    yaml_fence,
    yaml_structure,
    yaml_syntax,
)
from mkdocs_evidence.reading.rules.conflict_marks import faults_in as conflict_faults
from mkdocs_evidence.reading.source_file import SourceFile
from mkdocs_evidence.reading.text import text_of
from mkdocs_evidence.reading.text_limits import size_faults, text_limit_faults

_HEADER = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)
"""Front matter as MkDocs finds it (mkdocs.utils.meta)."""
_FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:", re.ASCII)
"""What MkDocs takes for a field of MultiMarkdown, where it is the first line of a page."""
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def page_faults(file: SourceFile) -> tuple[Diagnostic, ...]:
    """Return bytes that are no text, merge conflicts and exceeded limits in a page that is no record."""
    if large := size_faults(file):
        return large
    decoded, unreadable = text_of(file)
    if decoded is None:
        return unreadable
    text = file.data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    header = _HEADER.match(text)
    body_line = header[0].count("\n") + 1 if header else 1
    beyond = text_limit_faults(text[header.end() :] if header else text, file.shown_path, body_line)
    of_header = _header_faults(header[1], file.shown_path) if header else ()
    return (*conflict_faults(file.shown_path, text.split("\n")), *of_header, *beyond)


def page_source(path: str, text: str, folder: str = "content") -> Source:
    """The source of a page that is no record, as MkDocs divides its text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    header = _HEADER.match(text)
    if header is None:
        return Source(path, "", text, folder=folder)
    rest = text[header.end() :]
    body = rest.lstrip("\n")  # as MkDocs does
    body_line = header[0].count("\n") + len(rest) - len(body) + 1
    return Source(path, header[1], body, body_line=body_line, folder=folder)


def page_header_faults(source: Source) -> tuple[Diagnostic, ...]:
    """Return why MkDocs would show front matter as text, or take the beginning of a text for fields."""
    if not source.header:
        return tuple(_faults_without_header(source))
    try:
        data = yaml.safe_load(source.header)
    except (yaml.YAMLError, ValueError) as error:
        first = place_in_header(source, 0, 0, 1)
        return compose(source).faults or (yaml_syntax.tell(first, str(error)),)
    if isinstance(data, dict) or data is None:
        return ()
    lines = source.header.split("\n")
    return (yaml_structure.tell_no_fields(place_in_header(source, 0, 0, len(lines[0]))),)


def _faults_without_header(source: Source) -> Iterator[Diagnostic]:
    lines = source.body.split("\n")
    place = Place(source.shown_path, 1, 1, max(1, len(lines[0])), lines[0])
    if _FIELD.match(lines[0]):
        yield yaml_fence.tell_bare_field(place)
    elif lines[0].rstrip() == "---" and len(lines) > 1 and _FIELD.match(lines[1]):
        yield yaml_fence.tell_unclosed(place)


def _header_faults(header: str, path: str) -> Iterator[Diagnostic]:
    """What would make a value of YAML grow beyond measure; other mistakes MkDocs passes over."""
    sizes, lines = _Sizes(), header.split("\n")
    try:
        for event in yaml.parse(header, Loader=_Loader):
            sizes.take(event)
            line = event.start_mark.line if event.start_mark is not None else 0
            place = Place(path, line + 2, 1, 1, lines[line] if line < len(lines) else "")
            if sizes.depth > limits.MOST_DEPTH:
                yield text_too_deep.tell(place, "lists and groups of the front matter", limits.MOST_DEPTH)
                return
            if sizes.largest > limits.MOST_ALIASED:
                step = "write the values out: aliases (`*name`) that hold aliases multiply"
                what = "values in the front matter, with those that aliases repeat"
                yield text_too_many.tell(place, what, sizes.largest, limits.MOST_ALIASED, step)
                return
    except yaml.YAMLError:
        return


class _Sizes:
    """How deep YAML is at an event, and how many values its anchors stand for, aliases written out."""

    def __init__(self) -> None:
        self._open: list[tuple[str | None, int]] = []
        self._of_anchor: dict[str, int] = {}
        self.largest = 0

    @property
    def depth(self) -> int:
        """How many lists and groups are open."""
        return len(self._open)

    def take(self, event: yaml.Event) -> None:
        """Count one event."""
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event.anchor, 1))
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, size = self._open.pop()
            self._close(anchor, size)
        elif isinstance(event, yaml.AliasEvent):
            self._close(None, self._of_anchor.get(str(event.anchor), 1))
        elif isinstance(event, yaml.ScalarEvent):
            self._close(event.anchor, 1)

    def _close(self, anchor: str | None, size: int) -> None:
        if anchor:
            self._of_anchor[anchor] = size
        self.largest = max(self.largest, size)
        if self._open:
            outer, before = self._open[-1]
            self._open[-1] = (outer, before + size)
