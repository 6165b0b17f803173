"""Rules over the whole corpus: one file for each, and one page for each in docs/rules/.

Each module with a RULE is found by being here. Its function `check` tells every breach of it in the records
that it is given to look at, where they can be judged a work at a time; `check_whole` tells those that show
only where all is looked at. A rule never raises on bad content, and says nothing of what another rule tells.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from types import ModuleType

from mkdocs_evidence.checks.partial_records import PartialRun, no_texts
from mkdocs_evidence.checks.scope import Scope, Texts
from mkdocs_evidence.diagnostics import Diagnostic, Rule, ordered, rule_modules
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import CommonFields, Record
from mkdocs_evidence.reading import RULES as READING_RULES
from mkdocs_evidence.reading import PartialRecord

_MODULES = rule_modules(__name__, __path__)
_OF_WHOLE = tuple(module for module in _MODULES if hasattr(module, "check_whole"))
_OF_WORKS = tuple(module.check for module in _MODULES if module not in _OF_WHOLE)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in _MODULES)
ALL_RULES: tuple[Rule, ...] = tuple(sorted({*READING_RULES, *RULES}, key=lambda rule: rule.id))

Check = Callable[[Scope], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Rules that are run together: those on works on one of them, or one rule on all. The name is its own."""

    name: str
    faults: Callable[[], tuple[Diagnostic, ...]]


def check_groups(scope: Scope) -> Iterator[CheckGroup]:
    """All rules in groups that can be run apart from each other."""
    for work in scope.graph.everything.versions_by_work:
        yield CheckGroup(str(work), partial(_faults, _OF_WORKS, replace(scope, work=work)))
    for module in _OF_WHOLE:
        yield CheckGroup(_name_of(module), partial(_faults, (module.check_whole,), scope))


def faults_of(scope: Scope) -> tuple[Diagnostic, ...]:
    """Every breach of every rule, in the order of files and lines."""
    return ordered([fault for group in check_groups(scope) for fault in group.faults()])


def faults_of_all(
    scope: Scope,
    records: Iterable[Record[CommonFields]],
    partial: tuple[PartialRecord, ...],
    check: Callable[[Scope], tuple[Diagnostic, ...]] = faults_of,
    texts_of: Callable[[Graph], Texts | None] = no_texts,
) -> tuple[Diagnostic, ...]:
    """Every breach of every rule, in partial records too; `check` looks where there are none.

    `texts_of` renders the texts of a graph, as the `texts` of the scope do those of its own.
    """
    if not partial:
        return check(scope)
    of_whole = (module.check_whole for module in _OF_WHOLE)
    run = PartialRun.of(scope, records, partial, texts_of)
    return ordered([*run.faults_of_works(_OF_WORKS), *run.faults_of_whole(of_whole)])


def _faults(checks: Iterable[Check], scope: Scope) -> tuple[Diagnostic, ...]:
    return tuple(fault for check in checks for fault in check(scope))


def _name_of(module: ModuleType) -> str:
    rule: Rule = module.RULE
    return f"rule {rule.id}"


__all__ = [
    "ALL_RULES",
    "RULES",
    "CheckGroup",
    "Scope",
    "check_groups",
    "faults_of",
    "faults_of_all",
    "no_texts",
]
