"""How a record is cited: one item of CSL for each protocol, report and blog, and each of their versions.

A landing page is cited as the version that it shows, at that version's frozen address: what comes
later does not change what was cited. A retelling is the site's own text: its author is the site's
publisher, and the note names whose the original is. What was withdrawn, retracted or removed has no item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.resolution import Unresolved
from mkdocs_evidence.graph.status import document_status
from mkdocs_evidence.model import (
    AuthoredFields,
    CommonFields,
    Contributor,
    CslDate,
    CslItem,
    CslName,
    Key,
    Original,
    PersonFields,
    Record,
    RecordType,
    VersionedFields,
)
from mkdocs_evidence.model.vocabulary import DocumentStatus

CITABLE = (RecordType.PROTOCOL, RecordType.REPORT, RecordType.BLOG)
NOT_TO_BE_CITED = (DocumentStatus.WITHDRAWN, DocumentStatus.RETRACTED, DocumentStatus.REMOVED)


def citation_of(graph: Graph, key: Key) -> CslItem | None:
    """The item by which a record is cited; None where it is of another type, or no longer stands."""
    record = graph.head(key)
    if key.type not in CITABLE or document_status(graph, record) in NOT_TO_BE_CITED:
        return None
    fields = cast("AuthoredFields", record.fields)
    version = record.key.version
    return CslItem(
        id=citation_key(record.key),
        type="report" if key.type.is_versioned else "post-weblog",
        title=fields.title,
        author=authors_of(graph, record),
        issued=CslDate(record.published),
        container_title="" if key.type.is_versioned else graph.settings.name,
        publisher=graph.settings.publisher if key.type.is_versioned else "",
        genre=record.caption.kind.label if version else "",
        version=_version_in_words(version, fields) if version else "",
        doi=doi_of(graph, record),
        url=public_address(graph, address_of(record.key)),
        note=_note_on_original(graph, fields.original) if fields.original else "",
        abstract=fields.summary,
        language=fields.language or graph.settings.language,
    )


def _version_in_words(number: int, fields: CommonFields) -> str:
    """The number of a version and, if it says more, the label that is printed on the document."""
    label = fields.version_label if isinstance(fields, VersionedFields) else None
    words = " ".join((label or "").split())
    if not words or re.fullmatch(rf"(?:v\.?|ver\.?|version)? ?{number}", words, re.IGNORECASE):
        return str(number)
    return f"{number}, printed as “{words}”"


def citation_key(key: Key) -> str:
    """The key of a record in bibliographies: swis-trial-report-v1 for a version, the id alone for a blog.

    A protocol and a report may share an id, and stand in one bibliography.
    """
    return f"{key.id}-{key.type.label.lower()}-v{key.version}" if key.version else key.id


def public_address(graph: Graph, address: str) -> str:
    """The full address of a page of this site; empty where the site has no public address."""
    return graph.settings.url.rstrip("/") + address if graph.settings.url else ""


def doi_of(graph: Graph, record: Record[CommonFields]) -> str:
    """The DOI of a record's own text; the DOI that a retelling names is the original's."""
    return "" if record.fields.original else record.fields.doi or ""


def authors_of(graph: Graph, record: Record[CommonFields]) -> tuple[CslName, ...]:
    """Who is cited as the author of a record: of a retelling, the site's publisher."""
    fields = record.fields
    if fields.original is not None or not isinstance(fields, AuthoredFields):
        return (CslName(literal=graph.settings.publisher),)
    return names_of(graph, fields.authors)


def names_of(graph: Graph, contributors: Iterable[Contributor]) -> tuple[CslName, ...]:
    """Contributors as names, in their order."""
    return tuple(name for name in (_name_of(graph, one) for one in contributors) if name)


def _name_of(graph: Graph, contributor: Contributor) -> CslName | None:
    if contributor.reference is None:
        return CslName(literal=contributor.name or "")
    found = graph.named(contributor.reference)
    if isinstance(found, Removed):
        return CslName(literal=found.label)
    if isinstance(found, Unresolved):
        return None
    fields = found.fields
    return _person_name(fields) if isinstance(fields, PersonFields) else CslName(literal=fields.title)


def _person_name(fields: PersonFields) -> CslName:
    """A person's name in its parts; one whose record does not part it is taken as it is shown."""
    if fields.family_name:
        return CslName(family=fields.family_name, given=fields.given_name or "")
    return CslName(literal=fields.title)


def _note_on_original(graph: Graph, original: Original) -> str:
    names = ", ".join(name.in_words for name in names_of(graph, original.authors))
    by = f" by {names}" if names else ""
    date = f" ({original.date.in_words})" if original.date else ""
    return f"Retells “{original.title}”{by}{date}, {original.url}"
