"""Records of which some fields could not be read, watched for whoever reads those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import new_class
from typing import Any, cast

from mkdocs_evidence.model import CommonFields, IndexEntry, KeptRecord, Record
from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.reading import PartialRecord

Location = tuple[str | int, ...]
Reads = set[tuple[str, Location]]
"""The stand-ins that were read: the path of the file, and the location of the field."""

_WATCHED = "_watched"
_FIELD_OF_ENTRY = {"is_draft": "draft", "original_url": "original"}


def watched(partial: PartialRecord, reads: Reads) -> Record[CommonFields]:
    """The record, which adds to `reads` each of its stand-ins that somebody reads."""
    record, path = partial.record, partial.record.file
    entry = _watched_entry(record.index_entry, path, partial.lost, reads)
    happened, caption = record.happened, record.caption
    fields = record.fields.model_copy(deep=True)
    for location in sorted(partial.lost, key=str):
        _watch(fields, location, (reads, path, location))
    whole = Record(record.key, fields, record.source, record.links, record.citations, record.paths)
    return KeptRecord(path, entry, happened, lambda: caption, lambda: whole)


def _watch(fields: Part, location: Location, read: tuple[Reads, str, Location]) -> None:
    """Watch the innermost group of fields on the way to a location, for the next step."""
    holder, name, value = fields, "", cast("object", fields)
    for step in location:
        if isinstance(value, Part) and isinstance(step, str):
            holder, name = value, _attribute(type(value), step)
            value = getattr(value, name, None)
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            break
    known = vars(holder).get(_WATCHED, {})
    object.__setattr__(holder, "__class__", _watching(_unwatched(type(holder))))
    vars(holder)[_WATCHED] = {**known, name: (*known.get(name, ()), read)}


def _attribute(group: type[Part], written: str) -> str:
    return next((key for key, info in group.model_fields.items() if (info.alias or key) == written), written)


def _unwatched(group: type[Part]) -> type[Part]:
    return cast("type[Part]", group.__base__) if getattr(group, "IS_WATCHED", False) else group


@cache
def _watching(group: type[Part]) -> type[Part]:
    """The same group of fields, which adds what is read of it to the reads of those who watch."""

    def read(self: Part, name: str) -> Any:
        if not name.startswith("_"):
            watchers = object.__getattribute__(self, "__dict__").get(_WATCHED, {})
            _note(watchers, watchers if name.startswith("model_") else (name,))
        return group.__getattribute__(self, name)

    def compare(self: Part, other: object) -> bool:
        _note(vars(self).get(_WATCHED, {}), vars(self))
        return group.__eq__(self, other)

    body: dict[str, object] = {"__getattribute__": read, "__eq__": compare, "__hash__": group.__hash__}
    body |= {"__module__": group.__module__, "__doc__": group.__doc__}
    watching = cast("type[Part]", new_class(group.__name__, (group,), exec_body=lambda own: own.update(body)))
    watching.IS_WATCHED = True  # type: ignore[attr-defined] # of classes made here alone
    return watching


def _note(watchers: Mapping[str, tuple[tuple[Reads, str, Location], ...]], names: Iterable[str]) -> None:
    for name in names:
        for reads, path, location in watchers.get(name, ()):
            reads.add((path, location))


class _WatchedEntry(IndexEntry):
    """An index entry of a record with stand-ins."""

    def __getattribute__(self, name: str) -> Any:
        if not name.startswith("_"):
            lost, path, reads = object.__getattribute__(self, "__dict__").get(_WATCHED, ((), "", set()))
            reads.update((path, one) for one in lost if one[:1] == (_FIELD_OF_ENTRY.get(name, name),))
        return super().__getattribute__(name)


def _watched_entry(entry: IndexEntry, path: str, lost: frozenset[Location], reads: Reads) -> IndexEntry:
    """The entry, without the references that are stand-ins."""
    told = tuple(one for one in entry.references if not any(one[0][: len(at)] == at for at in lost))
    found = _WatchedEntry(*entry._replace(references=told))
    vars(found)[_WATCHED] = (lost, path, reads)
    return found
