"""Files that can be edited no longer hold a name that is withheld from readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.names import pattern_of
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import Key

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
        if not removed.holds_name(text):
            continue
        lines = text.split("\n")
        told = _without_own_fields(lines) if own == removed.notice.key else enumerate(lines, 1)
        yield from (_fault(path, number, removed) for number, line in told if _holds(removed, line))


def _holds(removed: Removed, line: str) -> bool:
    key = removed.key
    references = re.compile(rf"(?<![\w-])(?:{key.type.value}/)?{re.escape(key.id)}(?![\w-])")
    return pattern_of(removed.names).search(references.sub("", line)) is not None


def _without_own_fields(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines of a notice but for those of `target` and `withhold`."""
    field = ""
    for number, line in enumerate(lines, 1):
        match = re.match(r"([a-z_]+):", line)
        field = match[1] if match else field
        if field not in ("target", "withhold") or line.startswith("---"):
            field = "" if line.startswith("---") else field
            yield number, line


def _fault(path: str, line: int, removed: Removed) -> Diagnostic:
    return Diagnostic(
        RULE,
        Place(path, line),
        f"this line holds a name that {removed.notice.source.shown_path} withholds",
        "readers do not see it; take it out, so that the files of the site do not hold it either",
    )
