"""A redirect of the site leads in one step from an address where nothing stands to a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Place, Rule
from mkdocs_evidence.graph.addresses import plain_address
from mkdocs_evidence.graph.answers import AnswerKind, Answers, answers_of

RULE = Rule("redirect-target", "Redirects lead in one step to a page of this site")
SETTINGS = Place("mkdocs.yml")
_SITE_PATH = re.compile(r"(?:/(?!\.+/)[A-Za-z0-9._~%+-]+)*/?(?<!\.\.)", re.ASCII)


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every redirect of mkdocs.yml onto itself, over a page, out of the site, or to no page."""
    answers = answers_of(scope.graph) if scope.graph.settings.redirects else Answers({})
    for old, new in scope.graph.settings.redirects:
        reason = _reason(plain_address(old), plain_address(new), answers)
        if reason:
            yield Diagnostic(
                RULE,
                SETTINGS,
                f"the redirect from {old} {reason}",
                "under `redirects:` write an old address of this site, a colon, and the address of the page "
                "that stands for it now, both from the site's root: /old/: /new/",
                seen=f"{old}: {new}",
            )


def _reason(old: str, new: str, answers: Answers) -> str:
    source, target = answers.at(old), answers.at(new)
    if not (_SITE_PATH.fullmatch(old) and _SITE_PATH.fullmatch(new)):
        return f"to {new} leads out of the site"
    if old == new:
        return "leads to itself"
    if source is not None and source.kind is not AnswerKind.REDIRECTS:
        return "would hide the page that stands there"
    if target is None:
        return f"leads to {new}, where there is no page"
    if target.kind is AnswerKind.REDIRECTS:
        return f"leads to {new}, which leads on to {target.target}"
    return ""
