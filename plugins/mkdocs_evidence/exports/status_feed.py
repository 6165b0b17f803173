"""The feed of the board: each change of a study's status, each report, each day on which one fell due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from mkdocs_evidence.exports.atom import render_atom
from mkdocs_evidence.exports.export import Recipe, path_of
from mkdocs_evidence.exports.feed import NEWEST, Entry, Feed, newest, tag_of
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import STATUS_BOARD, address_of
from mkdocs_evidence.graph.board import ProjectState, project_states
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.status import status_entries
from mkdocs_evidence.graph.status_addresses import STATUS_FEED
from mkdocs_evidence.model import Key, PartialDate

BEFORE_ALL = PartialDate(1970)


def render_status_feed(graph: Graph) -> Recipe[Feed]:
    """The feed, as Atom."""
    entries = [entry for state in project_states(graph) for entry in _entries(graph, state)]
    kept = newest(entries, NEWEST)
    settings = graph.settings
    feed = Feed(
        name="status",
        id=tag_of(settings, STATUS_FEED),
        title=f"{settings.name}: changes of status",
        subtitle="What began, paused, stopped or was completed, what was reported, and what fell overdue.",
        home=full_address(settings, STATUS_BOARD),
        author=settings.publisher or settings.name,
        language=settings.language,
        updated=max((entry.updated for entry in kept), default=BEFORE_ALL),
        entries=kept,
        address=full_address(settings, STATUS_FEED.removesuffix(".atom")),
    )
    return Recipe(path_of(STATUS_FEED), partial(render_atom, texts=_no_text), feed)


def _no_text(key: Key) -> str:
    return ""


def _entries(graph: Graph, state: ProjectState) -> Iterator[Entry]:
    """What happened to one project. An entry's id holds what it tells and when, and never changes."""
    project, results = state.project, state.results
    title = project.fields.title
    for number, entry in enumerate(status_entries(project, graph.as_of), start=1):
        told = f"{entry.status.label}: {title}"
        yield _entry(graph, project.key, f"status-{number}", told, entry.reason or told, entry.date)
    due = results.due
    was_late = results.days > 0
    overdue = PartialDate.of(due.latest + timedelta(days=1)) if due and was_late else None
    if due and overdue and overdue.is_known_by(graph.as_of):
        told = f"Overdue: {title}"
        summary = f"The findings were owed by {due.in_words}."
        yield _entry(graph, project.key, f"overdue-{due}", told, summary, overdue)
    if results.reported:
        late = f", {results.days} days late" if was_late else ""
        told = f"{results.status.label}: {title}"
        summary = f"Findings were published, {results.reported.in_words}{late}."
        yield _entry(graph, project.key, "reported", told, summary, results.reported)


def _entry(graph: Graph, key: Key, name: str, title: str, summary: str, date: PartialDate) -> Entry:
    address = address_of(key)
    return Entry(
        id=tag_of(graph.settings, f"{address}#{name}"),
        title=title,
        address=full_address(graph.settings, address),
        summary=summary,
        published=date,
        updated=date,
    )


__all__ = ["render_status_feed"]
