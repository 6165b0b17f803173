"""A record that was public stays: it is renamed with an alias, or taken down by a notice."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import RECORDS, content_path, entries_in_force, place_of
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, restoring_file, taking_down
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.graph.register import Entry
from mkdocs_evidence.model import Key

RULE = Rule("record-removed", "Public records do not disappear")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every registered record or version at whose address nothing stands any more."""
    for entry, answer in entries_in_force(scope):
        key = key_at(entry.address)
        if entry.kind in RECORDS and answer is None and key is not None:
            yield _fault(scope, entry, key)


def _bring_back(scope: Scope, entry: Entry, key: Key) -> str:
    folder = f"{key.type.value}/{key.id}"
    return restoring_file(content_path(scope, entry.source or folder))


def _fault(scope: Scope, entry: Entry, key: Key) -> Diagnostic:
    record = scope.record(key)
    if record is not None:
        why = "is marked as a draft" if record.fields.draft else "has a date that has not come yet"
        return Diagnostic(
            RULE,
            Place(record.source.shown_path),
            f"{key} was published at {entry.address}, and now {why}",
            "what was public stays public: take that out; to take the record down, begin a notice with the "
            "command below, or write it in the browser",
            command=taking_down(str(key)),
        )
    work = address_of(key.work)
    return Diagnostic(
        RULE,
        place_of(scope, entry),
        f"{key} was published at {entry.address}, and its file is gone",
        f"if it has a new name, add `aliases: [{work}]` there (for a sealed version: in identifiers.yml); if "
        f"it had to be taken down, begin a notice with the command below (or write it in the browser, with "
        f"`kind: removal`, `target: {key}` and the reason); otherwise bring the file back:"
        f"{_bring_back(scope, entry, key)}",
        command=taking_down(str(key)),
    )
