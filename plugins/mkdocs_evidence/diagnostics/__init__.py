"""Faults of the content as values, and the ways of telling them."""

from mkdocs_evidence.diagnostics.annotations import render_github
from mkdocs_evidence.diagnostics.beginning import (
    PUBLISHING,
    amending,
    amending_in_the_browser,
    beginning,
    taking_down,
)
from mkdocs_evidence.diagnostics.diagnostic import Diagnostic, Place, Rule, Severity, ordered
from mkdocs_evidence.diagnostics.invisible import invisible_in, name_of, visible
from mkdocs_evidence.diagnostics.nearest import nearest
from mkdocs_evidence.diagnostics.problem import SiteProblemError
from mkdocs_evidence.diagnostics.reporters import (
    counted,
    escaped_in_json,
    render_json,
    render_text,
    summary,
)
from mkdocs_evidence.diagnostics.restoring import restoring_file
from mkdocs_evidence.diagnostics.roll_up import RolledUp, roll_up
from mkdocs_evidence.diagnostics.rule_modules import rule_modules

__all__ = [
    "PUBLISHING",
    "Diagnostic",
    "Place",
    "RolledUp",
    "Rule",
    "Severity",
    "SiteProblemError",
    "amending",
    "amending_in_the_browser",
    "beginning",
    "counted",
    "escaped_in_json",
    "invisible_in",
    "name_of",
    "nearest",
    "ordered",
    "render_github",
    "render_json",
    "render_text",
    "restoring_file",
    "roll_up",
    "rule_modules",
    "summary",
    "taking_down",
    "visible",
]
