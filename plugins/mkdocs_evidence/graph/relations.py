"""Relations: stored once, on the record that knows them; read from both ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from mkdocs_evidence.graph.corpus import Corpus
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.resolution import Unresolved, resolve
from mkdocs_evidence.model import CommonFields, Key, Record, RecordLink, Reference
from mkdocs_evidence.model.index_entry import FieldPath


@dataclass(frozen=True, slots=True)
class Relation:
    """What a field's link is called from its own end (`label`) and from the other (`inverse`)."""

    name: str
    label: str
    inverse: str


TARGET = "target"
"""The relation of a notice to what it is on."""
RESOLVES = "resolves"
"""The relation of a notice to the earlier notices that it ends."""
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
    Relation(TARGET, "Notice on", "Notices"),
    Relation(RESOLVES, "Ends", "Ended by"),
    Relation("issued_by", "Issued by", "Notices issued"),
    Relation("translation_of", "Translation of", "Translations"),
    MENTIONS,
)
RELATION_BY_NAME = {relation.name: relation for relation in RELATIONS}


class Link(NamedTuple):
    """One record names another, through a relation, at a place of its front matter or body.

    A tuple, since a site has some five of these for each record, and each build makes all of them.
    """

    source: Key
    relation: Relation
    target: Key
    path: FieldPath = ()


class RemovedLink(NamedTuple):
    """One record names another that was taken down."""

    source: Key
    relation: Relation
    target: Removed
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


AnyLink: TypeAlias = Link | RemovedLink | DanglingReference | DanglingLink


def links_of(record: Record[CommonFields], corpus: Corpus) -> Iterator[AnyLink]:
    """Every link from a record's fields and body, resolved or dangling."""
    for path, reference in record.index_entry.references:
        target = resolve(reference, corpus)
        relation = RELATION_BY_NAME[str(path[0])]
        if isinstance(target, Key):
            yield Link(record.key, relation, target, path)
        elif isinstance(target, Removed):
            yield RemovedLink(record.key, relation, target, path)
        else:
            yield DanglingReference(record.key, path, target)
    for link in record.index_entry.links:
        yield _body_link(record, link, corpus)


def _body_link(record: Record[CommonFields], link: RecordLink, corpus: Corpus) -> AnyLink:
    try:
        reference = Reference.parse(link.target)
    except ValueError:
        return DanglingLink(record.key, link, None)
    target = resolve(reference, corpus)
    place = ("body", link.line, link.column)
    if isinstance(target, Key):
        return Link(record.key, MENTIONS, target, place)
    if isinstance(target, Removed):
        return RemovedLink(record.key, MENTIONS, target, place)
    return DanglingLink(record.key, link, target)


def unique_ends(links: Iterable[Link], *, sources: bool) -> tuple[Key, ...]:
    """The sources (or targets) of these links, each once, in the order in which they come."""
    return tuple(dict.fromkeys(link.source if sources else link.target for link in links))
