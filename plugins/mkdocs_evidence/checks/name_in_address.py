"""No address holds a name that is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.reading import IDENTIFIERS_FILE

RULE = Rule("name-in-address", "No address holds a name that is withheld")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every record that is there and whose address holds the name of a removed one."""
    names = names_withheld(scope.graph.everything.removed)
    for record in scope.records[:1] if names else ():
        address = address_of(record.key.work)
        for removed in names:
            if removed.holds_name(address):
                listed = scope.graph.settings.shown_path(IDENTIFIERS_FILE)
                kept = f"in {listed}" if record.key.type.is_versioned else "in the file"
                yield Diagnostic(
                    RULE,
                    Place(record.source.shown_path),
                    f"the address of {record.key.work} holds a name that {removed.notice.key} withholds",
                    "rename its file or folder; if the old address was public, add "
                    f"`aliases: [{address}]` {kept}: it then leads on, and no list shows it",
                    seen=record.key.id,
                )
