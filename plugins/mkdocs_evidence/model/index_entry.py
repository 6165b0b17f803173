"""What an index of all records tells of one: so much is known of each without opening it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, TypeAlias, get_args

from mkdocs_evidence.model.citations import CitationCluster, fingerprint_of_citations
from mkdocs_evidence.model.common_fields import CommonFields, VersionedFields
from mkdocs_evidence.model.dates import PartialDate
from mkdocs_evidence.model.fields import Part
from mkdocs_evidence.model.references import Key, Reference

FieldPath: TypeAlias = tuple[str | int, ...]


class RecordLink(NamedTuple):
    """A link of the form [[type/id@N|text]] in a body, and where it stands in the file."""

    target: str
    text: str
    line: int
    column: int


class IndexEntry(NamedTuple):
    """What is asked of all records when a graph is made of them, and when it is made public.

    `references` are those of the fields, each with its path; `links` those of the text. `shown` are the
    paths that fields and text show or offer, as they were written. `cited` are the keys of the works
    that the text cites, each once, and `citations` is a fingerprint of how it cites them (empty: not at all).
    `findings` is how many a report tells.
    """

    key: Key
    is_draft: bool
    date: PartialDate
    doi: str
    aliases: tuple[str, ...]
    topics: tuple[str, ...]
    original_url: str
    references: tuple[tuple[FieldPath, Reference], ...]
    links: tuple[RecordLink, ...]
    shown: tuple[str, ...]
    cited: tuple[str, ...]
    citations: str
    findings: int


def index_entry_of(
    key: Key,
    fields: CommonFields,
    links: tuple[RecordLink, ...],
    citations: tuple[CitationCluster, ...],
    paths: tuple[str, ...],
) -> IndexEntry:
    """The entry of a record with this key, these fields, and these links, citations and paths in its text."""
    return IndexEntry(
        key=key,
        is_draft=fields.draft,
        date=fields.date,
        doi=fields.doi or "",
        aliases=fields.aliases,
        topics=fields.topics,
        original_url=fields.original.url if fields.original else "",
        references=tuple(references_of(fields)),
        links=links,
        shown=(*_offered(fields), *paths),
        cited=tuple(dict.fromkeys(key for cluster in citations for key in cluster.keys)),
        citations=fingerprint_of_citations(citations),
        findings=len(vars(fields).get("findings", ())),
    )


def _offered(fields: CommonFields) -> Iterator[str]:
    if fields.image:
        yield fields.image
    if isinstance(fields, VersionedFields):
        yield from (file.path for file in fields.files if file.path)


def references_of(part: Part, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Reference]]:
    """Every reference in a record's fields, with its path, in the order of the fields."""
    for name, written in _holders(type(part)):
        value = getattr(part, name)
        if value is not None and value != ():
            yield from _references_in(value, (*path, written))


@cache
def _holders(group: type[Part]) -> tuple[tuple[str, str], ...]:
    """The fields of a group that can hold a reference, each with its name in files, in their order."""
    fields = group.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if _can_hold(info.annotation))


def _can_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return bool(_holders(annotation))
    return annotation is Reference or any(map(_can_hold, get_args(annotation)))


def _references_in(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, Reference]]:
    if isinstance(value, Reference):
        yield path, value
    elif isinstance(value, Part):
        yield from references_of(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _references_in(item, (*path, index))
