"""What a site says of itself in its configuration: the values that pages and checks need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

from mkdocs_evidence.model.dates import PartialDate

_DIGITS = 8
"""Hexadecimal digits of a digest in an address."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject under which records are listed."""

    id: str
    label: str
    description: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field with its meaning in plain words.

    `also` are the other forms in which texts use it; `source` is where more is told of it.
    """

    label: str
    meaning: str
    also: tuple[str, ...] = ()
    source: str = ""

    @property
    def id(self) -> str:
        """The end of its address on the page of words: never empty.

        A word without Latin letters or digits, such as `§` or a Greek one, gets a digest.
        """
        label = self.label.lower()
        return re.sub(r"[^a-z0-9]+", "-", label).strip("-") or sha256(label.encode()).hexdigest()[:_DIGITS]

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form in which texts use it."""
        return (self.label, *self.also)


@dataclass(frozen=True, slots=True)
class Edition:
    """A named day, on which the whole site is kept as it stood."""

    name: str
    date: PartialDate


@dataclass(frozen=True, slots=True)
class RemovedPage:
    """A page or file, no record, that was taken down: its address, why, and when.

    All is as it was written, so that a rule can name what is wrong with it; `unknown` are keys beside
    `reason` and `date`.
    """

    address: str
    reason: str = ""
    date: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def day(self) -> PartialDate | None:
        """When it was taken down; None where that is no date."""
        try:
            return PartialDate.parse(self.date)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class SettingLine:
    """Where the configuration writes an option, or one key of it: `path` is (option,) or (option, key)."""

    path: tuple[str, ...]
    file: str
    line: int
    column: int
    length: int
    text: str


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site as its configuration describes it.

    `url` is the public address with a final slash, or empty; `publisher` is the corporate author
    of retellings and of the site; `editors` signs notices and retellings in words. `redirects` are old
    addresses of pages that are no records, each with its new one. `edition` is set where the site is
    built as it stood on an edition's day. `identity` is the host and year in the ids of feed entries
    (RFC 4151), which must stay when the site moves to another host.
    `edit_base` is where the host of the repository lets one edit the content folder's files in a browser.
    `glossary` are the words that texts explain where they first use them.
    `featured` is the record (type/id) with which the front page lets new readers begin, or nothing.
    `pdf` says that each version has a PDF beside its page, `cards` that each record has a picture of its
    own for links that are shared.
    `content_folder` is the path of the content folder as messages show it: from the folder of `mkdocs.yml`.
    `removed` are pages and files, no records, that were taken down, with the reason.
    `host` is the kind of host, where its rules can do more than files can. `lines` says where the
    configuration writes the options about addresses, `unshowable` where a text holds a character that
    cannot be shown: `path` is that character's code.
    `editor_policy` is the Content-Security-Policy of the editor in the browser, where the site has one.
    `unexplained_is_error` makes an unexplained difference between promise and report an error.
    `citation_style` names the style of citations as the configuration does, `citation_language` its language.
    `is_guest` says that other pages of the site keep the look of its theme; `taken_paths`, in small letters,
    are those at which the site has files of its own, so that what the build would write there is left out.
    """

    name: str
    url: str = ""
    description: str = ""
    publisher: str = ""
    language: str = "en"
    licence: str = ""
    topics: tuple[Topic, ...] = ()
    editions: tuple[Edition, ...] = ()
    statement: str = ""
    repository: str = ""
    edit_base: str = ""
    identity: str = ""
    redirects: tuple[tuple[str, str], ...] = ()
    edition: Edition | None = None
    featured: str = ""
    unexplained_is_error: bool = False
    pdf: bool = False
    editor_policy: str = ""
    cards: bool = False
    glossary: tuple[Term, ...] = ()
    citation_style: str = ""
    citation_language: str = ""
    content_folder: str = "content"
    removed: tuple[RemovedPage, ...] = ()
    host: str = ""
    lines: tuple[SettingLine, ...] = ()
    unshowable: tuple[SettingLine, ...] = ()
    is_guest: bool = False
    taken_paths: tuple[str, ...] = ()

    def is_taken(self, path: str) -> bool:
        """Return True if the site has a file of its own at a path, in capitals or not."""
        return path.lower() in self.taken_paths

    def shown_path(self, path: str) -> str:
        """The path of a file of the content folder as messages show it."""
        return f"{self.content_folder}/{path}" if self.content_folder else path

    def topic(self, topic_id: str) -> Topic | None:
        """The topic of that id, if the site has it."""
        return next((topic for topic in self.topics if topic.id == topic_id), None)
