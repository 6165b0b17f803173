"""An address that was public keeps answering: with its page, or by leading on."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import entries_in_force, place_of
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.canonical_addresses import impossible_because
from mkdocs_evidence.graph.register import Entry, EntryKind

RULE = Rule("address-lost", "Public addresses keep answering")

_STEPS = {
    EntryKind.ALIAS: "put {address} back into the `aliases` of the record that it led to, or of the notice "
    "that took that record down",
    EntryKind.EDITION: "put the edition back under `editions:` in mkdocs.yml, with its date",
    EntryKind.PAGE: "bring the page back; or say under `redirects:` of evidence/content in mkdocs.yml where "
    "it went: `{address}: /new/address/`; or under `removed:` there why it was taken down, and when: "
    "`{address}: {{date: 2026-05-01, reason: Why it was taken down}}`",
}


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every registered old address, page or edition that nothing answers any more.

    Nothing is concluded for old addresses while a record cannot be read, which may hold them. An address
    that no file can answer was never public, whatever the register says.
    """
    kinds = _STEPS.keys() - {EntryKind.ALIAS} if scope.unreadable else _STEPS.keys()
    for entry, answer in entries_in_force(scope):
        if entry.kind in kinds and answer is None and not impossible_because(entry.address):
            yield _fault(scope, entry)


def _fault(scope: Scope, entry: Entry) -> Diagnostic:
    return Diagnostic(
        RULE,
        place_of(scope, entry),
        f"the address {entry.address} was public, and would now lead nowhere",
        _STEPS[entry.kind].format(address=entry.address),
    )
