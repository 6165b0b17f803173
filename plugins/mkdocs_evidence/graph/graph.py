"""The graph: the public corpus on a day, its links both ways, and who is hidden."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from mkdocs_evidence.graph.cited_works import own_works
from mkdocs_evidence.graph.corpus import Corpus, public_part
from mkdocs_evidence.graph.endings import ended_notices
from mkdocs_evidence.graph.identified import identified
from mkdocs_evidence.graph.mentions import Mentions
from mkdocs_evidence.graph.register import NOTHING_KEPT, Permanence
from mkdocs_evidence.graph.relations import TARGET, AnyLink, Link, RemovedLink, links_of
from mkdocs_evidence.graph.removals import removed_by_notices, without_removed
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.graph.resolution import Unresolved, resolve
from mkdocs_evidence.model import (
    Citations,
    CommonFields,
    Key,
    Record,
    RecordType,
    Reference,
    SealedData,
    SiteSettings,
)

T = TypeVar("T")


@dataclass(frozen=True)
class Graph:
    """All that is known of the site's records on the day `as_of`.

    `everything` holds all records that were read; `corpus` those that this build shows (the
    public ones, or all of them in a preview). Links are resolved against `everything`, so that
    a reference to a draft is told apart from one that leads nowhere. `permanence` is what the
    site has promised to keep; `citations` what its texts cite, as the site's style writes it. `ended`
    holds each notice that is no longer in force, with the notice that ended it.
    """

    everything: Corpus
    corpus: Corpus
    settings: SiteSettings
    as_of: date
    permanence: Permanence = NOTHING_KEPT
    citations: Citations = field(default_factory=Citations)
    ended: Mapping[Key, Key] = field(default_factory=dict)

    def links_in(self, record: Record[CommonFields]) -> tuple[AnyLink, ...]:
        """What a record names, resolved or not, found when it is first asked for."""
        found = self._found.get(record.file)
        if found is None:
            found = self._found[record.file] = tuple(links_of(record, self.everything))
        return found

    @cached_property
    def _found(self) -> dict[str, tuple[AnyLink, ...]]:
        return {}

    @cached_property
    def own_works(self) -> Mapping[str, Key]:
        """Which keys of the bibliography mean records of this site."""
        return own_works(self.citations.bibliography, self.corpus, self.settings.url)

    def named_by(self, key: Key) -> tuple[Link, ...]:
        """Every link from a record, to records that this build does not show too."""
        record = self.everything.by_key.get(key)
        return tuple(link for link in self.links_in(record) if isinstance(link, Link)) if record else ()

    def removed_links(self, key: Key, *relations: str) -> tuple[RemovedLink, ...]:
        """The links from a record to what was taken down, of these relations or of all."""
        record = self.everything.by_key.get(key)
        links = self.links_in(record) if record else ()
        removed = (link for link in links if isinstance(link, RemovedLink))
        return tuple(link for link in removed if not relations or link.relation.name in relations)

    def named(self, reference: Reference) -> Record[CommonFields] | Removed | Unresolved:
        """What a reference names: a record (be it hidden), a removed one, or none."""
        found = resolve(reference, self.everything)
        if not isinstance(found, Key):
            return found
        record = self.everything.get(found)
        assert record is not None, "what resolves is there"
        return record

    def _is_shown(self, link: Link) -> bool:
        return self.shows(link.source) and self.shows(link.target)

    def shows(self, key: Key) -> bool:
        """Whether this build shows a work or a version."""
        return key in self._shown

    @cached_property
    def _shown(self) -> frozenset[Key]:
        return frozenset((*self.corpus.by_key, *self.corpus.versions_by_work))

    def outgoing(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """The links from a record (a version where it has versions), of these relations or of all."""
        links = tuple(link for link in self.named_by(key) if self._is_shown(link))
        return _of_relations(links, relations)

    def incoming(self, key: Key, *relations: str) -> tuple[Link, ...]:
        """The links to a work or to any of its versions, of these relations or of all."""
        work = key.work
        found = self._incoming.get(work)
        if found is None:
            found = self._incoming[work] = tuple(filter(self._is_shown, self.naming(work)))
        return _of_relations(found, relations)

    @cached_property
    def _incoming(self) -> dict[Key, tuple[Link, ...]]:
        return {}

    def notices_naming(self, work: Key) -> tuple[Link, ...]:
        """The links from notices to what they are on: a work or any of its versions.

        These are among `incoming`, and known without a look at all others: every link to a record shows
        whether there is a notice on it.
        """
        return self._notices.get(work.work, ())

    def ended_by(self, notice: Key) -> Key | None:
        """The notice that has ended another on the day of the build; None while that is in force."""
        return self.ended.get(notice)

    @cached_property
    def _notices(self) -> Mapping[Key, tuple[Link, ...]]:
        found: dict[Key, tuple[Link, ...]] = {}
        for notice in self.corpus.works(RecordType.NOTICE):
            for link in self.outgoing(notice, TARGET):
                found[link.target.work] = (*found.get(link.target.work, ()), link)
        return found

    def naming(self, work: Key) -> Iterator[Link]:
        """Every link to a work or to any of its versions, from records that this build does not show too."""
        for record in self._mentions.records_that_may_name(work):
            for link in self.named_by(record.key):
                if link.target.work == work:
                    yield link

    @cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self.everything)

    def head(self, key: Key) -> Record[CommonFields]:
        """The record that stands for a key on lists and in links: for a work, its current version."""
        record = self.corpus.get(key)
        if record is None:
            raise KeyError(f"this build does not show {key}")
        return record

    def sealed_data(self, key: Key) -> SealedData | None:
        """The data that a sealed version draws in, as they were; None for a version without."""
        return self.permanence.sealed.get(key)

    def text_of(self, record: Record[CommonFields]) -> str:
        """The Markdown of a record; its comments are blank."""
        return record.source.body

    def file_of(self, record: Record[CommonFields]) -> str:
        """The whole file of a record, in its normal form, comments included; without withheld names.

        What is served is `public_file_of`.
        """
        return record.source.text

    def original_file_of(self, record: Record[CommonFields]) -> str:
        """The whole file of a record as it was read, for its hash alone: it may hold what is withheld."""
        return record.source.original.text

    @cached_property
    def _made_once(self) -> dict[Hashable, object]:
        return {}

    def once(self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives of this graph, made when it is first asked for under this name."""
        if name not in self._made_once:
            self._made_once[name] = make()
        return cast("T", self._made_once[name])


def build_graph(
    records: Iterable[Record[CommonFields]],
    settings: SiteSettings,
    as_of: date,
    *,
    with_hidden: bool = False,
    permanence: Permanence = NOTHING_KEPT,
    removed: Mapping[Key, Removed] | None = None,
) -> Graph:
    """The graph of these records on a day; `with_hidden` shows drafts and future records too.

    What is `removed` is found by the notices among the records, unless it is given.
    """
    everything = Corpus.of(identified(records, permanence.identifiers))
    ended = ended_notices(everything, everything if with_hidden else public_part(everything, as_of))
    taken = removed_by_notices(everything, permanence, ended) if removed is None else removed
    everything = without_removed(everything, taken)
    shown = everything if with_hidden else public_part(everything, as_of)
    return Graph(everything, shown, settings, as_of, permanence, ended=ended)


def _of_relations(links: tuple[Link, ...], relations: tuple[str, ...]) -> tuple[Link, ...]:
    if not relations:
        return links
    return tuple(link for link in links if link.relation.name in relations)
