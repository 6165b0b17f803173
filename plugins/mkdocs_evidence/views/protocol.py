"""The pages of a protocol: its landing page, and the permanent page of each version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.outcomes import comparisons_on
from mkdocs_evidence.graph.relations import unique_ends
from mkdocs_evidence.model import Key, Project, Protocol, ProtocolFields, Report
from mkdocs_evidence.views.cards import about_shelves, shelf, status_chips
from mkdocs_evidence.views.findings import ReportFindings, findings_of
from mkdocs_evidence.views.headers import (
    body_of,
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
from mkdocs_evidence.views.versions import (
    Banner,
    HistoryEntry,
    Version,
    banner_of,
    history_entries,
    version_relations,
)


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


def protocol_landing(graph: Graph, work: Key) -> ProtocolPage:
    """The view of a protocol's landing page: the current version and all that came after it."""
    protocol = cast("Protocol", graph.head(work))
    head = replace(record_head(graph, protocol, "protocol"), relations=version_relations(graph, None, work))
    return _page(graph, protocol, head, is_landing=True)


def protocol_version(graph: Graph, protocol: Protocol) -> ProtocolPage:
    """The view of one version's permanent page."""
    return _page(graph, protocol, version_head(graph, protocol, "protocol"), is_landing=False)


def version_head(graph: Graph, version: Version, kind: str) -> Head:
    """The head of a version's permanent page: canonical to the landing page, out of search."""
    work = version.key.work
    head = record_head(graph, version, kind)
    return replace(
        head,
        address=address_of(version.key),
        title=f"{head.title} (version {version.key.version})",
        crumbs=(*head.crumbs, PageLink(graph.head(work).fields.title, address_of(work))),
        canonical=address_of(work),
        indexed=False,
        relations=version_relations(graph, version, work),
    )


def _page(graph: Graph, protocol: Protocol, head: Head, *, is_landing: bool) -> ProtocolPage:
    work = protocol.key.work
    return ProtocolPage(
        head=head,
        header=record_header(graph, protocol, _facts(graph, protocol), _chips(graph, protocol)),
        banner=banner_of(graph, protocol),
        standings=project_standings(graph, protocol.key),
        body=body_of(graph, protocol),
        outcomes=tuple(_outcomes(protocol.fields)),
        files=files_of(protocol),
        found=_found(graph, work),
        promised=promised_tables(graph, comparisons_on(graph, work)),
        reports=shelf(graph, "Reports on this protocol", _evaluators(graph, work), "reports"),
        history=history_entries(graph, work),
        footer=record_footer(graph, protocol, about_shelves(graph, work)),
        is_landing=is_landing,
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


def _outcomes(fields: ProtocolFields) -> Iterator[ShownOutcome]:
    for outcome in fields.outcomes:
        yield ShownOutcome(
            anchor=f"outcome-{outcome.id}",
            role=outcome.role.label,
            measure=outcome.measure,
            timepoint=outcome.timepoint or "",
            analysis=outcome.analysis or "",
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
    fields = protocol.fields
    return (
        *relation_facts(graph, protocol, "project", "translation_of"),
        Fact("Sample", text=_sample_text(fields)),
        Fact("Population", text=fields.population or ""),
        Fact("Intervention", text=fields.intervention or ""),
        Fact("Comparator", text=fields.comparator or ""),
        Fact("Ethics", text=fields.ethics or ""),
    )


def _sample_text(fields: ProtocolFields) -> str:
    sample = fields.sample
    if sample is None:
        return ""
    planned = f"{sample.planned:,} {sample.unit or ''}".strip() if sample.planned is not None else ""
    return "; ".join(part for part in (planned or sample.unit or "", sample.sites or "") if part)
