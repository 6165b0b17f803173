"""The pieces that pages are made of: links, dates, chips, cards, facts, bodies.

Everything here is a value that a page shows, ready to be shown: no record, no graph. Every
`href` is an address from the site's root (/projects/x/) or a full web address; the templates make
the former relative to the page that they stand on.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.graph.addresses import share_picture
from mkdocs_evidence.graph.metadata.page import NOTHING_FOR_MACHINES, MachineHead
from mkdocs_evidence.model import PartialDate, Term
from mkdocs_evidence.model.words import Word
from mkdocs_evidence.views.small_parts import BodyCitation, BodyLink, SearchEntry, Translation

WORDS_PER_MINUTE = 238
"""Silent reading of non-fiction in English (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link with its text; `note` is said beside it (a role, a version), `href` may be empty.

    `mark` is the word that must be said wherever the record is named (Retracted), here and nowhere else.
    Where it `is_label` the text is one of the interface, and is translated with it.
    """

    text: str
    href: str = ""
    note: str = ""
    mark: str = ""
    is_label: bool = False

    @property
    def remark(self) -> str:
        """What is said in brackets behind the link."""
        return ", ".join(part for part in (self.note, self.mark.lower()) if part)


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date for machines (`iso`) and for people (`words`)."""

    iso: str
    words: str

    @classmethod
    def of(cls, date: PartialDate) -> ShownDate:
        """The date as it is shown."""
        return cls(str(date), date.in_words)


@dataclass(frozen=True, slots=True)
class Chip:
    """A status in a word, with the axis that it belongs to and what it means."""

    axis: str
    value: str
    label: str
    meaning: str = ""

    @classmethod
    def of(cls, axis: str, word: Word, label: str = "") -> Chip:
        """The chip of a vocabulary's word."""
        return cls(axis, word.value, label or word.label, word.meaning)


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages show of a record: on lists, under "related", in timelines.

    `year` and `kind` are for grouping; `mark` is a word that must be seen first (RETRACTED).
    """

    href: str
    kind: str
    kind_label: str
    title: str
    summary: str
    date: ShownDate
    chips: tuple[Chip, ...] = ()
    byline: str = ""
    mark: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a record's header: a label with links, or with text.

    `field` names the field of a version whose own words the text is.
    """

    label: str
    links: tuple[PageLink, ...] = ()
    text: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A heading with the cards under it."""

    heading: str
    cards: tuple[Card, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class DatedLink:
    """A link with a date beside it."""

    link: PageLink
    date: ShownDate


@dataclass(frozen=True, slots=True)
class NoticeScope:
    """Which of several versions a notice is on; `current` is the current one where that is another."""

    text: str
    current: PageLink | None = None


@dataclass(frozen=True, slots=True)
class NoticeBox:
    """A notice as its target shows it, with the notices that it ends and the one that has ended it."""

    href: str
    kind: str
    label: str
    title: str
    reason: str
    date: ShownDate
    issued_by: PageLink
    scope: NoticeScope | None = None
    ends: tuple[DatedLink, ...] = ()
    ended_by: DatedLink | None = None


@dataclass(frozen=True, slots=True)
class RelianceNote:
    """What a record rests on and that has changed: `on` is that record, `because` what changed it.

    `kind` is superseded, removed or the kind of a notice; `label` says it in words.
    """

    kind: str
    label: str
    on: PageLink
    because: PageLink
    date: ShownDate
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Retelling:
    """Whose text a record retells, and where that stands."""

    title: str
    href: str
    authors: tuple[PageLink, ...]
    publisher: PageLink | None
    date: ShownDate | None


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a text and when; for a retelling, whose the original is."""

    authors: tuple[PageLink, ...]
    date: ShownDate
    retelling: Retelling | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A record's Markdown with all that its rendering needs besides.

    `path` is the file that it was read from, from which relative links are resolved; `picture` is the path
    of the record's own picture; `terms` are those sealed with a version, None stands for the site's glossary.
    """

    path: str
    markdown: str
    links: tuple[BodyLink, ...] = ()
    citations: tuple[BodyCitation, ...] = ()
    picture: str = ""
    picture_alt: str = ""
    terms: tuple[Term, ...] | None = None

    @property
    def reading_minutes(self) -> int:
        """How long the text takes to read, in whole minutes, at least one."""
        return max(1, round(len(self.markdown.split()) / WORDS_PER_MINUTE))


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself.

    `kind` names the template; `canonical` is the address that search engines should keep;
    `share` is the picture that goes with a shared link, nothing where the record has its own;
    `relations` are typed links of the page (rel, href), as in RFC 8288.
    """

    address: str
    kind: str
    title: str
    description: str
    crumbs: tuple[PageLink, ...] = ()
    canonical: str = ""
    indexed: bool = True
    language: str = ""
    relations: tuple[tuple[str, str], ...] = ()
    date: ShownDate | None = None
    record_label: str = ""
    machine: MachineHead = NOTHING_FOR_MACHINES
    search: SearchEntry | None = None
    translations: tuple[Translation, ...] = ()
    share: str = share_picture("site")


@dataclass(frozen=True, slots=True)
class RecordHeader:
    """What stands at the top of a record's page, whatever its type."""

    kind: str
    kind_label: str
    title: str
    summary: str
    byline: Byline
    chips: tuple[Chip, ...] = ()
    facts: tuple[Fact, ...] = ()
    notices: tuple[NoticeBox, ...] = ()
    reliances: tuple[RelianceNote, ...] = ()
    topics: tuple[PageLink, ...] = ()
    draft: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ShownReference:
    """One work of a list of references: `html` comes from the citation engine and is shown as it is.

    `places` are the anchors of the citations that name it, each with the letter of its link back;
    `record` is the record of this site that it is.
    """

    anchor: str
    html: str
    label: str = ""
    places: tuple[tuple[str, str], ...] = ()
    record: PageLink | None = None


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation in one style, in pieces: each a text, and whether it is emphasised."""

    style: str
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class CiteBlock:
    """How a record is cited: in words, and as files; or why it must not be, in `warning`."""

    texts: tuple[CitationText, ...] = ()
    files: tuple[PageLink, ...] = ()
    note: str = ""
    warning: str = ""


@dataclass(frozen=True, slots=True)
class RecordFooter:
    """What stands at the end of a record's page: references, sources, updates, what points to it."""

    sources: tuple[str, ...] = ()
    related: tuple[Shelf, ...] = ()
    updates: tuple[tuple[ShownDate, str], ...] = ()
    edit_path: str = ""
    edit: PageLink | None = None
    references: tuple[ShownReference, ...] = ()
    cite: CiteBlock | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Base of every page's view."""

    head: Head
