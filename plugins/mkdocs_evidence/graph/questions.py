"""The questions that can be asked of a graph, and their answers in short: equal answers, equal graph.

Each answer covers all that the graph tells when it is asked so; a question is a line of text, so
that it can be kept beside what rests on it and be asked again of the graph of another day.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from functools import cached_property, lru_cache
from hashlib import blake2b

from mkdocs_evidence.graph.graph import Graph
from mkdocs_evidence.graph.relations import Link
from mkdocs_evidence.graph.removed import Removed
from mkdocs_evidence.model import CommonFields, Key, Record, RecordType, sealed_data_path

RECORD = "record "
"""A work: what the front matter of its versions says, what they name, and whether all that is shown."""
TEXT = "text of "
"""The words of a work's versions, in the order and place in which they stand."""
LINKS_TO = "links to "
NOTICES_ON = "notices on "
"""Which notices there are on a work or on its versions; what they say is asked of them."""
ENDED_BY = "which notice ended "
EVERY_ENDED = "all notices that are ended"
"""Neither follows from the index: the kind of a notice counts too, and it is in its caption."""
CITATIONS_OF = "citations of "
"""What the style makes of the citations of a work's versions."""
SEALED_DATA_OF = "sealed data of "
"""What the sealed versions of a work draw in, as it was when they were sealed."""
WORKS = "works of type "
NAME = "records named "
EVERY_RECORD = "every record"
INDEX = "the index of all records"
"""What their index entries tell, which of them are shown, and which are gone: by that links are resolved."""
HAPPENED = "when something happened to any record"
DAY = "what day it is"
HAS_COME = "whether this day has come: "
BIBLIOGRAPHY = "the bibliography"
OWN_WORKS = "records that are cited works"
PERMANENCE = "what must be kept"
REMOVALS = "what is taken down"

FOLLOW_FROM_INDEX = (
    LINKS_TO,
    NOTICES_ON,
    CITATIONS_OF,
    SEALED_DATA_OF,
    WORKS,
    NAME,
    INDEX,
    BIBLIOGRAPHY,
    OWN_WORKS,
    PERMANENCE,
    DAY,
    HAS_COME,
)
"""Questions with the same answer while no index entry is another, and nothing but records changes."""

OfRecord = Callable[[Record[CommonFields]], str]
BETWEEN = "\x1f"


@lru_cache(maxsize=8192)
def about(kind: str, subject: Hashable) -> str:
    """The question of a kind about a subject: a key, a type, an id."""
    return f"{kind}{subject.work if isinstance(subject, Key) else subject}"


def may_differ(question: str, changed: frozenset[str]) -> bool:
    """Whether a question may have another answer where the files of these works have changed.

    That is so while no index entry is another, and nothing but records changes.
    """
    for kind in (RECORD, TEXT):
        if question.startswith(kind):
            return question[len(kind) :] in changed
    return not question.startswith(FOLLOW_FROM_INDEX)


class Answers:
    """The answers of a graph; each is found when it is first asked for, and remembered.

    `front_of` gives the fingerprint of all that a record's file says but for the words of its text,
    `text_of` that of the whole file, and `entry_of` that of its index entry.
    """

    def __init__(self, graph: Graph, front_of: OfRecord, text_of: OfRecord, entry_of: OfRecord) -> None:
        self._graph = graph
        self._entry_of = entry_of
        self._front_of = front_of
        self._text_of = text_of
        self._found: dict[str, str] = {}
        self._by_kind: dict[str, Callable[[str], Iterable[str]]] = {
            RECORD: self._record,
            TEXT: self._text,
            LINKS_TO: self._links_to,
            NOTICES_ON: self._notices_on,
            ENDED_BY: self._ended_by,
            CITATIONS_OF: self._citations_of,
            SEALED_DATA_OF: self._sealed_data_of,
            WORKS: self._works_of_type,
            NAME: self._named,
            HAS_COME: lambda day: (str(self._graph.as_of >= date.fromisoformat(day)),),
        }
        self._single: dict[str, Callable[[], Iterable[str]]] = {
            EVERY_RECORD: self._every_record,
            EVERY_ENDED: lambda: (f"{key} {by}" for key, by in graph.ended.items()),
            INDEX: self._index,
            HAPPENED: self._happened,
            DAY: lambda: (self._graph.as_of.isoformat(),),
            BIBLIOGRAPHY: self._bibliography,
            OWN_WORKS: lambda: (f"{key} {work}" for key, work in graph.own_works.items()),
            PERMANENCE: self._permanence,
            REMOVALS: self._removals,
        }

    @cached_property
    def _works(self) -> dict[str, Key]:
        return {str(work): work for work in self._graph.everything.versions_by_work}

    def of(self, question: str) -> str:
        """The answer in short: a fingerprint."""
        found = self._found.get(question)
        if found is None:
            found = self._found[question] = _short(self._parts(question))
        return found

    def _parts(self, question: str) -> Iterable[str]:
        single = self._single.get(question)
        if single is not None:
            return single()
        kind = next(kind for kind in self._by_kind if question.startswith(kind))
        return self._by_kind[kind](question[len(kind) :])

    def _versions(self, subject: str) -> tuple[Record[CommonFields], ...]:
        work = self._works.get(subject)
        return self._graph.everything.versions_by_work[work] if work else ()

    def _record(self, subject: str) -> Iterable[str]:
        graph = self._graph
        for record in self._versions(subject):
            yield f"{record.key} {graph.shows(record.key)} {self._front_of(record)}"
            entry = record.index_entry
            yield f"{entry.doi} {entry.aliases}"  # these may come from identifiers.yml
            for link in graph.named_by(record.key):
                yield f"{link.target} {graph.shows(link.target)}"
            for one in graph.removed_links(record.key):
                yield f"{one.target.key} {self._removed(one.target)}"

    def _text(self, subject: str) -> Iterable[str]:
        return (self._text_of(record) for record in self._versions(subject))

    def _links_to(self, subject: str) -> Iterable[str]:
        graph, work = self._graph, self._works.get(subject)
        for link in graph.naming(work) if work else ():
            yield f"{_told(link)} {graph.shows(link.source)} {graph.shows(link.target)}"

    def _notices_on(self, subject: str) -> Iterable[str]:
        work = self._works.get(subject)
        return map(_told, self._graph.notices_naming(work)) if work else ()

    def _ended_by(self, subject: str) -> Iterable[str]:
        work = self._works.get(subject)
        return (str(self._graph.ended_by(work)),) if work else ()

    def _citations_of(self, subject: str) -> Iterable[str]:
        for record in self._versions(subject):
            cited = self._graph.citations.of(record.key)
            yield from cited.clusters
            yield from (f"{one.key} {one.label} {one.html}" for one in cited.references)

    def _sealed_data_of(self, subject: str) -> Iterable[str]:
        kept = self._graph.permanence
        for record in self._versions(subject):
            path = sealed_data_path(record.file)
            yield f"{record.key} {kept.digests.get(path, '') if record.key in kept.sealed else ''}"

    def _works_of_type(self, subject: str) -> Iterable[str]:
        return map(str, self._graph.corpus.works(RecordType.of(subject)))

    def _named(self, subject: str) -> Iterable[str]:
        everything = self._graph.everything
        for work in everything.works_by_id.get(subject, ()):
            yield f"{work} {work in everything.versions_by_work}"

    def _every_record(self) -> Iterable[str]:
        return (self.of(f"{RECORD}{work}") for work in self._works)

    def _index(self) -> Iterable[str]:
        yield from map(str, self._graph.everything.removed)
        for record in self._graph.everything.records:
            entry = record.index_entry
            yield f"{record.key} {self._graph.shows(record.key)} {self._entry_of(record)}"
            yield f"{entry.doi} {entry.aliases}"  # these may come from identifiers.yml

    def _happened(self) -> Iterable[str]:
        happened = self._graph.everything.happened
        return (f"{work} {' '.join(map(str, dates))}" for work, dates in happened.items() if dates)

    def _bibliography(self) -> Iterable[str]:
        citations = self._graph.citations
        yield citations.style
        yield repr(citations.bibliography)
        yield from (f"{one.key} {one.label} {one.html}" for one in citations.works)

    def _permanence(self) -> Iterable[str]:
        kept = self._graph.permanence
        yield kept.register.head  # which stands for all lines while none has a fault
        yield from map(repr, (*kept.register.faults, *kept.register.withheld))
        yield from (f"{path} {digest}" for path, digest in sorted(kept.digests.items()))
        yield from kept.pages
        yield from (f"{key} {notices}" for key, notices in kept.withheld_in.items())
        yield from (f"{key} {one!r}" for key, one in kept.identifiers.items())

    def _removals(self) -> Iterable[str]:
        for key, removed in self._graph.everything.removed.items():
            yield f"{key} {removed.entries} {removed.aliases} {self._removed(removed)}"

    def _removed(self, removed: Removed) -> str:
        notice = removed.notice
        return f"{notice.key} {self._graph.shows(notice.key)} {self._front_of(notice)}"


def _told(link: Link) -> str:
    """A link as it counts: where in a text it stands does not."""
    place = "" if link.path[:1] == ("body",) else link.path
    return f"{link.source} {link.relation.name} {link.target} {place}"


def _short(parts: Iterable[str]) -> str:
    told = BETWEEN.join(parts).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=12).hexdigest()
