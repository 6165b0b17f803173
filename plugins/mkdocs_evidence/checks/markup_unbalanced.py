"""Each element of HTML in a text begins and ends within it, and stands where it can."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.markup_faults import Beyond, MarkupFault
from mkdocs_evidence.checks.rendered_texts import RenderedText, faults_that_can_be_mended
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule

RULE = Rule("markup-unbalanced", "HTML in a text is closed where it was opened")
KINDS = frozenset((Beyond.UNOPENED, Beyond.UNCLOSED, Beyond.CHANGED))


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every tag in a record's text that has no partner, or stands where a browser would move it."""
    return faults_that_can_be_mended(scope, faults_in)


def faults_in(text: RenderedText) -> Iterator[Diagnostic]:
    """Every such tag in one text."""
    for fault, place, seen in text.faults(KINDS):
        message, step = _said(fault)
        yield Diagnostic(RULE, place, message, step, seen=seen)


def _said(fault: MarkupFault) -> tuple[str, str]:
    name = fault.element
    if fault.beyond is Beyond.UNOPENED:
        return (
            f"</{name}> closes an element that is not open here, and could close a part of the page",
            f"take </{name}> out, or write <{name}> where the part begins",
        )
    if fault.beyond is Beyond.UNCLOSED:
        return (
            f"<{name}> is not closed before the part around it ends, so it could take in what follows",
            f"write </{name}> where that part ends; the tag that was opened last is closed first",
        )
    at = f", at <{name}>" if name else ""
    return (
        f"browsers would rearrange the HTML here{at}: it is where HTML does not allow it, or tags overlap",
        "write one tag inside the other, as in <b><i>words</i></b>, and in a table only inside its cells",
    )
