"""A record: what one file says, under the name that it keeps for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from mkdocs_evidence.model.caption import Caption, caption_of
from mkdocs_evidence.model.citations import CitationCluster
from mkdocs_evidence.model.comments import Comment, emptied, restored
from mkdocs_evidence.model.common_fields import CommonFields
from mkdocs_evidence.model.dates import PartialDate
from mkdocs_evidence.model.index_entry import IndexEntry, RecordLink, index_entry_of
from mkdocs_evidence.model.other_fields import (
    BlogFields,
    CallFields,
    EventFields,
    NoticeFields,
    OrganisationFields,
    PersonFields,
    ProgrammeFields,
)
from mkdocs_evidence.model.references import Key
from mkdocs_evidence.model.study_fields import ProjectFields, ProtocolFields, ReportFields
from mkdocs_evidence.model.vocabulary import RecordType

FIELDS_BY_TYPE: dict[RecordType, type[CommonFields]] = {
    RecordType.PROJECT: ProjectFields,
    RecordType.PROTOCOL: ProtocolFields,
    RecordType.REPORT: ReportFields,
    RecordType.BLOG: BlogFields,
    RecordType.PERSON: PersonFields,
    RecordType.ORGANISATION: OrganisationFields,
    RecordType.PROGRAMME: ProgrammeFields,
    RecordType.EVENT: EventFields,
    RecordType.CALL: CallFields,
    RecordType.NOTICE: NoticeFields,
}


F_co = TypeVar("F_co", bound=CommonFields, covariant=True)


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a record was read from, as text.

    `path` is relative to the content folder, with forward slashes. `header` is the YAML between
    the fences, which begins on line `header_line`; `body` is the Markdown after them, which
    begins on line `body_line` (lines count from 1). `folder` is the content folder's own name.
    `opening` and `closing` are the fences as they were written, without and with their line end.
    The body has the length and the lines of what was written; its `comments` have no words there.
    """

    path: str
    header: str
    body: str
    header_line: int = 2
    body_line: int = 1
    folder: str = "content"
    opening: str = "---"
    closing: str = "---\n"
    comments: tuple[Comment, ...] = ()

    @property
    def written(self) -> str:
        """The Markdown as it was written, with the words of its comments."""
        return restored(self.body, self.comments)

    @property
    def uncommented(self) -> str:
        """The Markdown with empty comments in the place of its comments."""
        return emptied(self.written, self.comments)

    @property
    def text(self) -> str:
        """The whole file in its normal form: as it was, with LF line ends and no byte order mark."""
        return f"{self.opening}\n{self.header}{self.closing}{self.written}"

    @property
    def original(self) -> Source:
        """The file as it was read: itself, but for a redacted source."""
        return self

    @property
    def shown_path(self) -> str:
        """The path as people see it in messages: with the content folder in front."""
        return f"{self.folder}/{self.path}" if self.folder else self.path


@dataclass(frozen=True, slots=True)
class Record(Generic[F_co]):
    """One record, or one version of a protocol or report.

    `paths` are what its text shows or links to, as it was written and decoded: files, and addresses too.
    """

    key: Key
    fields: F_co
    source: Source
    links: tuple[RecordLink, ...] = ()
    citations: tuple[CitationCluster, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The path of its file below the content folder, with forward slashes."""
        return self.source.path

    @property
    def index_entry(self) -> IndexEntry:
        """What is known of it without opening it."""
        return index_entry_of(self.key, self.fields, self.links, self.citations, self.paths)

    @property
    def caption(self) -> Caption:
        """What other pages show of it, known without opening it."""
        return caption_of(self.key, self.fields)

    @property
    def published(self) -> PartialDate:
        """When this record, of a protocol or report this version, was first published.

        It is the one date of a record that is given to machines and in citations.
        """
        return self.index_entry.date

    @property
    def happened(self) -> tuple[PartialDate, ...]:
        """When something happened to it that it tells: dated notes, and changes of a study's status."""
        fields: CommonFields = self.fields
        statuses = fields.status_history if isinstance(fields, ProjectFields) else ()
        return (*(note.date for note in fields.updates), *(entry.date for entry in statuses))


Project: TypeAlias = Record[ProjectFields]
Protocol: TypeAlias = Record[ProtocolFields]
Report: TypeAlias = Record[ReportFields]
Blog: TypeAlias = Record[BlogFields]
Person: TypeAlias = Record[PersonFields]
Organisation: TypeAlias = Record[OrganisationFields]
Programme: TypeAlias = Record[ProgrammeFields]
Event: TypeAlias = Record[EventFields]
Call: TypeAlias = Record[CallFields]
Notice: TypeAlias = Record[NoticeFields]
