"""The data that a sealed version draws in stay as they were sealed."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import entries_in_force, version_name
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, restoring_file
from mkdocs_evidence.graph.addresses import key_at
from mkdocs_evidence.graph.answers import AnswerKind
from mkdocs_evidence.graph.register import EntryKind
from mkdocs_evidence.model import PartialDate, sealed_data_path

RULE = Rule("sealed-data", "The data that sealed versions draw in never change")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every file of sealed data that is missing, changed, or of a later format than is known here."""
    permanence = scope.graph.permanence
    for entry, answer in entries_in_force(scope):
        is_newest = permanence.register.readings.get(entry.address, (None,))[-1] == entry
        if entry.kind is not EntryKind.READING or not is_newest or answer is None:
            continue
        key = key_at(answer.target or entry.address)
        record = scope.graph.everything.by_key.get(key) if key else None
        if record is None or answer.kind is AnswerKind.TOMBSTONE:
            continue
        path = sealed_data_path(record.source.path)
        shown, digest = f"{record.source.folder}/{path}", permanence.digests.get(path)
        if digest == entry.sha256 and record.key in permanence.sealed:
            continue
        state = "is missing" if digest is None else "is no longer what was sealed"
        step = f"this file is never edited by hand: bring it back as it was:{restoring_file(shown)}"
        if digest == entry.sha256:
            state = "was written by a later version of this software"
            step = "update the software, then run this again"
        yield Diagnostic(
            RULE,
            Place(shown),
            f"the data file sealed with {version_name(record.key)} on "
            f"{PartialDate.of(entry.date).in_words} {state}",
            step,
        )
