"""Index entries and captions as plain values, which are kept and read the fastest."""

from __future__ import annotations

import marshal
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from mkdocs_evidence.model import (
    FIELDS_BY_TYPE,
    Caption,
    CommonFields,
    Contributor,
    IndexEntry,
    Key,
    PartialDate,
    Record,
    RecordLink,
    RecordType,
    Reference,
)
from mkdocs_evidence.model.words import Word

KINDS: dict[RecordType, type[Word]] = {
    kind: own
    for kind, fields in FIELDS_BY_TYPE.items()
    if "kind" in fields.model_fields
    and isinstance(own := fields.model_fields["kind"].annotation, type)
    and issubclass(own, Word)
}
"""The vocabularies of the types whose records have kinds of their own."""


def packed(front: str, record: Record[CommonFields] | None) -> bytes:
    """What is kept of a file in the index; of its record only if it has a faultless one."""
    if record is None:
        return marshal.dumps((front, "", None, (), ()))
    entry = _plain(record.index_entry)
    print_of_entry = blake2b(marshal.dumps(entry), digest_size=16).hexdigest()
    happened = tuple(map(str, record.happened))
    return marshal.dumps((front, print_of_entry, entry, happened, _plain_caption(record.caption)))


class Row(NamedTuple):
    """What is kept of a file in the index: fingerprints of its front and its entry, what they say, dates.

    `told` is the record's caption in plain values: few are asked for in one build.
    """

    front: str
    print_of_entry: str
    entry: IndexEntry | None
    happened: tuple[PartialDate, ...] = ()
    told: tuple[Any, ...] = ()

    @property
    def caption(self) -> Caption:
        """What other pages show of the record."""
        assert self.entry is not None
        title, summary, kind, authors = self.told
        return Caption(
            title,
            summary,
            KINDS.get(self.entry.key.type, RecordType).of(kind),
            tuple(_contributor(*author) for author in authors),
        )


def unpacked(data: bytes) -> Row:
    """What was packed."""
    front, print_of_entry, entry, happened, told = marshal.loads(data)  # noqa: S302 - our own cache, as our code
    if entry is None:
        return Row(front, print_of_entry, None)
    return Row(front, print_of_entry, _entry(entry), tuple(map(PartialDate.parse, happened)), told)


def _plain(entry: IndexEntry) -> tuple[Any, ...]:
    """An entry, where what is no plain value is told by its text."""
    told: dict[str, Any] = entry._asdict()
    kind, name, version = entry.key
    told["key"] = (kind.value, name, version)
    told["date"] = str(entry.date)
    told["links"] = tuple(map(tuple, entry.links))
    told["references"] = tuple((path, *_plain_reference(one)) for path, one in entry.references)
    return tuple(told.values())


def _plain_caption(caption: Caption) -> tuple[Any, ...]:
    authors = (
        (author.name, author.reference and _plain_reference(author.reference)) for author in caption.authors
    )
    return caption.title, caption.summary, caption.kind.value, tuple(authors)


def _plain_reference(reference: Reference) -> tuple[str, tuple[str, ...]]:
    return str(reference), tuple(kind.value for kind in reference.allowed)


def _entry(plain: tuple[Any, ...]) -> IndexEntry:
    told = dict(zip(IndexEntry._fields, plain, strict=True))
    kind, name, version = told["key"]
    told["key"] = Key(RecordType.of(kind), name, version)
    told["date"] = PartialDate.parse(told["date"])
    told["links"] = tuple(RecordLink(*link) for link in told["links"])
    told["references"] = tuple(
        (path, Reference.parse(text, _types(allowed))) for path, text, allowed in told["references"]
    )
    return IndexEntry(**told)


@lru_cache(maxsize=4096)
def _contributor(name: str | None, reference: tuple[str, tuple[str, ...]] | None) -> Contributor:
    if reference is None:
        return Contributor.model_construct(name=name)
    text, allowed = reference
    return Contributor.model_construct(name=name, reference=Reference.parse(text, _types(allowed)))


@lru_cache(maxsize=256)
def _types(names: tuple[str, ...]) -> tuple[RecordType, ...]:
    return tuple(map(RecordType.of, names))
