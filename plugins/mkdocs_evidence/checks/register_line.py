"""The lines of the register stay as they were written, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.registered import content_path
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, restoring_file
from mkdocs_evidence.graph.addresses import REGISTER_FILE
from mkdocs_evidence.graph.register import LineFaultKind
from mkdocs_evidence.reading import conflict_in_register

RULE = Rule("register-line", "The register's lines stay as they were written")


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every line that is damaged, repeated, out of its order, or no longer fits the one before it."""
    register = scope.graph.permanence.register
    for line in register.withheld:
        path = content_path(scope, REGISTER_FILE)
        yield Diagnostic(
            RULE,
            Place(path, line.sequence),
            "this line is withheld: it is from the public copy of the register, on the site",
            "the register of the content folder holds every line in full: bring it back:"
            f"{restoring_file(path)}",
        )
    for fault in register.faults:
        path = content_path(scope, REGISTER_FILE)
        place = Place(path, fault.number, source_line=fault.text)
        if fault.kind is LineFaultKind.CONFLICT:
            yield conflict_in_register(place, fault.last)
            continue
        yield Diagnostic(
            RULE,
            place,
            f"this line {fault.reason}",
            "the register is never edited by hand; only `python3 build.py publish` adds lines, at its end. "
            f"Bring back the last good one:{restoring_file(path)}",
        )
