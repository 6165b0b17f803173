"""The pages of a protocol: its landing page, and the permanent page of each version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.known_versions import Version, versions_of
from mkdocs_evidence.graph.outcomes import comparisons_on
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.model import Key, Project, Protocol, ProtocolFields, Report
from mkdocs_evidence.views.cards import about_shelves, shelf, status_chips
from mkdocs_evidence.views.findings import ReportFindings, findings_of
from mkdocs_evidence.views.headers import (
    BodyOf,
    record_footer,
    record_head,
    record_header,
    relation_facts,
)
from mkdocs_evidence.views.parts import (
    Body,
    Chip,
    Fact,
    Head,
    Page,
    PageLink,
    RecordFooter,
    RecordHeader,
    Shelf,
)
from mkdocs_evidence.views.project import Standing, standing_of
from mkdocs_evidence.views.promised import PromisedTable, promised_tables, timing_chips
from mkdocs_evidence.views.versions import Banner, HistoryEntry, banner_of, history_entries, version_relations


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """One promised outcome."""

    anchor: str
    role: str
    measure: str
    timepoint: str
    analysis: str


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file that belongs to a version."""

    title: str
    href: str
    detail: str


@dataclass(frozen=True, slots=True)
class ProjectStanding:
    """A project's status, as its documents show it."""

    project: PageLink
    standing: Standing


@dataclass(frozen=True, slots=True)
class ProtocolPage(Page):
    """A protocol: on its landing page the current version, on a permanent page any version."""

    header: RecordHeader
    banner: Banner
    standings: tuple[ProjectStanding, ...]
    body: Body
    outcomes: tuple[ShownOutcome, ...]
    files: tuple[ShownFile, ...]
    found: tuple[ReportFindings, ...]
    promised: tuple[PromisedTable, ...]
    reports: Shelf
    history: tuple[HistoryEntry, ...]
    footer: RecordFooter
    is_landing: bool


@dataclass(frozen=True, slots=True)
class _Since:
    """What has come of a protocol since it was published: the same on the pages of all its versions."""

    found: tuple[ReportFindings, ...]
    promised: tuple[PromisedTable, ...]
    reports: Shelf
    history: tuple[HistoryEntry, ...]
    about: tuple[Shelf, ...]


def protocol_pages(graph: Graph, work: Key, body_of: BodyOf) -> Iterator[ProtocolPage]:
    """The landing page of a protocol, then the permanent page of each version.

    That of the current version differs from the landing page in its head alone.
    """
    current = cast("Protocol", graph.head(work))
    since = _since(graph, work)
    head = replace(record_head(graph, current, "protocol"), relations=version_relations(graph, None, work))
    landing = _page(graph, current, head, body_of, since)
    yield landing
    for version in versions_of(graph, work):
        protocol = cast("Protocol", version)
        head = version_head(graph, protocol, "protocol")
        is_current = protocol.key == current.key
        page = landing if is_current else _page(graph, protocol, head, body_of, since)
        yield replace(page, head=head, is_landing=False)


def _since(graph: Graph, work: Key) -> _Since:
    return _Since(
        found=_found(graph, work),
        promised=promised_tables(graph, comparisons_on(graph, work)),
        reports=shelf(graph, "Reports on this protocol", _evaluators(graph, work), "reports"),
        history=history_entries(graph, work),
        about=about_shelves(graph, work),
    )


def version_head(graph: Graph, version: Version, kind: str) -> Head:
    """The head of a version's permanent page: canonical to the landing page, out of search."""
    work = version.key.work
    head = record_head(graph, version, kind)
    return replace(
        head,
        address=address_of(version.key),
        title=f"{head.title} (version {version.key.version})",
        crumbs=(*head.crumbs, PageLink(graph.head(work).caption.title, address_of(work))),
        canonical=address_of(work),
        indexed=False,
        relations=version_relations(graph, version, work),
    )


def _page(graph: Graph, protocol: Protocol, head: Head, body_of: BodyOf, since: _Since) -> ProtocolPage:
    return ProtocolPage(
        head=head,
        header=record_header(graph, protocol, _facts(graph, protocol), _chips(graph, protocol)),
        banner=banner_of(graph, protocol),
        standings=project_standings(graph, protocol.key),
        body=body_of(protocol),
        outcomes=shown_outcomes(protocol.fields),
        files=files_of(protocol),
        found=since.found,
        promised=since.promised,
        reports=since.reports,
        history=since.history,
        footer=record_footer(graph, protocol, since.about),
        is_landing=True,
    )


def _chips(graph: Graph, protocol: Protocol) -> tuple[Chip, ...]:
    return (*status_chips(graph, protocol), *timing_chips(graph, protocol.key))


def project_standings(graph: Graph, key: Key) -> tuple[ProjectStanding, ...]:
    """Where each project of a document stands."""
    projects = unique_ends(graph.outgoing(key, "project"), sources=False)
    standings = []
    for project_key in projects:
        project = cast("Project", graph.head(project_key))
        link = PageLink(project.fields.title, address_of(project_key))
        standings.append(ProjectStanding(link, standing_of(graph, project)))
    return tuple(standings)


def _evaluators(graph: Graph, work: Key) -> tuple[Key, ...]:
    links = graph.incoming(work, "evaluates")
    return tuple(dict.fromkeys(link.source.work for link in links))


def _found(graph: Graph, work: Key) -> tuple[ReportFindings, ...]:
    found = (findings_of(graph, cast("Report", graph.head(key))) for key in _evaluators(graph, work))
    return tuple(part for part in found if part.findings)


def shown_outcomes(fields: ProtocolFields) -> tuple[ShownOutcome, ...]:
    """The outcomes that a protocol promises to measure."""
    return tuple(
        ShownOutcome(
            anchor=f"outcome-{outcome.id}",
            role=outcome.role.label,
            measure=outcome.measure,
            timepoint=outcome.timepoint or "",
            analysis=outcome.analysis or "",
        )
        for outcome in fields.outcomes
    )


def files_of(version: Version) -> tuple[ShownFile, ...]:
    """The files of a version, each with its type and size where they are known."""
    folder = version.source.path.rpartition("/")[0]
    return tuple(
        ShownFile(
            title=file.title,
            href=file.url or f"/{folder}/{file.path}",
            detail=", ".join(part for part in (file.media_type, file.size) if part),
        )
        for file in version.fields.files
    )


def _facts(graph: Graph, protocol: Protocol) -> tuple[Fact, ...]:
    return (*relation_facts(graph, protocol, "project", "translation_of"), *plan_facts(protocol.fields))


def plan_facts(fields: ProtocolFields) -> tuple[Fact, ...]:
    """What a protocol itself says of its plan in one line each; empty where it says nothing."""
    return (
        Fact("Sample", text=_sample_text(fields), field="sample"),
        Fact("Population", text=fields.population or "", field="population"),
        Fact("Intervention", text=fields.intervention or "", field="intervention"),
        Fact("Comparator", text=fields.comparator or "", field="comparator"),
        Fact("Ethics", text=fields.ethics or "", field="ethics"),
    )


def _sample_text(fields: ProtocolFields) -> str:
    sample = fields.sample
    if sample is None:
        return ""
    planned = f"{sample.planned:,} {sample.unit or ''}".strip() if sample.planned is not None else ""
    return "; ".join(part for part in (planned or sample.unit or "", sample.sites or "") if part)
