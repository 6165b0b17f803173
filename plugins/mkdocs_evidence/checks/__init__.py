"""Rules over the whole corpus: one file for each, and one page for each in docs/rules/.

Each module has its RULE and a function `check` that tells every breach of it. A rule never raises
on bad content, and says nothing of what another rule tells.
"""

from collections.abc import Callable, Iterable

from mkdocs_evidence.checks import (
    address_duplicate,
    address_lost,
    alias_outside,
    amendment_minor,
    citation_separator,
    citation_unknown,
    dates_order,
    edition_changed,
    file_missing,
    finding_duplicate,
    finding_interval,
    finding_outcome_unknown,
    finding_project_other,
    finding_ratio,
    identifiers_unknown,
    image_missing,
    link_unknown,
    milestone_future,
    notice_kind,
    outcome_duplicate,
    outcome_unexplained,
    rating_above_scale,
    record_removed,
    redirect_target,
    reference_ambiguous,
    reference_circular,
    reference_hidden,
    reference_unknown,
    reference_version_unknown,
    register_incomplete,
    register_line,
    report_evaluates_other_project,
    report_evaluates_version,
    status_completed_without_report,
    status_date_order,
    status_reason,
    status_transition,
    text_placeholder,
    title_in_body,
    topic_unknown,
    version_change_missing,
    version_date_order,
    version_gap,
    version_sealed,
)
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, ordered
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import Key
from mkdocs_evidence.reading import RULES as READING_RULES

_MODULES = (
    address_duplicate,
    address_lost,
    alias_outside,
    amendment_minor,
    citation_separator,
    citation_unknown,
    dates_order,
    edition_changed,
    file_missing,
    finding_duplicate,
    finding_interval,
    finding_outcome_unknown,
    finding_project_other,
    finding_ratio,
    identifiers_unknown,
    image_missing,
    link_unknown,
    milestone_future,
    notice_kind,
    outcome_duplicate,
    outcome_unexplained,
    rating_above_scale,
    record_removed,
    redirect_target,
    reference_ambiguous,
    reference_circular,
    reference_hidden,
    reference_unknown,
    reference_version_unknown,
    register_incomplete,
    register_line,
    report_evaluates_other_project,
    report_evaluates_version,
    status_completed_without_report,
    status_date_order,
    status_reason,
    status_transition,
    text_placeholder,
    title_in_body,
    topic_unknown,
    version_change_missing,
    version_date_order,
    version_gap,
    version_sealed,
)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in _MODULES)
ALL_RULES: tuple[Rule, ...] = tuple(sorted((*READING_RULES, *RULES), key=lambda rule: rule.id))


_OF_TEXTS = (text_placeholder, title_in_body)
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
    return ordered([fault for module in _MODULES for fault in module.check(scope)])


__all__ = ["ALL_RULES", "RULES", "Scope", "run_checks", "run_text_checks"]
