"""A raw entry to the CSL item that it means, with every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.model import NO_DATE, CslDate, CslItem, CslName
from mkdocs_evidence.reading.bibliography import kinds
from mkdocs_evidence.reading.bibliography.dates import DateError, date_of
from mkdocs_evidence.reading.bibliography.latex import plain, verbatim
from mkdocs_evidence.reading.bibliography.names import NamesError, names_of
from mkdocs_evidence.reading.bibliography.values import settle, swallowed_fields
from mkdocs_evidence.reading.raw_bibliography import BibliographyText, RawEntry, RawField
from mkdocs_evidence.reading.rules import (
    bibliography_authors,
    bibliography_comma_missing,
    bibliography_date,
    bibliography_doi,
    bibliography_field_duplicate,
    bibliography_field_unknown,
    bibliography_string_undefined,
    bibliography_title_missing,
    bibliography_type_unknown,
    bibliography_url,
)

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"{}\\^`|]+")
_DOI_FRONT = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#<>\"\\^`{|}]+[^\s<>\"\\^`{|}]*", re.IGNORECASE)
_DASHES = re.compile(r"\s*(?:–|—|-{1,3})\s*")


class EntryReader:
    """Reads one entry; `faults` are what it found."""

    def __init__(self, entry: RawEntry, text: BibliographyText, strings: Mapping[str, str]) -> None:
        self._entry = entry
        self._text = text
        self.faults: list[Diagnostic] = []
        self._fields: dict[str, tuple[str, RawField]] = {}
        for field in entry.fields:
            self._take(field, strings)

    def item(self) -> CslItem | None:
        """The item of the entry; None where it has any error."""
        entry = self._entry
        if entry.type not in kinds.CSL_TYPES:
            place = self._text.place(entry.line, f"@{entry.type}")
            self.faults.append(bibliography_type_unknown.tell(place, entry, tuple(kinds.CSL_TYPES)))
        if "title" not in self._fields:
            place = self._text.place(entry.line, entry.key)
            self.faults.append(bibliography_title_missing.tell(place, entry))
        item = self._item(kinds.CSL_TYPES.get(entry.type, "document"))
        return None if any(fault.is_error for fault in self.faults) else item

    def _item(self, kind: str) -> CslItem:
        texts = dict(self._texts())
        texts.setdefault("genre", kinds.GENRES.get(self._entry.type, ""))
        number = self._plain("number") or self._plain("issue")
        if "status" in texts:
            texts["status"] = kinds.STATES.get(texts["status"].lower(), texts["status"])
        return CslItem(
            id=self._entry.key,
            type=kind,
            title=self._joined("title", "subtitle"),
            author=self._names("author"),
            editor=self._names("editor"),
            translator=self._names("translator"),
            issued=self._date(("date", "year", "month", "day")),
            accessed=self._date(("urldate",)),
            original_date=self._date(("origdate",)),
            event_date=self._date(("eventdate",)),
            container_title=self._container(),
            issue=number if kind == "article-journal" else "",
            number=number if kind not in ("article-journal", "book", "chapter") else "",
            collection_number=number if kind in ("book", "chapter") else "",
            page=_DASHES.sub("-", self._plain("pages") or self._plain("eid")),
            doi=self._doi(),
            url=self._url(),
            **texts,
        )

    def _take(self, field: RawField, strings: Mapping[str, str]) -> None:
        settled = settle(field.value, strings)
        place = self._text.place(field.line, field.name)
        if field.name in self._fields:
            first = self._fields[field.name][1]
            self.faults.append(bibliography_field_duplicate.tell(place, self._entry, field, first.line))
            return
        self._fields[field.name] = (settled.text, field)
        for name in settled.undefined:
            marked = self._text.place(field.line, name)
            self.faults.append(
                bibliography_string_undefined.tell(marked, self._entry, field, name, tuple(strings))
            )
        if field.name not in kinds.KNOWN_FIELDS:
            self.faults += bibliography_field_unknown.tell(place, self._entry, field, kinds.KNOWN_FIELDS)
        if settled.rest:
            swallowed = swallowed_fields(field, settled.rest)
            self.faults.append(
                bibliography_comma_missing.tell(place, self._entry, field, swallowed, settled.rest)
            )
            for one in swallowed:
                self._take(one, strings)

    def _texts(self) -> Iterator[tuple[str, str]]:
        for variable, names in kinds.TEXT_FIELDS.items():
            text = next((found for found in map(self._plain, names) if found), "")
            if text:
                yield variable, text

    def _raw(self, name: str) -> str:
        return self._fields[name][0] if name in self._fields else ""

    def _plain(self, name: str) -> str:
        return plain(self._raw(name)) if name in self._fields else ""

    def _joined(self, title: str, subtitle: str) -> str:
        return ": ".join(part for part in (self._plain(title), self._plain(subtitle)) if part)

    def _container(self) -> str:
        for name in kinds.CONTAINERS:
            if name in self._fields:
                return self._joined(name, "booksubtitle" if name == "booktitle" else "")
        return ""

    def _names(self, field: str) -> tuple[CslName, ...]:
        if not self._raw(field).strip():
            return ()
        try:
            return names_of(self._raw(field))
        except NamesError as error:
            self._tell(bibliography_authors.tell, field, str(error))
            return ()

    def _date(self, fields: tuple[str, ...]) -> CslDate | None:
        written = [self._plain(name) for name in fields]
        if len(fields) > 1 and not written[0] and not written[1]:
            return None
        try:
            date = date_of(*written)
        except DateError as error:
            self._tell(bibliography_date.tell, next(name for name in fields if self._raw(name)), str(error))
            return None
        is_told = date is not None and (len(fields) > 1 or date.literal != NO_DATE)
        return date if is_told else None

    def _doi(self) -> str:
        if not self._raw("doi").strip():
            return ""
        doi = _DOI_FRONT.sub("", verbatim(self._raw("doi")), count=1)
        if not _DOI.fullmatch(doi):
            self._tell(bibliography_doi.tell, "doi", "is not a DOI")
        return doi

    def _url(self) -> str:
        for name in ("url", "howpublished"):
            url = verbatim(self._raw(name))
            if name == "howpublished" and "://" not in url:
                continue
            if url and not _WEB_ADDRESS.fullmatch(url):
                self._tell(bibliography_url.tell, name, "is not a web address")
            if url:
                return url
        archive = (self._plain("eprinttype") or self._plain("archiveprefix")).lower()
        eprint = verbatim(self._raw("eprint"))
        return f"https://arxiv.org/abs/{eprint}" if archive == "arxiv" and eprint else ""

    def _tell(self, tell: Callable[..., Diagnostic], name: str, reason: str) -> None:
        text, field = self._fields[name]
        written = text.split("\n", 1)[0].strip()
        place = self._text.place(field.line, written or name)
        self.faults.append(tell(place, self._entry, field, " ".join(text.split()), reason))
