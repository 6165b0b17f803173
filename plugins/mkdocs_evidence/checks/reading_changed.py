"""A sealed version reads as it was sealed, whatever changes around it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import version_name
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import PUBLISHING, Diagnostic, Place, Rule
from mkdocs_evidence.graph.readings import ChangedReading, changed_readings
from mkdocs_evidence.model import PartialDate

RULE = Rule("reading-changed", "Sealed versions read as they were sealed")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every sealed version whose page has other words than were sealed; only where there are pages."""
    if scope.pages is None:
        return
    for changed in changed_readings(scope.graph, scope.pages):
        yield Diagnostic(
            RULE,
            Place(changed.version.source.shown_path),
            message(changed),
            "undo what changed it: a setting of mkdocs.yml, a template, a file that the text includes, the "
            "file of the citation style (.csl), or an update of the software; where the new words are right, "
            "record them in public with the command below, and say why they changed",
            command=f'{PUBLISHING} --accept {changed.version.key} --reason "why they changed"',
        )


def message(changed: ChangedReading) -> str:
    """Return what differs, as one sentence without a stop."""
    key, day = changed.version.key, PartialDate.of(changed.entry.date).in_words
    what = f": {changed.difference.in_words}" if changed.difference else ""
    name = version_name(key)
    return f"on {changed.pages}, {name} does not read as it was sealed on {day}{what}"
