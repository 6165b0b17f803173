"""Acts on the site as a whole: cited works, editions, old addresses, settings, pages and other files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields

from mkdocs_evidence.changes.acts import Act, ActKind
from mkdocs_evidence.changes.changed_words import listed
from mkdocs_evidence.changes.report import CorrectedWork, PageChange, Redirect
from mkdocs_evidence.diagnostics import counted
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import edition_address
from mkdocs_evidence.graph.answers import past_editions

_NOT_FOR_READERS = frozenset({"lines", "unshowable", "taken_paths", "redirects", "removed", "editions"})
"""Settings that no reader sees, or of whose changes acts of their own tell."""


def cited_acts(before: Graph, corrected: Iterable[CorrectedWork]) -> Iterator[Act]:
    """Every cited work that the bibliography gives otherwise."""
    for work in corrected:
        title = before.citations.bibliography.by_key[work.key].item.title
        kept = counted(len(work.kept_by), "sealed version")
        keeps = "keeps" if len(work.kept_by) == 1 else "keep"
        yield Act(
            ActKind.CORRECT_CITED,
            subject=f"the cited work “{title or work.key}”",
            title=title,
            noun="cited work",
            plural="cited works",
            tail=f", but {kept} {keeps} it as it was" if work.kept_by else "",
            pages=tuple(f"/{work_key}/" for work_key in work.shown_by),
            details=(f"{work.difference[:1].upper()}{work.difference[1:]}",),
        )


def edition_acts(before: Graph, after: Graph) -> Iterator[Act]:
    """Every edition whose day has come with this change."""
    known = {edition.name for edition in past_editions(before)}
    for edition in past_editions(after):
        if edition.name not in known:
            yield Act(
                ActKind.KEEP_EDITION,
                subject=f"the edition “{edition.name}”",
                noun="edition",
                plural="editions",
                address=edition_address(edition.name),
                tail=f": the site as it stood on {edition.date.in_words}",
            )


def redirect_acts(redirects: Iterable[Redirect], moved: Iterable[str], lost: Iterable[str]) -> Iterator[Act]:
    """Every old address that leads on, but for those below records that moved or are taken away."""
    told = (*moved, *lost)
    for one in redirects:
        if not one.old.startswith(told):
            yield Act(
                ActKind.REDIRECT,
                subject=f"the old address {one.old}",
                noun="old address",
                plural="old addresses",
                tail=f" lead to {one.new}",
            )


def lost_page_acts(removed: Iterable[PageChange], lost: Iterable[str]) -> Iterator[Act]:
    """Every page that is no record's and is not there any more."""
    told = tuple(lost)
    for page in removed:
        if not page.address.startswith(told):
            yield Act(
                ActKind.TAKE_AWAY,
                subject=f"the page “{page.title}”",
                noun="page",
                plural="pages",
                title=page.title,
                address=page.address,
            )


def settings_acts(before: Graph, after: Graph, unexplained: tuple[str, ...]) -> Iterator[Act]:
    """One act for all settings that change for readers; `unexplained` are pages that no record changes."""
    names = [
        field.name.replace("_", " ")
        for field in fields(after.settings)
        if field.name not in _NOT_FOR_READERS
        and getattr(before.settings, field.name) != getattr(after.settings, field.name)
    ]
    if names:
        yield _settings(f": {listed(names)}", unexplained)


def _settings(tail: str, pages: tuple[str, ...]) -> Act:
    return Act(
        ActKind.SETTINGS,
        subject="the settings of the site",
        noun="setting",
        plural="settings",
        tail=tail,
        pages=pages,
    )
