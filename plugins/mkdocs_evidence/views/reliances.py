"""What a record says by itself when something that it rests on has changed."""

from __future__ import annotations

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.reliance import Noticed, Reliance, Superseded, TakenDown, reliances_of
from mkdocs_evidence.model import CommonFields, Key, Notice, Record
from mkdocs_evidence.views.cards import link_to, removed_link
from mkdocs_evidence.views.parts import PageLink, RelianceNote, ShownDate


def reliance_notes(graph: Graph, record: Record[CommonFields]) -> tuple[RelianceNote, ...]:
    """A note for each thing that has changed in what a record rests on, the gravest first."""
    return tuple(_note(graph, reliance) for reliance in reliances_of(graph, record))


def _note(graph: Graph, reliance: Reliance) -> RelianceNote:
    if isinstance(reliance, Superseded):
        return RelianceNote(
            kind="superseded",
            label="A later version",
            on=link_to(graph, reliance.version),
            because=_version(reliance.successor),
            date=ShownDate.of(reliance.date),
        )
    if isinstance(reliance, TakenDown):
        return _of_notice(graph, "removed", removed_link(graph, reliance.target), reliance.target.notice)
    assert isinstance(reliance, Noticed)
    kind = reliance.notice.fields.kind.value
    return _of_notice(graph, kind, link_to(graph, reliance.target), reliance.notice)


def _of_notice(graph: Graph, kind: str, on: PageLink, notice: Notice) -> RelianceNote:
    fields = notice.fields
    shown = graph.shows(notice.key)
    return RelianceNote(
        kind=kind,
        label=fields.kind.label,
        on=on,
        because=PageLink(fields.title, address_of(notice.key) if shown else ""),
        date=ShownDate.of(fields.date),
        reason=fields.reason,
    )


def _version(key: Key) -> PageLink:
    return PageLink(f"version {key.version}", address_of(key))
