"""What machines are told of one page: a frozen value that every export and the page's head are made of.

A description holds all that those files say of a record or version, neighbours' titles and statuses
included, so that equal descriptions mean equal files. Addresses are full ones where the site has a
public address.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.model import CslItem, Key, PartialDate, RecordType
from mkdocs_evidence.model.words import Word


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or body. `type` is None where only the name is known; `identifier` is an ORCID or ROR."""

    name: str
    type: RecordType | None = None
    address: str = ""
    family: str = ""
    given: str = ""
    identifier: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """An agent in its part: author, funder, speaker … as the field's name says."""

    role: str
    agent: Agent


@dataclass(frozen=True, slots=True)
class Related:
    """A record at the other end of a relation. `path` is the field's place, empty for incoming links."""

    relation: str
    label: str
    key: Key
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version among its siblings."""

    number: int
    address: str
    date: PartialDate
    published: PartialDate
    label: str
    state: StatusWord


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status on its axis (study, results, document, version)."""

    axis: str
    value: str
    label: str

    @classmethod
    def of(cls, axis: str, word: Word) -> StatusWord:
        """The status that a vocabulary's word says."""
        return cls(axis, word.value, word.label)


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that belongs to a version."""

    title: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """A notice that concerns the record: in force, or `ended` by the one at the address `ended_by`.

    `ends` are the addresses of the notices that it has ended itself.
    """

    kind: str
    label: str
    title: str
    reason: str
    date: PartialDate
    address: str
    ends: tuple[str, ...] = ()
    ended: PartialDate | None = None
    ended_by: str = ""


@dataclass(frozen=True, slots=True)
class RemovedRelation:
    """A relation of the record to another that was taken down; `address` says why, where anything does."""

    relation: str
    label: str
    type: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """That names were removed from a text: the hash of the original, and the notice."""

    original_sha256: str
    notice: str


@dataclass(frozen=True, slots=True)
class Retold:
    """The original of a retelling."""

    title: str
    address: str
    authors: tuple[Agent, ...]
    publisher: Agent | None
    date: PartialDate | None


@dataclass(frozen=True, slots=True)
class Happening:
    """When and where an event or a call is."""

    start: str
    end: str = ""
    venue: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What lists say of a work: the fields of a description by the same names."""

    key: Key
    kind: str
    title: str
    summary: str
    address: str
    published: PartialDate
    modified: PartialDate
    version: int
    topics: tuple[str, ...]
    statuses: tuple[StatusWord, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What machines are told of a work's landing page, or of one version's permanent page.

    `files` were attached by the authors; `tables` hold the page's findings as data.

    `address` is this page, `landing` the work's, `permanent` the address that never changes what
    it shows (for a landing page: its current version's). `parts` holds everyone who has a part in it.
    """

    key: Key
    kind: str
    kind_label: str
    title: str
    summary: str
    address: str
    landing: str
    permanent: str
    published: PartialDate
    modified: PartialDate
    language: str
    licence: str = ""
    doi: str = ""
    version: int = 0
    first_published: PartialDate | None = None
    topics: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    original: Retold | None = None
    image: str = ""
    image_alt: str = ""
    statuses: tuple[StatusWord, ...] = ()
    outgoing: tuple[Related, ...] = ()
    incoming: tuple[Related, ...] = ()
    removed: tuple[RemovedRelation, ...] = ()
    versions: tuple[VersionEntry, ...] = ()
    files: tuple[FileEntry, ...] = ()
    tables: tuple[FileEntry, ...] = ()
    notices: tuple[NoticeEntry, ...] = ()
    citation: CslItem | None = None
    happening: Happening | None = None
    agent: Agent | None = None
    same_as: tuple[str, ...] = ()
    redacted: Redacted | None = None

    @property
    def is_version(self) -> bool:
        """Whether this is one version's permanent page."""
        return self.key.version > 0

    def of_role(self, *roles: str) -> tuple[Agent, ...]:
        """The agents who have one of these parts, in the order of the fields."""
        return tuple(part.agent for part in self.parts if part.role in roles)

    def status(self, axis: str) -> StatusWord | None:
        """The status on an axis, where the record has it."""
        return next((status for status in self.statuses if status.axis == axis), None)

    def related_by(self, relation: str, *, incoming: bool = False) -> tuple[Related, ...]:
        """The records at the other end of a relation."""
        links = self.incoming if incoming else self.outgoing
        return tuple(link for link in links if link.relation == relation)

    @property
    def predecessor(self) -> VersionEntry | None:
        """The version before this one."""
        return self._version(self.version - 1)

    @property
    def successor(self) -> VersionEntry | None:
        """The version after this one."""
        return self._version(self.version + 1)

    def _version(self, number: int) -> VersionEntry | None:
        return next((entry for entry in self.versions if entry.number == number), None)
