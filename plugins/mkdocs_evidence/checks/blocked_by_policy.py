"""A text uses nothing that the pages' own Content-Security-Policy keeps browsers from showing."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.markup_faults import Beyond
from mkdocs_evidence.checks.rendered_texts import RenderedText, faults_that_can_be_mended
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity

RULE = Rule("blocked-by-policy", "A text uses nothing that browsers will not show", Severity.WARNING)
KINDS = frozenset((Beyond.BLOCKED,))
MEDIA = ("audio", "video", "track")


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every picture, film or sound of another place, and every style, in a record's text."""
    return faults_that_can_be_mended(scope, faults_in)


def faults_in(text: RenderedText) -> Iterator[Diagnostic]:
    """Everything in one text that browsers block."""
    for fault, place, seen in text.faults(KINDS):
        right = text.shown_remedy(fault)
        if fault.attribute == "style":
            message = f"browsers will ignore `style` of <{fault.element}>: the site has its own style"
            step = (
                f"write {right} in its place"
                if right
                else "take it out; to align a table's column, write |--:| below its head"
            )
        else:
            what = "sound or video" if fault.element in MEDIA else "picture"
            message = f"browsers will not load this {what}, since it is on another site"
            step = (
                "save the file beside the text, if its licence allows it, and write its path"
                f"{f': {right}' if right else ', as in images/school.png'}; or write a link to it"
            )
        yield Diagnostic(RULE, place, message, step, seen=seen)
