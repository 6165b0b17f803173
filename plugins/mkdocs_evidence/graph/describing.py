"""From the graph to the description of one page for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.agents import AGENTS, agent_of, agents_of, parts_of
from mkdocs_evidence.graph.citation import citation_of, doi_of
from mkdocs_evidence.graph.description import (
    Brief,
    Description,
    FileEntry,
    Happening,
    NoticeEntry,
    Redacted,
    Related,
    RemovedRelation,
    Retold,
    StatusWord,
    VersionEntry,
)
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.media_types import media_type_of
from mkdocs_evidence.graph.modified import modified_of
from mkdocs_evidence.graph.redacted_source import redacted_source_of
from mkdocs_evidence.graph.registration import is_registered
from mkdocs_evidence.graph.relations import RESOLVES
from mkdocs_evidence.graph.removed_addresses import address_about
from mkdocs_evidence.graph.status import (
    document_status,
    ending_of,
    notice_state,
    notices_on,
    reports_of,
    results_status,
    study_status,
    version_state,
)
from mkdocs_evidence.graph.status_addresses import findings_csv_address
from mkdocs_evidence.model import (
    CallFields,
    CommonFields,
    EventFields,
    Key,
    Notice,
    Project,
    ProjectFields,
    Record,
    RecordType,
    Report,
    VersionedFields,
)


def brief_of(graph: Graph, work: Key) -> Brief:
    """What a list says of a work."""
    record = graph.head(work)
    caption, entry = record.caption, record.index_entry
    notices = notices_on(graph, record.key)
    return Brief(
        key=work,
        kind=caption.kind.value,
        title=caption.title,
        summary=caption.summary,
        address=full_address(graph.settings, address_of(work)),
        published=record.published,
        modified=modified_of(graph, record, notices),
        version=record.key.version,
        topics=tuple(topic for topic in entry.topics if graph.settings.topic(topic)),
        statuses=tuple(_statuses(graph, record, notices)),
    )


def describe(graph: Graph, key: Key) -> Description:
    """The description of a work (its landing page) or of a version (its permanent page)."""
    record = graph.head(key)
    fields = record.fields
    versions = _versions(graph, key)
    notices = notices_on(graph, record.key)
    return Description(
        **_of_itself(graph, key, record, notices),
        first_published=versions[0].published if versions else record.published,
        topics=tuple((topic.id, topic.label) for topic in map(graph.settings.topic, fields.topics) if topic),
        image=full_address(graph.settings, _beside(record, fields.image)) if fields.image else "",
        image_alt=fields.image_alt or "",
        outgoing=_related(graph, record.key, incoming=False),
        incoming=_related(graph, key, incoming=True),
        removed=tuple(dict.fromkeys(_removed(graph, record.key))),
        versions=versions,
        notices=tuple(_notice(graph, notice) for notice in notices),
        citation=citation_of(graph, key),
        happening=_happening(graph, fields),
        agent=agent_of(graph, record) if key.type in AGENTS else None,
        same_as=_same_as(graph, record),
    )


def describe_alone(graph: Graph, key: Key) -> Description:
    """The same without topics, pictures, notices, citation, siblings and relations: a text by itself."""
    record = graph.head(key)
    return Description(**_of_itself(graph, key, record, notices_on(graph, record.key)))


def _of_itself(
    graph: Graph, key: Key, record: Record[CommonFields], notices: tuple[Notice, ...]
) -> dict[str, Any]:
    """The fields of a description that are of the record alone, and what its notices make of them."""
    fields = record.fields
    settings = graph.settings
    kind = record.caption.kind
    return {
        "key": key,
        "kind": kind.value,
        "kind_label": kind.label,
        "title": fields.title,
        "summary": fields.summary,
        "address": full_address(settings, address_of(key)),
        "landing": full_address(settings, address_of(key.work)),
        "permanent": full_address(settings, address_of(record.key)),
        "published": record.published,
        "modified": modified_of(graph, record, notices, is_version=key.version > 0),
        "language": fields.language or settings.language,
        "licence": fields.licence or settings.licence,
        "doi": doi_of(graph, record),
        "version": record.key.version,
        "parts": tuple(parts_of(graph, record)),
        "original": _retold(graph, record),
        "statuses": tuple(_statuses(graph, record, notices)),
        "files": _files(graph, record),
        "tables": _tables(graph, key, record),
        "redacted": _redacted(graph, record),
    }


def _redacted(graph: Graph, record: Record[CommonFields]) -> Redacted | None:
    source = redacted_source_of(record)
    if source is None:
        return None
    notice = full_address(graph.settings, address_of(source.notice)) if graph.shows(source.notice) else ""
    return Redacted(source.original_sha256, notice)


def _beside(record: Record[CommonFields], name: str) -> str:
    folder = record.file.rpartition("/")[0]
    return f"/{folder}/{name}"


def _statuses(
    graph: Graph, record: Record[CommonFields], notices: tuple[Notice, ...]
) -> Iterator[StatusWord]:
    if record.key.type is RecordType.PROJECT:
        project = cast("Project", record)
        yield StatusWord.of("study", study_status(project, graph.as_of).status)
        yield StatusWord.of("results", results_status(graph, project))
    yield StatusWord.of("document", document_status(graph, record, notices))
    if record.key.type.is_versioned:
        yield StatusWord.of("version", version_state(graph, record, notices))
    if record.key.type is RecordType.NOTICE:
        yield StatusWord.of("notice_state", notice_state(graph, record.key))


def _versions(graph: Graph, key: Key) -> tuple[VersionEntry, ...]:
    """All versions of the work; each of them, and the landing page, names them all."""
    if not key.type.is_versioned:
        return ()
    return graph.once(("versions", key.work), lambda: tuple(_version_entries(graph, key.work)))


def _version_entries(graph: Graph, work: Key) -> Iterator[VersionEntry]:
    versions = cast("tuple[Record[VersionedFields], ...]", graph.corpus.versions_by_work[work])
    for version in versions:
        yield VersionEntry(
            number=version.key.version,
            address=full_address(graph.settings, address_of(version.key)),
            date=version.fields.version_date,
            published=version.published,
            label=version.fields.version_label or "",
            state=StatusWord.of("version", version_state(graph, version)),
        )


def _related(graph: Graph, key: Key, *, incoming: bool) -> tuple[Related, ...]:
    """The records that this one names, or that name it: each once for each relation."""
    links = graph.incoming(key) if incoming else graph.outgoing(key)
    if incoming and key.version:
        links = tuple(link for link in links if link.target.version == key.version)
    found: dict[tuple[str, Key], Related] = {}
    for link in links:
        other = link.source if incoming else link.target
        if other.work == key.work:
            continue
        label = link.relation.inverse if incoming else link.relation.label
        if (link.relation.name, other) not in found:
            found[link.relation.name, other] = Related(
                relation=link.relation.name,
                label=label,
                key=other,
                title=graph.head(other).caption.title,
                address=full_address(graph.settings, address_of(other)),
            )
    return tuple(found.values())


def _removed(graph: Graph, key: Key) -> Iterator[RemovedRelation]:
    """The records that this one names and that were taken down, each once for each relation."""
    for link in graph.removed_links(key):
        address = address_about(graph, link.target)
        yield RemovedRelation(
            relation=link.relation.name,
            label=link.relation.label,
            type=link.target.key.type.value,
            title=link.target.label,
            address=full_address(graph.settings, address) if address else "",
        )


def _files(graph: Graph, record: Record[CommonFields]) -> tuple[FileEntry, ...]:
    if not isinstance(record.fields, VersionedFields):
        return ()
    return tuple(
        FileEntry(
            title=file.title,
            address=file.url or full_address(graph.settings, _beside(record, file.path or "")),
            media_type=file.media_type or media_type_of(file.path or file.url or ""),
        )
        for file in record.fields.files
    )


def _tables(graph: Graph, key: Key, record: Record[CommonFields]) -> tuple[FileEntry, ...]:
    """The findings of a report, or of a project's reports, as a table, where there are any."""
    if record.key.type is RecordType.PROJECT:
        reports = reports_of(graph, record.key)
    else:
        reports = (cast("Report", record),) if record.key.type is RecordType.REPORT else ()
    if not any(report.fields.findings for report in reports):
        return ()
    address = full_address(graph.settings, findings_csv_address(key))
    return (FileEntry(f"Findings: {record.fields.title}", address, "text/csv"),)


def _notice(graph: Graph, notice: Notice) -> NoticeEntry:
    ending = ending_of(graph, notice.key)
    ends = (link.target for link in graph.outgoing(notice.key, RESOLVES))
    return NoticeEntry(
        kind=notice.fields.kind.value,
        label=notice.fields.kind.label,
        title=notice.fields.title,
        reason=notice.fields.reason,
        date=notice.fields.date,
        address=full_address(graph.settings, address_of(notice.key)),
        ends=tuple(
            full_address(graph.settings, address_of(key)) for key in ends if graph.ended_by(key) == notice.key
        ),
        ended=ending.fields.date if ending else None,
        ended_by=full_address(graph.settings, address_of(ending.key)) if ending else "",
    )


def _happening(graph: Graph, fields: CommonFields) -> Happening | None:
    if isinstance(fields, EventFields):
        return Happening(str(fields.start), str(fields.end or ""), fields.venue or "")
    if isinstance(fields, CallFields):
        return Happening(str(fields.opens), str(fields.closes or ""))
    return None


def _same_as(graph: Graph, record: Record[CommonFields]) -> tuple[str, ...]:
    """Where the same thing stands elsewhere, for certain."""
    fields, doi = record.fields, doi_of(graph, record)
    is_study = isinstance(fields, ProjectFields) and is_registered(fields, graph.as_of)
    registration = fields.registration if isinstance(fields, ProjectFields) and is_study else None
    own = vars(fields)  # `getattr` with a default is slow where a model has no such field
    given = (
        f"https://orcid.org/{own['orcid']}" if own.get("orcid") else None,
        own.get("ror"),
        own.get("url"),
        registration.url if registration else None,
        f"https://doi.org/{doi}" if doi else None,
    )
    return tuple(address for address in given if address)


def _retold(graph: Graph, record: Record[CommonFields]) -> Retold | None:
    original = record.fields.original
    if original is None:
        return None
    publishers = agents_of(graph, (original.publisher,) if original.publisher else ())
    return Retold(
        title=original.title,
        address=original.url,
        authors=tuple(agents_of(graph, original.authors)),
        publisher=next(iter(publishers), None),
        date=original.date,
    )
