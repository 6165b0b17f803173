"""A version that was sealed never changes: what is new goes into the next version."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mkdocs_evidence.checks.registered import entries_in_force, version_name
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import (
    Diagnostic,
    Place,
    Rule,
    amending,
    amending_in_the_browser,
    restoring_file,
)
from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.answers import Answer, AnswerKind
from mkdocs_evidence.graph.known_versions import known_versions
from mkdocs_evidence.graph.promises import version_entry
from mkdocs_evidence.graph.register import Entry, EntryKind
from mkdocs_evidence.graph.withheld_files import withheld_files
from mkdocs_evidence.model import CommonFields, PartialDate, Record
from mkdocs_evidence.reading import is_page

RULE = Rule("version-sealed", "Sealed versions never change")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every sealed version whose text, or a file that belongs to it, is not what was sealed."""
    for entry, answer in entries_in_force(scope):
        record = _sealed_record(scope, entry, answer)
        if record is not None:
            yield from _differences(scope, entry, record)


def _sealed_record(scope: Scope, entry: Entry, answer: Answer | None) -> Record[CommonFields] | None:
    if entry.kind is not EntryKind.VERSION or answer is None or answer.kind is AnswerKind.TOMBSTONE:
        return None
    key = key_at(answer.target or entry.address)
    return scope.graph.everything.by_key.get(key) if key else None


def _differences(scope: Scope, entry: Entry, record: Record[CommonFields]) -> Iterator[Diagnostic]:
    now = version_entry(scope.graph, record)
    day = PartialDate.of(entry.date).in_words
    if now.sha256 != entry.sha256:
        yield Diagnostic(
            RULE,
            Place(record.source.shown_path),
            f"{version_name(record.key)} was sealed on {day}, and this file is no longer what was sealed",
            _step(scope, record),
            command=amending(str(record.key.work)),
        )
    present = dict(now.files)
    holder_of = scope.graph.once("withheld files", lambda: withheld_files(scope.graph))
    folder = posixpath.dirname(record.source.path)
    for path, digest in entry.files:
        shown = posixpath.normpath(posixpath.join(folder, path))
        if present.get(path) != digest and not is_page(shown) and holder_of(shown) is None:
            state = "has changed" if path in present else "is missing, or no longer named"
            yield Diagnostic(
                RULE,
                Place(record.source.shown_path),
                f"the file {shown} was sealed with {version_name(record.key)} on {day}, and {state}",
                "give the new file another name and name it in the next version, "
                f"v{_next_number(scope, record)}.md; and bring this one back as it was:"
                f"{restoring_file(f'{record.source.folder}/{shown}')}",
            )


def _step(scope: Scope, record: Record[CommonFields]) -> str:
    work, shown = str(record.key.work), record.source.shown_path
    newest, following = _next_number(scope, record) - 1, _next_number(scope, record)
    file = f"{record.source.folder}/{posixpath.dirname(record.source.path)}/v{following}.md"
    begin = (
        f"begin the next version with the command below, which copies this file, with your edit, to {file}"
        if record.key.version == newest
        else f"make the edit in version {newest}; that was published already, so begin the next with the "
        f"command below, which copies it to {file}"
    )
    return (
        f"{begin}, and say there in `change:` what is new and why (where readers must only be told "
        f"something, add a notice instead). Without a terminal: {amending_in_the_browser(work)}. Then "
        f"bring this file back as it was:{restoring_file(shown)}"
    )


def _next_number(scope: Scope, record: Record[CommonFields]) -> int:
    return max(known_versions(scope.graph, record.key.work)) + 1
