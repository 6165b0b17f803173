"""Files to records: the way through this room, from bytes to typed values or diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.model import CommonFields, Key, Record, RecordType, Source
from mkdocs_evidence.model.comments import blanked
from mkdocs_evidence.reading import paths
from mkdocs_evidence.reading.citations import citations_of
from mkdocs_evidence.reading.commonmark import comments_of, read_prose
from mkdocs_evidence.reading.conflicts import CLOSING, OPENING, SEPARATOR
from mkdocs_evidence.reading.fences import FENCE, source_of
from mkdocs_evidence.reading.headers import read_header
from mkdocs_evidence.reading.links import links_of, paths_in
from mkdocs_evidence.reading.partial import partial_fields
from mkdocs_evidence.reading.path_faults import folder_faults, path_faults
from mkdocs_evidence.reading.rules import conflict_marks
from mkdocs_evidence.reading.source_file import PartialRecord, ReadResult, SourceFile
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
    partial: list[PartialRecord] = []
    in_order = sorted(files, key=lambda one: one.path)
    for file, (record, faults) in zip(in_order, read(in_order), strict=True):
        diagnostics += faults
        if record is not None:
            records.append(record)
        elif (key := paths.key_for_path(file.path)) is not None:
            unreadable.append(key)
            partial += _read_partly(file, key)
    return ReadResult(tuple(records), ordered(diagnostics), tuple(unreadable), tuple(partial))


def _read_partly(file: SourceFile, key: Key) -> Iterator[PartialRecord]:
    """What can be read of a record with faults, where there is anything; a text beyond limits is left out."""
    text = text_of(file)[0] if not size_faults(file) else None
    source = source_of(file, text)[0] if text is not None and not _conflicts(file, text) else None
    if source is not None and text_limit_faults(source.body, source.shown_path, source.body_line):
        source = replace(source, body="")
    found = partial_fields(source, key.type) if source is not None else None
    if source is not None and found is not None:
        yield PartialRecord(record_of(key, found.fields, source), found.lost)


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
    header = read_header(source, kind)
    beyond = text_limit_faults(source.body, source.shown_path, source.body_line)
    faults = (*text_faults, *header.faults, *beyond)
    key = paths.key_for_path(file.path)
    if header.fields is None or key is None or faults:
        return None, faults
    return record_of(key, header.fields, source), ()


def record_of(key: Key, fields: CommonFields, source: Source) -> Record[CommonFields]:
    """The record with these fields and the text of this source, and what that text links to and cites.

    The text loses the words of its comments here, before anything can be made of it.
    """
    if comments := comments_of(source.body):
        source = replace(source, body=blanked(source.body, comments), comments=comments)
    prose = read_prose(source.body)
    links, citations = links_of(source, prose), citations_of(source, prose)
    return Record(key, fields, source, links, citations, paths_in(source.body))


def _conflicts(file: SourceFile, text: str) -> tuple[Diagnostic, ...]:
    """The merge conflicts in a record: nothing else is said of a file that is two files."""
    if not any(mark in text for mark in (OPENING, SEPARATOR, CLOSING)):
        return ()
    lines = text.split("\n")
    closing = (number for number, line in enumerate(lines, 1) if number > 1 and line.rstrip() == FENCE)
    return conflict_marks.faults_in(file.shown_path, lines, strict_until=next(closing, 0))
