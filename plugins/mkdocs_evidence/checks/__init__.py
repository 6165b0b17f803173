"""Rules over the whole corpus: one file for each, and one page for each in docs/rules/.

Each module with a RULE has a function `check` that tells every breach of it, and is found by being here. A
rule never raises on bad content, and says nothing of what another rule tells.
"""

from collections.abc import Callable, Iterable

from mkdocs_evidence.checks import link_scheme, text_placeholder, title_in_body
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, ordered, rule_modules
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import Key
from mkdocs_evidence.reading import RULES as READING_RULES

_MODULES = rule_modules(__name__, __path__)
_CHECKS: tuple[Callable[[Scope], Iterable[Diagnostic]], ...] = tuple(module.check for module in _MODULES)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in _MODULES)
ALL_RULES: tuple[Rule, ...] = tuple(sorted((*READING_RULES, *RULES), key=lambda rule: rule.id))


_OF_TEXTS = (link_scheme, text_placeholder, title_in_body)
"""The rules that look at the words of texts, each at one record alone."""


def run_text_checks(graph: Graph) -> tuple[Diagnostic, ...]:
    """Every breach of the rules that look at the words of texts."""
    scope = Scope(graph)
    return ordered([fault for module in _OF_TEXTS for fault in module.check(scope)])


def run_checks(
    graph: Graph,
    *,
    unreadable: Iterable[Key] = (),
    has_file: Callable[[str], bool] | None = None,
    must_be_sealed: bool = False,
) -> tuple[Diagnostic, ...]:
    """Every breach of every rule, in the order of files and lines.

    `unreadable` are the keys whose files have faults of their own (ReadResult.unreadable).
    `has_file` says whether the content folder has a file at a path relative to it; without it,
    the rules on pictures and attached files are passed over.
    """
    scope = Scope(graph, frozenset(unreadable), has_file, must_be_sealed)
    return ordered([fault for check in _CHECKS for fault in check(scope)])


__all__ = ["ALL_RULES", "RULES", "Scope", "run_checks", "run_text_checks"]
