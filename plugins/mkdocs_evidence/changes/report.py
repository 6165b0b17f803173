"""What a change does to the public site, as values: told before it is merged, and cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.changes.acts import Act


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that is added, changed or taken away; `why` says so where another record is the cause."""

    address: str
    title: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and where it will lead."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PermanentAddress:
    """An address that becomes permanent; `kind` is what stands there, in a word."""

    address: str
    kind: str


@dataclass(frozen=True, slots=True)
class SealedVersion:
    """A version that becomes public and can then never be edited.

    `comparison` is the page that shows what it changes, empty for a first version; `change` is what
    it says of its own change.
    """

    address: str
    title: str
    number: int
    comparison: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class MovedVersion:
    """A public version that gets a new address with its record, and keeps its text."""

    old: str
    new: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class StatusChange:
    """What a change does to a study's history: the new entries, and what of it is not allowed."""

    address: str
    title: str
    entries: tuple[str, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeChanges:
    """The outcomes that a version of a protocol adds, drops or promises otherwise."""

    address: str
    title: str
    number: int
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    data_seen: str = ""


@dataclass(frozen=True, slots=True)
class CorrectedWork:
    """A cited work that the bibliography has otherwise now; `difference` says how, in words.

    `kept_by` are the sealed versions that cite it as it was, `shown_by` the records whose texts follow.
    """

    key: str
    difference: str
    kept_by: tuple[str, ...] = ()
    shown_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotYetPublic:
    """A record that is new or changed, and that nobody sees yet: a draft, or one dated in the future."""

    path: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiteChanges:
    """All that a change does to the public site.

    `base` names what it is compared with; `base_problem` says why that could only be compared in part;
    `uncommitted` are files that are changed and not committed; `other_files` those that are no records;
    `conflicts` say what must not be merged. `acts` are what it does in the words of whoever approves it, the
    gravest first; all else is what follows from them.
    """

    base: str
    base_problem: str = ""
    uncommitted: tuple[str, ...] = ()
    added: tuple[PageChange, ...] = ()
    changed: tuple[PageChange, ...] = ()
    removed: tuple[PageChange, ...] = ()
    redirected: tuple[Redirect, ...] = ()
    permanent: tuple[PermanentAddress, ...] = ()
    sealed: tuple[SealedVersion, ...] = ()
    moved: tuple[MovedVersion, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    outcomes: tuple[OutcomeChanges, ...] = ()
    corrected: tuple[CorrectedWork, ...] = ()
    elsewhere: tuple[PageChange, ...] = ()
    lists: tuple[PageChange, ...] = ()
    not_yet: tuple[NotYetPublic, ...] = ()
    other_files: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()

    @property
    def must_wait(self) -> bool:
        """Whether something in it must not be merged as it is."""
        return bool(self.conflicts or any(status.faults for status in self.statuses))

    @property
    def is_empty(self) -> bool:
        """Whether the public site stays as it is, and nothing waits to become public."""
        return not any(
            (
                self.added,
                self.changed,
                self.removed,
                self.redirected,
                self.corrected,
                self.elsewhere,
                self.lists,
                self.not_yet,
            )
        )
