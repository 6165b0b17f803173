"""Files that can be edited no longer hold a name that is withheld from readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.names import pattern_of
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import Key

_FIELD = re.compile(r"(---|[a-z_]+(?=:))")
RULE = Rule("name-withheld", "Files that can be edited no longer hold withheld names", Severity.NOTE)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every line of an editable record that holds a withheld name; references to the id are legal."""
    graph = scope.graph
    if not names_withheld(graph.everything.removed):
        return
    sealed = graph.permanence.register.by_address
    for record in graph.everything.records:
        if address_of(record.key) not in sealed or not record.key.version:
            text = graph.original_file_of(record)
            yield from names_in_text(graph, record.source.shown_path, text, record.key)


def names_in_text(graph: Graph, path: str, text: str, own: Key | None = None) -> Iterator[Diagnostic]:
    """Every line of a file that holds a withheld name; of the notice itself, not where it says which."""
    for removed in names_withheld(graph.everything.removed):
        lines = dict.fromkeys(_lines_with(removed, text)) if removed.holds_name(text) else ()
        passed_over = _own_fields(text) if own == removed.notice.key else frozenset[int]()
        yield from (_fault(path, line, removed) for line in lines if line not in passed_over)


def _lines_with(removed: Removed, text: str) -> Iterator[int]:
    """The lines on which a name begins, but for references: those are the id as it is written."""
    for match in pattern_of(removed.names).finditer(text):
        if match[0] != removed.key.id:
            yield text.count("\n", 0, match.start()) + 1


def _own_fields(text: str) -> frozenset[int]:
    """The lines of a notice on which `target` and `withhold` stand."""
    found, field = set(), ""
    for number, line in enumerate(text.split("\n"), 1):
        match = _FIELD.match(line)
        field = match[1] if match else field
        if field in ("target", "withhold"):
            found.add(number)
    return frozenset(found)


def _fault(path: str, line: int, removed: Removed) -> Diagnostic:
    return Diagnostic(
        RULE,
        Place(path, line),
        f"this line holds a name that {removed.notice.source.shown_path} withholds",
        "readers do not see it; take it out of this file too, for whoever can open the repository reads it",
    )
