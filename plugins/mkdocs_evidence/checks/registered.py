"""What the rules on the register share: its lines' places, and what its addresses answer now."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Place
from mkdocs_evidence.graph.addresses import REGISTER_FILE, key_at
from mkdocs_evidence.graph.answers import Answer, answers_of
from mkdocs_evidence.graph.register import Entry, EntryKind, line_of
from mkdocs_evidence.model import Key
from mkdocs_evidence.model.sealed_data import is_sealed_data_path

RECORDS = (EntryKind.RECORD, EntryKind.VERSION)


def content_path(scope: Scope, name: str) -> str:
    """The path of a file at the content's root, as people see it."""
    return scope.graph.settings.shown_path(name.lstrip("/"))


def kept_without_register(scope: Scope) -> str:
    """The path of a file that was sealed with a version, where the register itself is not there; else ""."""
    permanence = scope.graph.permanence
    if permanence.has_register:
        return ""
    return min(filter(is_sealed_data_path, permanence.digests), default="")


def version_name(key: Key) -> str:
    """A version in words, for messages."""
    return f"version {key.version} of {key.work}"


def place_of(scope: Scope, entry: Entry) -> Place:
    """The line of an entry."""
    line = line_of(entry)
    return Place(content_path(scope, REGISTER_FILE), entry.sequence, source_line=line)


def entries_in_force(scope: Scope) -> Iterator[tuple[Entry, Answer | None]]:
    """Every registered address with what it answers now; none where the register itself is damaged.

    Nothing is concluded for addresses of records whose files could not be read.
    """
    register = scope.graph.permanence.register
    if register.faults or not register.entries:
        return
    answers = scope.graph.once("answers", lambda: answers_of(scope.graph))
    works = {key.work for key in scope.unreadable}
    for entry in register.entries:
        key = key_at(entry.address)
        hidden = key in scope.unreadable or (entry.kind is EntryKind.RECORD and key in works)
        if entry.date <= scope.graph.as_of and not hidden:
            yield entry, answers.at(entry.address)
