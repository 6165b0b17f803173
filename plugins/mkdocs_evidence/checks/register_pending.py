"""A note on public addresses and versions that are not in the register yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdocs_evidence.checks.registered import content_path
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule, Severity
from mkdocs_evidence.graph.addresses import REGISTER_FILE
from mkdocs_evidence.graph.promises import unsealed
from mkdocs_evidence.graph.register import EntryKind

RULE = Rule("register-pending", "What is new is registered when it is published", Severity.NOTE)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """One note on all new addresses and versions, for who proposes a change."""
    register = scope.graph.permanence.register
    if not scope.is_inspection or register.faults or not register.entries:
        return
    new = unsealed(scope.graph)
    if new:
        yield Diagnostic(
            RULE,
            Place(content_path(scope, REGISTER_FILE), len(register.entries)),
            f"{_counted(Counter(entry.kind is EntryKind.VERSION for entry in new))} not in the register yet",
            "nothing needs to be done in a proposal: publishing adds them. Until then a build with --sealed "
            "refuses them; to add them yourself, run `python3 build.py publish`",
        )


def _counted(numbers: Counter[bool]) -> str:
    """Number of versions and other addresses in words: 1 version and 2 addresses are."""
    names = ((numbers[True], "version"), (numbers[False], "address"))
    told = [f"{number} {name}{_plural(name) if number > 1 else ''}" for number, name in names if number]
    return f"{' and '.join(told)} {'is' if numbers.total() == 1 else 'are'}"


def _plural(name: str) -> str:
    return "es" if name.endswith("s") else "s"
