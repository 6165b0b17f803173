"""Signs that do not do what they are written for, in the structure of a text. Two rules report them."""

from mkdocs_evidence.checks.signs import boxes, emphasis, foreign, links, lists, notes, tables
from mkdocs_evidence.checks.signs.hints import may_hold_signs
from mkdocs_evidence.checks.signs.sign_fault import Replacement, SignFault

UNREAD = (
    boxes.faults_in,
    emphasis.left_as_text,
    foreign.faults_in,
    links.faults_in,
    lists.run_together,
    notes.faults_in,
    tables.faults_in,
)
"""What finds signs that are published as they are written, or left out."""
MISREAD = (lists.years, emphasis.struck_through)
"""What finds words that are taken for signs."""

__all__ = ["MISREAD", "UNREAD", "Replacement", "SignFault", "may_hold_signs"]
