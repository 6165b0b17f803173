"""Faults of the content as values, and the ways of telling them."""

from mkdocs_evidence.diagnostics.diagnostic import Diagnostic, Place, Rule, Severity, ordered
from mkdocs_evidence.diagnostics.nearest import nearest
from mkdocs_evidence.diagnostics.problem import SiteProblemError
from mkdocs_evidence.diagnostics.reporters import (
    counted,
    render_github,
    render_json,
    render_text,
    summary,
)
from mkdocs_evidence.diagnostics.restoring import restoring_file
from mkdocs_evidence.diagnostics.rule_modules import rule_modules

__all__ = [
    "Diagnostic",
    "Place",
    "Rule",
    "Severity",
    "SiteProblemError",
    "counted",
    "nearest",
    "ordered",
    "render_github",
    "render_json",
    "render_text",
    "restoring_file",
    "rule_modules",
    "summary",
]
