"""Redaction: the one place where names that are withheld are taken out of what the site is made from.

It stands between reading and the graph: views and exports get texts without the names, so that none of them
can forget. Files are hashed as they were read.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import cast

from mkdocs_evidence.graph.addresses import address_of
from mkdocs_evidence.graph.names import pattern_of
from mkdocs_evidence.graph.redacted_fields import redacted_item, redacted_part, redacted_settings
from mkdocs_evidence.graph.redacted_markdown import MarkdownRedactor
from mkdocs_evidence.graph.redacted_source import redacted_source
from mkdocs_evidence.graph.register import Permanence
from mkdocs_evidence.graph.removals import names_withheld
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import (
    Bibliography,
    BibliographyEntry,
    CommonFields,
    KeptRecord,
    Key,
    Notice,
    Record,
    SealedData,
    SiteSettings,
)
from mkdocs_evidence.reading import uncommented_header
from mkdocs_evidence.reading.records import record_of

Say = Callable[[str], str]
"""Gives the words that stand in the place of a name, in a language."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """Which names are withheld, and what stands in their place.

    `say` gives those words in a language; `site` is the address of the site, and `day` that of the build:
    to a notice of a later day nothing leads.
    """

    names: tuple[Removed, ...] = ()
    site: str = ""
    language: str = "en"
    say: Say = str
    day: date = date.max

    @property
    def identity(self) -> tuple[object, ...]:
        """All that decides what it makes."""
        names = tuple((str(one.notice.key), self._leads_to(one), one.names) for one in self.names)
        return (self.site, self.language, self.say(self.language), names)

    def text(self, text: str, language: str = "") -> str:
        """A plain text with the words for a withheld name in the place of each."""
        for one in self.names:
            if one.holds_name(text):
                words = self.say(language or self.language)
                text = pattern_of(one.names).sub(words.replace("\\", r"\\"), text)
        return text

    def holder(self, text: str) -> Removed | None:
        """The removed record whose name a text holds."""
        return next((one for one in self.names if one.holds_name(text)), None)

    def records(self, records: Iterable[Record[CommonFields]]) -> tuple[Record[CommonFields], ...]:
        """The records, those that hold a name without it."""
        return tuple(map(self.record, records)) if self.names else tuple(records)

    def record(self, record: Record[CommonFields]) -> Record[CommonFields]:
        """A record without the names; its hash, its routes and the files that it shows are as they were."""
        source = record.source
        holder = self.holder(source.text)
        if holder is None:
            return record
        language = record.fields.language or self.language
        fields = redacted_part(record.fields, lambda text: self.text(text, language), self._notice_of(holder))
        redacted = redacted_source(
            source,
            self.text(uncommented_header(source.header), language),
            self.markdown(source.body, source.path, language),
            holder.notice.key,
            self._notice_of(holder),
        )
        made = record_of(record.key, fields, redacted)
        before = record.index_entry
        entry = made.index_entry._replace(aliases=before.aliases, shown=before.shown)
        return KeptRecord(record.file, entry, record.happened, lambda: made.caption, lambda: made)

    def removed(self, removed: Mapping[Key, Removed]) -> Mapping[Key, Removed]:
        """Removed records, with their notices as they are shown."""
        if not self.names:
            return removed
        found = {
            key: replace(one, notice=cast("Notice", self.record(one.notice))) for key, one in removed.items()
        }
        return MappingProxyType(found)

    def bibliography(self, bibliography: Bibliography) -> Bibliography:
        """The bibliography without the names."""
        if not self.names:
            return bibliography
        instead = self._notice_of(self.names[0])
        entries = (
            BibliographyEntry(redacted_item(entry.item, self.text, instead), entry.line)
            for entry in bibliography.entries
        )
        return Bibliography(tuple(entries), bibliography.unreadable)

    def noted(self, permanence: Permanence, records: Iterable[Record[CommonFields]]) -> Permanence:
        """What the site has promised, with the notices by which names are withheld in each sealed version."""
        versions = (one for one in records if one.key.type.is_versioned)
        found = {one.key: self._notices_in(one, permanence.sealed.get(one.key)) for one in versions}
        held = {key: notices for key, notices in found.items() if notices}
        return replace(permanence, withheld_in=MappingProxyType(held))

    def _notices_in(self, version: Record[CommonFields], sealed: SealedData | None) -> tuple[str, ...]:
        text = version.source.original.text
        held = (one for one in self.names if one.holds_name(text) or self._changes(sealed, one))
        return tuple(sorted({str(one.notice.key) for one in held}))

    def _changes(self, sealed: SealedData | None, removed: Removed) -> bool:
        """Return True if sealed data hold the name of a removed record."""
        return sealed is not None and replace(self, names=(removed,))._sealed_data(sealed) != sealed

    def permanence(self, permanence: Permanence) -> Permanence:
        """What the site has promised, in which sealed data are without the names."""
        sealed = {key: self._sealed_data(data) for key, data in permanence.sealed.items()}
        return replace(permanence, sealed=MappingProxyType(sealed))

    def _sealed_data(self, data: SealedData) -> SealedData:
        instead = self._notice_of(self.names[0])
        return replace(
            data,
            cited=tuple(redacted_item(item, self.text, instead) for item in data.cited),
            terms=redacted_settings(data.terms, self.text),
            reading_text=MappingProxyType(
                {part: self.text(text) for part, text in data.reading_text.items()}
            ),
        )

    def settings(self, settings: SiteSettings) -> SiteSettings:
        """Settings of the site, without the names."""
        return redacted_settings(settings, self.text) if self.names else settings

    def markdown(self, text: str, path: str, language: str = "") -> str:
        """The Markdown of the file at a path without the names; links to such addresses lead to notices."""
        if self.holder(text) is None:
            return text
        folder = posixpath.dirname(path) or "."

        def notice_path(removed: Removed) -> str:
            return posixpath.relpath(removed.notice.file, folder) if self._leads_to(removed) else ""

        words = self.say(language or self.language)
        redactor = MarkdownRedactor(self.holder, notice_path, self._notice_of, words)
        return self.text(redactor.redact(text), language)

    def _leads_to(self, removed: Removed) -> bool:
        return removed.notice.index_entry.date.is_known_by(self.day)

    def _notice_of(self, removed: Removed) -> str:
        """The address of the notice; with the site's own, where it has one."""
        return f"{self.site.rstrip('/')}{address_of(removed.notice.key)}"


NO_REDACTION = Redaction()


def redaction_of(removed: Mapping[Key, Removed], settings: SiteSettings, day: date, say: Say) -> Redaction:
    """The redaction of a site in which these records were removed, built as of a day."""
    names = names_withheld(removed)
    return Redaction(names, settings.url, settings.language, say, day) if names else NO_REDACTION
