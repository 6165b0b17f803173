"""A feed and its entries, before they take the form of Atom or JSON."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_evidence.model import Key, PartialDate, SiteSettings

NEWEST = 50
"""How many entries a feed of a list has at most. The feed of one project or protocol has them all."""
SHORT = 6000
"""Up to how many characters of Markdown a text is given in full: some 1,000 words."""
TAG_YEAR = "2026"
"""The year in the ids of a site that sets no `identity` of its own: any on which it held its name will do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `text` is the key of the record whose full text belongs to it, if any.

    `body` is that text as Markdown: two entries that differ in it are different. `record` is the key
    of the record that the entry is about, where it may give that record's text. `published` and
    `updated` are as exact as the content is. `original` is where a retold text was first published.
    """

    id: str
    title: str
    address: str
    summary: str
    published: PartialDate
    updated: PartialDate
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    original: str = ""
    text: Key | None = None
    body: str = ""
    record: Key | None = None

    @property
    def order(self) -> tuple[PartialDate, str]:
        """By what entries are sorted."""
        return order_of(self.published, self.id)


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `name` is its path below /feeds/ without its ending; entries come newest first."""

    name: str
    id: str
    title: str
    subtitle: str
    home: str
    author: str
    language: str
    updated: PartialDate
    entries: tuple[Entry, ...]
    address: str = ""
    """The feed's own full address, without its ending."""
    checkpoint: str = ""
    """The three lines of the checkpoint of the site's register, which readers of the feed so keep."""
    checkpoint_address: str = ""


def order_of(published: PartialDate, name: str) -> tuple[PartialDate, str]:
    """By what entries are sorted: the day on which each was proven to be public, then the id."""
    return (PartialDate.of(published.latest), name)


def tag_of(settings: SiteSettings, address: str) -> str:
    """An id that stays for ever (RFC 4151): made of the permanent address alone, not of title or date."""
    host = urlsplit(settings.url).hostname or "localhost"
    return f"tag:{settings.identity or f'{host},{TAG_YEAR}'}:{address}"


def day_of(date: PartialDate) -> str:
    """A date as RFC 3339 wants it: the day on which it was proven to have come.

    A month is over on its last day: that is the day from which this site shows what it dates so.
    """
    return f"{date.latest.isoformat()}T00:00:00Z"


def newest(entries: list[Entry], limit: int | None = NEWEST) -> tuple[Entry, ...]:
    """The newest entries first, each id once."""
    unique = {entry.id: entry for entry in entries}
    ordered = sorted(unique.values(), key=lambda entry: entry.order, reverse=True)
    return tuple(ordered[:limit])
