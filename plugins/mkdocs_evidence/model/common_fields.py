"""The fields that every record has, and the groups that several types share."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from mkdocs_evidence.model.dates import PartialDate
from mkdocs_evidence.model.fields import (
    AnyRecord,
    Contributors,
    Doi,
    Language,
    OrganisationRef,
    Part,
    SitePath,
    Summary,
    Text,
    Title,
    Truth,
    WebAddress,
    Whole,
)
from mkdocs_evidence.model.placeholder import none_if_to_be_written
from mkdocs_evidence.model.vocabulary import ChangeClass, OutcomeDataSeen


class Original(Part):
    """Where a text was first published, and whose it is: the record here retells it."""

    url: WebAddress
    title: Text
    authors: Contributors = ()
    date: PartialDate | None = None
    publisher: OrganisationRef | None = None


class Update(Part):
    """A dated note on what came later, or was changed, after the record was published."""

    date: PartialDate
    note: Text


class CommonFields(Part):
    """What every record says of itself."""

    title: Title = Field(description="The title, as readers will see it.")
    summary: Summary = Field(description="What it is, in plain language, in 30 to 400 characters.")
    date: PartialDate = Field(description="When it was first published.")
    sources: tuple[WebAddress, ...] = Field(
        default=(), description="The public addresses of the facts that it rests on."
    )
    original: Original | None = Field(
        default=None, description="Where it was first published, when that was elsewhere."
    )
    topics: tuple[Text, ...] = Field(default=(), description="Topics, from the list in mkdocs.yml.")
    aliases: tuple[SitePath, ...] = Field(
        default=(), description="Addresses on this site where the record used to be."
    )
    language: Language | None = Field(default=None, description="The language of its text.")
    translation_of: AnyRecord | None = Field(default=None, description="The record that this one translates.")
    licence: Text | None = Field(default=None, description="The licence of its text.")
    doi: Doi | None = None
    image: Text | None = Field(default=None, description="A picture, beside the record's file.")
    image_alt: Text | None = Field(
        default=None, description="What the picture shows, for those who cannot see it."
    )
    updates: tuple[Update, ...] = Field(
        default=(), description="Dated notes on what came later, or was changed."
    )
    draft: Truth = Field(default=False, description="true while it is a draft: it is shown in previews only.")

    @model_validator(mode="after")
    def _image_has_words(self) -> Self:
        if self.image and not self.image_alt:
            raise PydanticCustomError(
                "image_without_words", "an image needs image_alt: what the picture shows", {}
            )
        return self


class AuthoredFields(CommonFields):
    """What a text with authors says: its own authors, or whose original it retells."""

    authors: Contributors = Field(default=(), description="Who wrote it.")

    @model_validator(mode="after")
    def _has_authors_or_original(self) -> Self:
        if not self.authors and self.original is None:
            raise PydanticCustomError("missing_authors", "authors is missing", {})
        if self.authors and self.original is not None:
            raise PydanticCustomError(
                "authors_of_retelling",
                "a record with `original` retells another's text and has no authors of its own",
                {},
            )
        return self


DataSeenAnswer = Annotated[OutcomeDataSeen | None, BeforeValidator(none_if_to_be_written)]
"""None while a draft says that the answer is still to be written; public records have one."""


class Change(Part):
    """What a version changes against the one before, why, and who asked for it."""

    class_: Annotated[ChangeClass, Field(alias="class")]
    summary: Text
    reason: Text
    requested_by: Text
    outcome_data_seen: DataSeenAnswer
    outcome_data_note: Text | None = Field(
        default=None, description="How that is known, if the dates of the project make it doubtful."
    )


class AttachedFile(Part):
    """A file that belongs to a version: in the record's folder, or at another address."""

    title: Text
    path: Text | None = None
    url: WebAddress | None = None
    media_type: Text | None = None
    size: Text | None = None

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if (self.path is None) == (self.url is None):
            raise PydanticCustomError("file_place", "a file needs either path or url", {})
        return self


class VersionedFields(AuthoredFields):
    """What each version of a protocol or report says of itself."""

    version_date: PartialDate = Field(description="The date of this version.")
    version_label: Text | None = Field(
        default=None, description="The version as it is printed on the document."
    )
    change: Change | None = Field(default=None, description="From version 2 on: what changed, and why.")
    files: tuple[AttachedFile, ...] = ()


class KeyFigure(Part):
    """One number with its label, as a project's page shows it."""

    label: Text
    value: Text


class Registration(Part):
    """The entry of a study in a public registry."""

    registry: Text
    id: Text
    date: PartialDate | None = None
    url: WebAddress | None = None


class Sample(Part):
    """How many were to take part, of what, and where."""

    planned: Whole | None = None
    unit: Text | None = None
    sites: Text | None = None


class Role(Part):
    """What a person was, where, and from when to when."""

    role: Text
    organisation: OrganisationRef | None = None
    from_: Annotated[PartialDate | None, Field(alias="from")] = None
    to: PartialDate | None = None


__all__ = [
    "AttachedFile",
    "AuthoredFields",
    "Change",
    "CommonFields",
    "KeyFigure",
    "Original",
    "Registration",
    "Role",
    "Sample",
    "Update",
    "VersionedFields",
]
