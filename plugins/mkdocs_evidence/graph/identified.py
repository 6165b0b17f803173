"""Records with what they got after they were frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from mkdocs_evidence.model import CommonFields, KeptRecord, Key, Record
from mkdocs_evidence.model.identifiers import Identifiers


def identified(
    records: Iterable[Record[CommonFields]], identifiers: Mapping[Key, Identifiers]
) -> tuple[Record[CommonFields], ...]:
    """The records, each with its later identifiers; those of a work go to its newest version.

    Only the fields change: a version's hash is that of its file, which stays as it was sealed.
    """
    found = tuple(records)
    newest = {record.key.work: record.key for record in sorted(found, key=lambda one: one.key)}
    given: dict[Key, list[Identifiers]] = {}
    for key, one in identifiers.items():
        given.setdefault(newest.get(key, key), []).append(one)
    return tuple(_with(record, given.get(record.key, [])) for record in found)


def unknown_keys(keys: Iterable[Key], identifiers: Mapping[Key, Identifiers]) -> Iterator[Key]:
    """The keys of identifiers that are not among these of records, or of their works."""
    known = {one for key in keys for one in (key, key.work)}
    return (key for key in identifiers if key not in known)


def _with(record: Record[CommonFields], given: list[Identifiers]) -> Record[CommonFields]:
    if not given:
        return record
    doi = next((one.doi for one in given if one.doi), "")
    aliases = (alias for one in given for alias in one.aliases)
    entry = record.index_entry
    entry = entry._replace(doi=entry.doi or doi, aliases=tuple(dict.fromkeys((*entry.aliases, *aliases))))

    @cache
    def opened() -> Record[CommonFields]:
        fields = record.fields.model_copy(update={"doi": entry.doi or None, "aliases": entry.aliases})
        return Record(record.key, fields, record.source, record.links, record.citations, record.paths)

    return KeptRecord(record.file, entry, record.happened, lambda: record.caption, opened)
