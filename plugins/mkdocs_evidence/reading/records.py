"""Files to records: the way through this room, from bytes to typed values or diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import yaml

from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.model import CommonFields, Key, Record, RecordType, Source
from mkdocs_evidence.reading import paths
from mkdocs_evidence.reading.citations import citations_of
from mkdocs_evidence.reading.conflicts import CLOSING, OPENING, SEPARATOR
from mkdocs_evidence.reading.fences import FENCE, source_of
from mkdocs_evidence.reading.fields import typed_fields
from mkdocs_evidence.reading.links import links_of, paths_in
from mkdocs_evidence.reading.nodes import compose
from mkdocs_evidence.reading.path_faults import folder_faults, path_faults
from mkdocs_evidence.reading.plain import plain_data
from mkdocs_evidence.reading.prose import prose_of
from mkdocs_evidence.reading.rules import conflict_marks
from mkdocs_evidence.reading.source_file import ReadResult, SourceFile
from mkdocs_evidence.reading.text import text_of
from mkdocs_evidence.reading.text_limits import size_faults, text_limit_faults

FileResult: TypeAlias = tuple[Record[CommonFields] | None, tuple[Diagnostic, ...]]
ReadFiles: TypeAlias = Callable[[Sequence[SourceFile]], Iterable[FileResult]]


def read_each(files: Iterable[SourceFile]) -> Iterator[FileResult]:
    """What each file says, in their order."""
    return map(read_file, files)


def read_records(files: Iterable[SourceFile], read: ReadFiles = read_each) -> ReadResult:
    """Every record among the files, and every fault in them, in the order of their paths.

    Files outside the record folders, pictures and attached files are passed over. `read` takes the
    files apart; one that remembers what it has read saves time.
    """
    records: list[Record[CommonFields]] = []
    diagnostics: list[Diagnostic] = []
    unreadable: list[Key] = []
    in_order = sorted(files, key=lambda one: one.path)
    for file, (record, faults) in zip(in_order, read(in_order), strict=True):
        diagnostics += faults
        if record is not None:
            records.append(record)
        elif (key := paths.key_for_path(file.path)) is not None:
            unreadable.append(key)
    return ReadResult(tuple(records), ordered(diagnostics), tuple(unreadable))


def read_file(file: SourceFile) -> FileResult:
    """One file's record; None, with every fault of the file, where it has any (or is no record)."""
    if not paths.is_markdown(file.path) or paths.is_attached(file.path):
        return None, ()
    kind = paths.type_of(file.path)
    if kind is None:
        return None, tuple(folder_faults(file))
    misplaced = tuple(path_faults(file, kind))
    if any(paths.is_reserved(part) for part in file.path.split("/")):
        return None, misplaced
    record, faults = _read_contents(file, kind)
    return record, ordered([*misplaced, *faults])


def _read_contents(
    file: SourceFile, kind: RecordType
) -> tuple[Record[CommonFields] | None, tuple[Diagnostic, ...]]:
    if large := size_faults(file):
        return None, large
    text, text_faults = text_of(file)
    if text is None:
        return None, text_faults
    if marks := _conflicts(file, text):
        return None, (*text_faults, *marks)
    source, fence_faults = source_of(file, text)
    if source is None:
        return None, (*text_faults, *fence_faults)
    fields, header_faults = _read_header(source, kind)
    beyond = text_limit_faults(source.body, source.shown_path, source.body_line)
    faults = (*text_faults, *header_faults, *beyond)
    key = paths.key_for_path(file.path)
    if fields is None or key is None or faults:
        return None, faults
    return record_of(key, fields, source), ()


def record_of(key: Key, fields: CommonFields, source: Source) -> Record[CommonFields]:
    """The record with these fields and the text of this source, and what that text links to and cites."""
    prose = prose_of(source.body)
    links, citations = links_of(source, prose), citations_of(source, prose)
    return Record(key, fields, source, links, citations, paths_in(source.body))


def _conflicts(file: SourceFile, text: str) -> tuple[Diagnostic, ...]:
    """The merge conflicts in a record: nothing else is said of a file that is two files."""
    if not any(mark in text for mark in (OPENING, SEPARATOR, CLOSING)):
        return ()
    lines = text.split("\n")
    closing = (number for number, line in enumerate(lines, 1) if number > 1 and line.rstrip() == FENCE)
    return conflict_marks.faults_in(file.shown_path, lines, strict_until=next(closing, 0))


def _read_header(source: Source, kind: RecordType) -> tuple[CommonFields | None, tuple[Diagnostic, ...]]:
    root, composing_faults = compose(source)
    if composing_faults:
        return None, composing_faults
    data = plain_data(source, root)
    if root is not None and not isinstance(root, yaml.MappingNode):
        return None, tuple(data.faults)
    fields, field_faults = typed_fields(kind, root, data)
    return fields, (*data.faults, *field_faults)
