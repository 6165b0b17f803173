"""Relations: stored once, on the record that knows them; read from both ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.resolution import Unresolved, resolve
from mkdocs_evidence.model import CommonFields, Key, Record, RecordLink, Reference
from mkdocs_evidence.model.fields import Part

FieldPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """What a field's link is called from its own end (`label`) and from the other (`inverse`)."""

    name: str
    label: str
    inverse: str


MENTIONS = Relation("mentions", "Mentions", "Mentioned in")

RELATIONS: tuple[Relation, ...] = (
    Relation("project", "Project", "Documents"),
    Relation("evaluates", "Evaluates", "Evaluated by"),
    Relation("findings", "Finding on", "Findings in"),
    Relation("not_reported", "Not reported", "Not reported in"),
    Relation("programme", "Programme", "Projects"),
    Relation("follows_on_from", "Follows on from", "What came next"),
    Relation("lead", "Lead", "Leads"),
    Relation("evaluator", "Evaluated by", "Evaluates"),
    Relation("delivered_by", "Delivered by", "Delivers"),
    Relation("funders", "Funded by", "Funds"),
    Relation("partners", "Partners", "Partner in"),
    Relation("authors", "By", "Author of"),
    Relation("original", "Original by", "Original author of"),
    Relation("speakers", "Speakers", "Spoke at"),
    Relation("about", "About", "Discussed in"),
    Relation("roles", "Roles", "People"),
    Relation("target", "Notice on", "Notices"),
    Relation("issued_by", "Issued by", "Notices issued"),
    Relation("translation_of", "Translation of", "Translations"),
    MENTIONS,
)
RELATION_BY_NAME = {relation.name: relation for relation in RELATIONS}


@dataclass(frozen=True, slots=True)
class Link:
    """One record names another, through a relation, at a place of its front matter or body."""

    source: Key
    relation: Relation
    target: Key
    path: FieldPath = ()


@dataclass(frozen=True, slots=True)
class DanglingReference:
    """A field whose reference leads nowhere."""

    source: Key
    path: FieldPath
    unresolved: Unresolved


@dataclass(frozen=True, slots=True)
class DanglingLink:
    """A [[…]] link in a body that leads nowhere; `unresolved` is None where it is no reference."""

    source: Key
    link: RecordLink
    unresolved: Unresolved | None


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


def links_of(
    record: Record[CommonFields], corpus: Corpus
) -> Iterator[Link | DanglingReference | DanglingLink]:
    """Every link from a record's fields and body, resolved or dangling."""
    for path, reference in references_of(record.fields):
        target = resolve(reference, corpus)
        if isinstance(target, Key):
            yield Link(record.key, RELATION_BY_NAME[str(path[0])], target, path)
        else:
            yield DanglingReference(record.key, path, target)
    for link in record.links:
        yield _body_link(record, link, corpus)


def _body_link(record: Record[CommonFields], link: RecordLink, corpus: Corpus) -> Link | DanglingLink:
    try:
        reference = Reference.parse(link.target)
    except ValueError:
        return DanglingLink(record.key, link, None)
    target = resolve(reference, corpus)
    if isinstance(target, Key):
        return Link(record.key, MENTIONS, target, ("body", link.line, link.column))
    return DanglingLink(record.key, link, target)


def unique_ends(links: Iterable[Link], *, sources: bool) -> tuple[Key, ...]:
    """The sources (or targets) of these links, each once, in the order in which they come."""
    return tuple(dict.fromkeys(link.source if sources else link.target for link in links))
