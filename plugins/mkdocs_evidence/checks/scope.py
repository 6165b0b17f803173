"""What the rules look at: the graph, what could not be read, and which files there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import Protocol, TypeAlias, TypeVar, cast

from mkdocs_evidence.diagnostics import Place, nearest
from mkdocs_evidence.graph import Graph, Link
from mkdocs_evidence.graph.readings import Pages
from mkdocs_evidence.graph.relations import AnyLink, DanglingLink, DanglingReference
from mkdocs_evidence.model import (
    CommonFields,
    IndexEntry,
    Key,
    PartialDate,
    Record,
    RecordType,
    Reference,
    VersionedFields,
)
from mkdocs_evidence.reading import is_page, locate


class AnchorLink(Protocol):
    """A link to an anchor in the page of a file; of the same page where `path` is empty."""

    @property
    def path(self) -> str:
        """The path of the file below the content folder; an address of the site where it begins with /."""
        ...

    @property
    def anchor(self) -> str:
        """The anchor, decoded."""
        ...

    @property
    def written(self) -> str:
        """The link as it stands in the text."""
        ...


class RenderedText(Protocol):
    """The text of a record as HTML, with the links that were found in it."""

    @property
    def anchors(self) -> frozenset[str]:
        """The ids in the text."""
        ...

    @property
    def anchor_links(self) -> Sequence[AnchorLink]:
        """Its links to anchors."""
        ...

    @property
    def problems(self) -> Sequence[str]:
        """Its links and pictures that lead nowhere, as they were written."""
        ...

    @property
    def old_links(self) -> Sequence[tuple[str, str]]:
        """Its links to old addresses of the site, each with the present address."""
        ...

    @property
    def trouble(self) -> str:
        """Why the text cannot be rendered; empty where it can."""
        ...

    def at(self, page: str) -> str:
        """The HTML as it stands on the page at this address."""
        ...


class Texts(Protocol):
    """Renders the texts of records as the build does."""

    @property
    def has_other_extensions(self) -> bool:
        """Return True if an extension of Markdown may make links of any sign."""
        ...

    @property
    def makes_other_markup(self) -> bool:
        """Return True if an extension of Markdown may make HTML of any sign."""
        ...

    def rendered(self, graph: Graph, record: Record[CommonFields]) -> RenderedText:
        """The rendered text of a record."""
        ...


F = TypeVar("F", bound=CommonFields)
Version: TypeAlias = Record[VersionedFields]


@dataclass(frozen=True)
class Attachments:
    """Files of the content folder that are published as they are: what lists and reads them."""

    list_paths: Callable[[], tuple[str, ...]]
    read: Callable[[str], bytes]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all of them, sorted."""
        return self.list_paths()


@dataclass(frozen=True)
class Scope:
    """What a run of the rules looks at.

    `unreadable` are the keys of files with faults of their own: nothing is concluded from their
    absence. `has_file` says whether the content folder has a file at a path; None where nobody knows, and
    then the rules on pictures and attached files are passed over.
    `texts` renders the texts of records; where nobody does, the rules on rendered texts are passed over.
    `files` gives the paths of all files of the content folder.
    `pages` are those of a built site; where there is none yet, the rule on what readers of sealed versions
    read is passed over, and the build runs it. `build_warnings` are those of that build.
    `attachments` are the files that the policy for files governs; None where nobody knows them.
    An inspection is for people who propose a change: it tells what publishing will register.
    `must_be_sealed` asks that whatever is public is in the register. With a `work`, only its records are
    looked at: what others say is known, and not judged.
    """

    graph: Graph
    unreadable: frozenset[Key] = frozenset()
    has_file: Callable[[str], bool] | None = None
    must_be_sealed: bool = False
    work: Key | None = None
    pages: Pages | None = None
    build_warnings: tuple[str, ...] = ()
    texts: Texts | None = None
    files: Callable[[], tuple[str, ...]] = tuple
    is_inspection: bool = False
    attachments: Attachments | None = None

    def rendered(self, record: Record[CommonFields]) -> RenderedText | None:
        """The text of a record as the build renders it; None where nobody renders."""
        return self.texts.rendered(self.graph, record) if self.texts else None

    def copies(self, path: str) -> bool:
        """Return True if there is a file at this path of the content folder, and it becomes no page."""
        return self.has_file is not None and not is_page(path) and self.has_file(path)

    @property
    def records(self) -> tuple[Record[CommonFields], ...]:
        """Every record that is looked at, drafts and future ones included."""
        return self._records_of_work if self.work else self.graph.everything.records

    @cached_property
    def _records_of_work(self) -> tuple[Record[CommonFields], ...]:
        """The records of the work: each of many rules wants them."""
        assert self.work is not None
        return self.graph.everything.versions_by_work[self.work]

    @property
    def works(self) -> tuple[tuple[Record[CommonFields], ...], ...]:
        """The records of each work that is looked at, oldest version first."""
        return (self.records,) if self.work else tuple(self.graph.everything.versions_by_work.values())

    @property
    def successions(self) -> Iterator[tuple[Version, Version]]:
        """Each later version of the works that are looked at, behind the version before it."""
        for versions in self.works:
            if versions[0].key.type.is_versioned:
                yield from pairwise(cast("tuple[Version, ...]", versions))

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of all records, looked at or not."""
        return tuple(entry.key for entry in self.entries)

    @property
    def entries(self) -> Iterator[IndexEntry]:
        """What the index tells of all records, looked at or not."""
        return chain.from_iterable(self.graph.everything.index.values())

    @property
    def resolved_links(self) -> Iterator[Link]:
        """Every link from the records that are looked at, to hidden records too."""
        return (link for link in self._links if isinstance(link, Link))

    @property
    def dangling_references(self) -> Iterator[DanglingReference]:
        """The fields of the records that are looked at that name no record."""
        return (link for link in self._links if isinstance(link, DanglingReference))

    @property
    def dangling_links(self) -> Iterator[DanglingLink]:
        """The [[…]] links in the texts of the records that are looked at that name no record."""
        return (link for link in self._links if isinstance(link, DanglingLink))

    @property
    def _links(self) -> Iterator[AnyLink]:
        return (link for record in self.records for link in self.graph.links_in(record))

    def of_type(self, kind: RecordType, fields: type[F]) -> Iterator[Record[F]]:
        """Every record that is looked at (every version) whose fields are of that class."""
        for record in self.records:
            if record.key.type is kind and isinstance(record.fields, fields):
                yield cast("Record[F]", record)

    def record(self, key: Key) -> Record[CommonFields] | None:
        """The record of a key; for a work that keeps versions, the newest one."""
        return self.graph.everything.get(key)

    def could_be_unreadable(self, reference: Reference) -> bool:
        """Whether the reference may mean a record that is there and has faults of its own."""
        return any(
            key not in self.graph.everything.by_key
            and key.id == reference.id
            and (reference.type in (None, key.type))
            and (not reference.allowed or key.type in reference.allowed)
            and (reference.version in (0, key.version) or not key.version)
            for key in self.unreadable
        )

    def nearest_to(self, reference: Reference) -> str | None:
        """The record most like an unknown reference, in the form in which that is written."""
        allowed = (reference.type,) if reference.type else reference.allowed or tuple(RecordType)
        works = [work for kind in allowed for work in self.graph.everything.works(kind)]
        if reference.type:
            return nearest(f"{reference.type.value}/{reference.id}", map(str, works)) or nearest(
                reference.id, (work.id for work in works)
            )
        meant = nearest(reference.id, (work.id for work in works))
        return meant if reference.allowed or meant is None else self._with_type(meant, works)

    @staticmethod
    def _with_type(record_id: str, works: list[Key]) -> str:
        return str(next(work for work in works if work.id == record_id))

    def links(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """The resolved links of one record through these relations."""
        return tuple(link for link in self.graph.named_by(key) if link.relation.name in relations)


def value_of(record: Record[CommonFields], *path: str | int) -> Place:
    """The place of a field's value in a record's file."""
    return locate(record.source, path)


def key_of(record: Record[CommonFields], *path: str | int) -> Place:
    """The place of a field's name in a record's file."""
    return locate(record.source, path, at="key")


def written(place: Place) -> str:
    """What the file says at a place, as far as it stands on one line."""
    return place.source_line[place.column - 1 : place.column - 1 + place.length]


def is_before(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date is surely before another, as exactly as both are known."""
    return one.latest < other.earliest
