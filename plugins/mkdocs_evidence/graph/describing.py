"""From the graph to the description of one page for machines."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from datetime import date
from typing import cast

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.agents import AGENTS, agent_of, agents_of, parts_of
from mkdocs_evidence.graph.citation import citation_of, doi_of
from mkdocs_evidence.graph.description import (
    Brief,
    Description,
    FileEntry,
    Happening,
    NoticeEntry,
    Related,
    Retold,
    StatusWord,
    VersionEntry,
)
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.graph.status import (
    document_status,
    notices_on,
    reports_of,
    results_of,
    status_entries,
    study_status,
    version_state,
)
from mkdocs_evidence.graph.status_addresses import findings_csv_address
from mkdocs_evidence.model import (
    CallFields,
    CommonFields,
    EventFields,
    Key,
    PartialDate,
    Project,
    ProjectFields,
    Record,
    RecordType,
    Report,
    VersionedFields,
)

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""A list of our own: the host's would differ from machine to machine."""


def brief_of(graph: Graph, work: Key) -> Brief:
    """What a list says of a work."""
    record = graph.head(work)
    fields = record.fields
    return Brief(
        key=work,
        kind=_kind_of(record)[0],
        title=fields.title,
        summary=fields.summary,
        address=full_address(graph.settings, address_of(work)),
        published=fields.date,
        modified=modified_of(graph, record),
        version=record.key.version,
        topics=tuple(topic for topic in fields.topics if graph.settings.topic(topic)),
        statuses=tuple(_statuses(graph, record)),
    )


def describe(graph: Graph, key: Key) -> Description:
    """The description of a work (its landing page) or of a version (its permanent page)."""
    record = graph.head(key)
    fields = record.fields
    settings = graph.settings
    versions = _versions(graph, key)
    kind, kind_label = _kind_of(record)
    return Description(
        key=key,
        kind=kind,
        kind_label=kind_label,
        title=fields.title,
        summary=fields.summary,
        address=full_address(settings, address_of(key)),
        landing=full_address(settings, address_of(key.work)),
        permanent=full_address(settings, address_of(record.key)),
        published=fields.date,
        modified=modified_of(graph, record, is_version=key.version > 0),
        language=fields.language or settings.language,
        licence=fields.licence or settings.licence,
        doi=doi_of(graph, record),
        version=record.key.version,
        first_published=versions[0].published if versions else fields.date,
        topics=tuple((topic.id, topic.label) for topic in map(settings.topic, fields.topics) if topic),
        parts=tuple(parts_of(graph, record)),
        original=_retold(graph, record),
        image=full_address(settings, _beside(record, fields.image)) if fields.image else "",
        image_alt=fields.image_alt or "",
        statuses=tuple(_statuses(graph, record)),
        outgoing=_related(graph, record.key, incoming=False),
        incoming=_related(graph, key, incoming=True),
        versions=versions,
        files=_files(graph, record),
        tables=_tables(graph, key, record),
        notices=_notices(graph, key),
        citation=citation_of(graph, key),
        happening=_happening(graph, fields),
        agent=agent_of(graph, key) if key.type in AGENTS else None,
        same_as=_same_as(graph, record),
    )


def _kind_of(record: Record[CommonFields]) -> tuple[str, str]:
    """The kind of a record as a word and as a label: its own where it has one, else its type."""
    word = getattr(record.fields, "kind", None) or record.key.type
    return word.value, word.label


def _beside(record: Record[CommonFields], name: str) -> str:
    folder = record.file.rpartition("/")[0]
    return f"/{folder}/{name}"


def modified_of(graph: Graph, record: Record[CommonFields], *, is_version: bool = False) -> PartialDate:
    """The newest date that the record's own content gives."""
    fields = record.fields
    dates = [fields.date, *(notice.fields.date for notice in notices_on(graph, record.key))]
    if not is_version:
        dates += [update.date for update in fields.updates if update.date.is_known_by(graph.as_of)]
    if isinstance(fields, ProjectFields):
        dates += [entry.date for entry in status_entries(cast("Project", record), graph.as_of)]
    known = [date for date in dates if date.is_known_by(graph.as_of)]
    return max(known, default=fields.date)


def _statuses(graph: Graph, record: Record[CommonFields]) -> Iterator[StatusWord]:
    if record.key.type is RecordType.PROJECT:
        project = cast("Project", record)
        yield StatusWord.of("study", study_status(project, graph.as_of).status)
        yield StatusWord.of("results", results_of(graph, project).status)
    yield StatusWord.of("document", document_status(graph, record))
    if record.key.type.is_versioned:
        yield StatusWord.of("version", version_state(graph, record))


def _versions(graph: Graph, key: Key) -> tuple[VersionEntry, ...]:
    if not key.type.is_versioned:
        return ()
    versions = cast("tuple[Record[VersionedFields], ...]", graph.corpus.versions_by_work[key.work])
    return tuple(
        VersionEntry(
            number=version.key.version,
            address=full_address(graph.settings, address_of(version.key)),
            date=version.fields.version_date,
            published=version.fields.date,
            label=version.fields.version_label or "",
            state=StatusWord.of("version", version_state(graph, version)),
        )
        for version in versions
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
                title=graph.head(other).fields.title,
                address=full_address(graph.settings, address_of(other)),
            )
    return tuple(found.values())


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


def media_type_of(name: str) -> str:
    """The media type that a file's ending says, or nothing."""
    return MEDIA_TYPES.get(posixpath.splitext(name.partition("?")[0])[1].lower(), "")


def _notices(graph: Graph, key: Key) -> tuple[NoticeEntry, ...]:
    return tuple(
        NoticeEntry(
            kind=notice.fields.kind.value,
            label=notice.fields.kind.label,
            title=notice.fields.title,
            reason=notice.fields.reason,
            date=notice.fields.date,
            address=full_address(graph.settings, address_of(notice.key)),
        )
        for notice in notices_on(graph, key)
    )


def _happening(graph: Graph, fields: CommonFields) -> Happening | None:
    if isinstance(fields, EventFields):
        return Happening(str(fields.start), str(fields.end or ""), fields.venue or "")
    if isinstance(fields, CallFields):
        return Happening(str(fields.opens), str(fields.closes or ""))
    return None


def is_registered(fields: ProjectFields, as_of: date) -> bool:
    """Whether a study was in a public registry on a day."""
    entry = fields.registration
    return entry is not None and (entry.date is None or entry.date.is_known_by(as_of))


def _same_as(graph: Graph, record: Record[CommonFields]) -> tuple[str, ...]:
    """Where the same thing stands elsewhere, for certain."""
    fields, doi = record.fields, doi_of(graph, record)
    is_study = isinstance(fields, ProjectFields) and is_registered(fields, graph.as_of)
    registration = getattr(fields, "registration", None) if is_study else None
    given = (
        getattr(fields, "orcid", None) and f"https://orcid.org/{fields.orcid}",  # type: ignore[attr-defined]
        getattr(fields, "ror", None),
        getattr(fields, "url", None),
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
