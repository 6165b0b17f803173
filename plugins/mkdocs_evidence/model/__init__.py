"""Records and their vocabularies: frozen values, no input or output."""

from mkdocs_evidence.model.bibliography import Bibliography, BibliographyEntry
from mkdocs_evidence.model.caption import Caption
from mkdocs_evidence.model.citations import CitationCluster, Cite, CiteMode
from mkdocs_evidence.model.cited import Citations, CitedText, FormattedReference
from mkdocs_evidence.model.common_fields import (
    AuthoredFields,
    Change,
    CommonFields,
    Original,
    VersionedFields,
)
from mkdocs_evidence.model.csl_item import NO_DATE, CslDate, CslItem, CslName
from mkdocs_evidence.model.dates import Moment, PartialDate
from mkdocs_evidence.model.fields import AmbiguousScalar, Contributor
from mkdocs_evidence.model.index_entry import IndexEntry, RecordLink
from mkdocs_evidence.model.kept import KeptRecord, KeptSource
from mkdocs_evidence.model.other_fields import (
    BlogFields,
    CallFields,
    EventFields,
    NoticeFields,
    OrganisationFields,
    PersonFields,
    ProgrammeFields,
)
from mkdocs_evidence.model.record import (
    FIELDS_BY_TYPE,
    Blog,
    Call,
    Event,
    Notice,
    Organisation,
    Person,
    Programme,
    Project,
    Protocol,
    Record,
    Report,
    Source,
)
from mkdocs_evidence.model.references import Key, Reference
from mkdocs_evidence.model.sealed_data import SealedData, sealed_data_path
from mkdocs_evidence.model.settings import Edition, SiteSettings, Term, Topic
from mkdocs_evidence.model.study_fields import (
    Finding,
    Milestone,
    Outcome,
    ProjectFields,
    ProtocolFields,
    ReportFields,
    StatusEntry,
)
from mkdocs_evidence.model.vocabulary import RecordType

__all__ = [
    "FIELDS_BY_TYPE",
    "NO_DATE",
    "AmbiguousScalar",
    "AuthoredFields",
    "Bibliography",
    "BibliographyEntry",
    "Blog",
    "BlogFields",
    "Call",
    "CallFields",
    "Caption",
    "Change",
    "CitationCluster",
    "Citations",
    "Cite",
    "CiteMode",
    "CitedText",
    "CommonFields",
    "Contributor",
    "CslDate",
    "CslItem",
    "CslName",
    "Edition",
    "Event",
    "EventFields",
    "Finding",
    "FormattedReference",
    "IndexEntry",
    "KeptRecord",
    "KeptSource",
    "Key",
    "Milestone",
    "Moment",
    "Notice",
    "NoticeFields",
    "Organisation",
    "OrganisationFields",
    "Original",
    "Outcome",
    "PartialDate",
    "Person",
    "PersonFields",
    "Programme",
    "ProgrammeFields",
    "Project",
    "ProjectFields",
    "Protocol",
    "ProtocolFields",
    "Record",
    "RecordLink",
    "RecordType",
    "Reference",
    "Report",
    "ReportFields",
    "SealedData",
    "SiteSettings",
    "Source",
    "StatusEntry",
    "Term",
    "Topic",
    "VersionedFields",
    "sealed_data_path",
]
