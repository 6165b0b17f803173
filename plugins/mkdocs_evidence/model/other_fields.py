"""The fields of blogs, people, organisations, programmes, events, calls and notices."""

from __future__ import annotations

from pydantic import Field

from mkdocs_evidence.model.common_fields import AuthoredFields, CommonFields, Role
from mkdocs_evidence.model.dates import Moment
from mkdocs_evidence.model.fields import (
    Agents,
    AnyRecord,
    Contributor,
    Contributors,
    NoticeRefs,
    Orcid,
    Ror,
    Text,
    WebAddress,
)
from mkdocs_evidence.model.notice_words import NoticeKind, RemovalAddress, RemovalGrounds


class BlogFields(AuthoredFields):
    """A post by a named author, or a retelling of one."""

    about: tuple[AnyRecord, ...] = Field(default=(), description="The records that it speaks of.")


class PersonFields(CommonFields):
    """A person in public roles. `title` is the name as it is shown."""

    family_name: Text | None = None
    given_name: Text | None = None
    roles: tuple[Role, ...] = ()
    orcid: Orcid | None = None
    url: WebAddress | None = None


class OrganisationFields(CommonFields):
    """An evaluator, a funder, a delivery partner. `title` is its name."""

    url: WebAddress | None = None
    ror: Ror | None = None


class ProgrammeFields(CommonFields):
    """A family of projects."""

    lead: Agents = ()
    funders: Agents = ()
    budget: Text | None = None


class EventFields(CommonFields):
    """A meeting, with what came of it."""

    start: Moment
    end: Moment | None = None
    venue: Text | None = None
    registration_url: WebAddress | None = None
    speakers: Contributors = ()
    about: tuple[AnyRecord, ...] = ()
    outcome: Text | None = Field(default=None, description="What came of it.")


class CallFields(CommonFields):
    """An invitation: to partners, panel members or bidders."""

    opens: Moment
    closes: Moment | None = None
    about: tuple[AnyRecord, ...] = ()
    contact_url: WebAddress | None = None
    decision: Text | None = Field(default=None, description="What was decided.")


class NoticeFields(CommonFields):
    """What must be known of another record: a correction, a concern, a withdrawal …"""

    target: AnyRecord
    kind: NoticeKind
    reason: Text
    issued_by: Contributor
    grounds: RemovalGrounds | None = Field(
        default=None, description="Of a removal: why. For a person it is personal_data unless given."
    )
    withhold: tuple[Text, ...] = Field(
        default=(), description="Of a removal: further forms of the name that must appear in no output."
    )
    address: RemovalAddress | None = Field(
        default=None,
        description="Of a removal: how the address is listed. Where the name is withheld it is hash.",
    )
    resolves: NoticeRefs | None = Field(
        default=None,
        description="The earlier notices on the same record that this one ends, such as "
        "notices/doubt-about-table-2; [] where it ends none.",
    )
