"""The words of notices: what they say of their target, what status that gives, which may end which."""

from __future__ import annotations

from mkdocs_evidence.model.words import Word


class DocumentStatus(Word):
    """Whether a text stands: published, or marked by a notice since."""

    DRAFT = "draft", "Draft", "Not published: shown in previews only."
    PUBLISHED = "published", "Published", "Public, and it stands."
    CONCERN = "concern", "Under concern", "Public; a notice says what is in doubt."
    WITHDRAWN = "withdrawn", "Withdrawn", "No longer stands; kept at its address, with the reason."
    RETRACTED = "retracted", "Retracted", "Its findings must not be relied on; kept, and marked."
    REMOVED = "removed", "Removed", "Taken down on legal or ethical grounds; the reason stays."


class NoticeKind(Word):
    """What a notice says of its target."""

    CORRECTION = "correction", "Correction", "Something in the record was wrong."
    CLARIFICATION = "clarification", "Clarification", "Something in the record needed explaining."
    CONCERN = "concern", "Expression of concern", "Something in the record is in doubt."
    WITHDRAWAL = "withdrawal", "Withdrawal", "The record no longer stands."
    RETRACTION = "retraction", "Retraction", "The record's findings must not be relied on."
    REMOVAL = "removal", "Removal", "The record was taken down on legal or ethical grounds."
    NON_PUBLICATION = (
        "non_publication",
        "Notice of non-publication",
        "The study is finished, and no final report will be published.",
    )
    RESOLUTION = (
        "resolution",
        "End of an earlier notice",
        "An earlier notice on the record no longer applies.",
    )

    @property
    def document_status(self) -> DocumentStatus:
        """The document status that this kind of notice gives to its target while it is in force."""
        return _STATUS_BY_NOTICE.get(self.value, DocumentStatus.PUBLISHED)

    @property
    def may_end(self) -> tuple[NoticeKind, ...]:
        """The kinds of earlier notice that a notice of this kind may end."""
        if self is NoticeKind.RESOLUTION:
            return tuple(kind for kind in NoticeKind if kind is not NoticeKind.RESOLUTION)
        lesser = (NoticeKind.of(value) for value in _ENDS_BESIDE_ITS_OWN.get(self.value, ()))
        return (self, *lesser)

    @property
    def when_ended(self) -> str:
        """The end of a notice of this kind, in words for readers."""
        return _WHEN_ENDED.get(self.value, f"{self.label} ended")


class NoticeState(Word):
    """Whether a notice still applies."""

    IN_FORCE = "in_force", "In force", "The notice applies."
    ENDED = "ended", "Ended", "A later notice has ended it: it no longer applies."


class RemovalGrounds(Word):
    """Why a record was taken down."""

    PERSONAL_DATA = "personal_data", "Personal data", "The name of what was removed appears in no output."
    LEGAL = "legal", "Legal", "The law, or a court, does not allow it to be shown."
    ETHICAL = "ethical", "Ethical", "To show it would do harm."
    OTHER = "other", "Other", "As the reason says."


class RemovalAddress(Word):
    """How the address of a removed record is listed."""

    LISTED = "listed", "Listed", "Lists of addresses give the address."
    HASH = "hash", "By its hash", "Lists of addresses give the SHA-256 of the address in its place."


_STATUS_BY_NOTICE = {
    "concern": DocumentStatus.CONCERN,
    "withdrawal": DocumentStatus.WITHDRAWN,
    "retraction": DocumentStatus.RETRACTED,
    "removal": DocumentStatus.REMOVED,
}
_ENDS_BESIDE_ITS_OWN = {
    "correction": ("clarification", "concern"),
    "clarification": ("concern",),
    "withdrawal": ("concern",),
    "retraction": ("concern",),
    "removal": ("concern", "withdrawal", "retraction"),
}
_WHEN_ENDED = {
    "concern": "Concern lifted",
    "withdrawal": "Withdrawal reversed",
    "retraction": "Retraction reversed",
}


__all__ = ["DocumentStatus", "NoticeKind", "NoticeState", "RemovalAddress", "RemovalGrounds"]
