"""A redirect of the site leads in one step from an address where nothing stands to a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from mkdocs_evidence.checks.old_addresses import REDIRECTS, place_of_setting
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.diagnostics import Diagnostic, Rule
from mkdocs_evidence.graph.answers import Answer, AnswerKind, Answers, answers_of
from mkdocs_evidence.graph.canonical_addresses import (
    canonical_address,
    collision_key,
    file_at,
    impossible_because,
    leads_outside,
    query_of,
)

RULE = Rule("redirect-target", "Redirects lead in one step to a page of this site")


_HIDES = "would hide the page at that address"


def check_whole(scope: Scope) -> Iterator[Diagnostic]:
    """Every redirect of mkdocs.yml onto itself, over a page, out of the site, or to no page."""
    settings = scope.graph.settings
    if not settings.redirects:
        return
    answers = answers_of(scope.graph)
    pages = _files_of_pages(answers)
    for old, new in settings.redirects:
        if impossible_because(old):
            continue  # address-impossible reports it
        reason = _reason(old, new, answers, pages, scope)
        if reason:
            yield Diagnostic(
                RULE,
                place_of_setting(settings, REDIRECTS, old),
                f"the redirect from {old} {reason}",
                "under `redirects:` write an old address of this site, a colon, and the address of the page "
                "that stands for it now, both from the site's root: /old/: /new/",
                seen=f"{old}: {new}",
            )


def _leaves(address: str) -> bool:
    return not address.startswith("/") or address.startswith("//") or leads_outside(address)


def _files_of_pages(answers: Answers) -> Mapping[str, str]:
    """The address of each page under its file, as every file system compares it."""
    kinds = answers.by_address.items()
    return {collision_key(file_at(address)): address for address, one in kinds if not _leads_on(one)}


def _leads_on(answer: Answer | None) -> bool:
    return answer is not None and answer.kind is AnswerKind.REDIRECTS


def _reason(written: str, target: str, answers: Answers, pages: Mapping[str, str], scope: Scope) -> str:
    if _leaves(written) or _leaves(target) or impossible_because(target) or "?" in target:
        return f"to {target} leads out of the site"
    old, new = canonical_address(written), canonical_address(target)
    if old == new:
        return "leads to itself"
    page = "" if query_of(old) else pages.get(collision_key(file_at(old)), "")
    if page:
        is_other = canonical_address(page) != old
        return f"would hide the page {page}: some hosts take both for one" if is_other else _HIDES
    source, found = answers.at(old), answers.at(new)
    if found is None or _leads_on(found):
        return _of_target(target, found, scope)
    if source is not None and source.target != new:
        return f"is not possible: that address already leads to {source.target}"
    return ""


def _of_target(target: str, found: Answer | None, scope: Scope) -> str:
    """Return the fault of a target that is no page; empty if a file of the content folder is there."""
    if found is not None:
        return f"leads to {target}, which leads on to {found.target}"
    is_file = not canonical_address(target).endswith("/") and scope.copies(unquote(target)[1:])
    return "" if is_file else f"leads to {target}, where there is no page"
