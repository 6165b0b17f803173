"""Removed records: what can still be named, and was taken down by a notice."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from mkdocs_evidence.graph.names import pattern_of
from mkdocs_evidence.model import IndexEntry, Key, Notice, RecordType
from mkdocs_evidence.model.notice_words import RemovalAddress, RemovalGrounds

AGENTS = (RecordType.PERSON, RecordType.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Removed:
    """A record or version that a notice took down, with that notice.

    `entries` are the index entries of its files, where they are still there; `aliases` are its old
    addresses from identifiers.yml. `names` are the forms of its name, where that is withheld. Its text is
    nowhere: whoever resolves a reference to it gets this.
    """

    key: Key
    notice: Notice
    entries: tuple[IndexEntry, ...] = ()
    aliases: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a page says in the place of its title."""
        if self.key.type in AGENTS:
            return NAME_REMOVED
        return f"({self.key.type.label.lower()} removed)"

    @property
    def is_withheld(self) -> bool:
        """Return True if its name appears in no output."""
        return bool(self.names)

    def holds_name(self, text: str) -> bool:
        """Return True if a text holds a form of the name that is withheld."""
        if not self.names:
            return False
        pattern = pattern_of(self.names)
        return any(pattern.search(form) for form in ((text, unquote(text)) if "%" in text else (text,)))

    @property
    def is_unlisted(self) -> bool:
        """Return True if its address is listed by its hash alone."""
        listed = self.notice.fields.address
        return self.is_withheld if listed is None else listed is RemovalAddress.HASH


NAME_REMOVED = "(name removed)"


def withholds_name(notice: Notice, target: Key) -> bool:
    """Return True if a notice of removal rests on personal data; for a person that is the default."""
    grounds = notice.fields.grounds
    if grounds is None:
        return target.type is RecordType.PERSON
    return grounds is RemovalGrounds.PERSONAL_DATA
