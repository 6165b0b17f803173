"""Editions: for a named day, everything that was public then, each at its frozen address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import EDITIONS, REGISTER, address_of, edition_address
from mkdocs_evidence.graph.answers import past_editions
from mkdocs_evidence.graph.editions import edition_entry, edition_graph
from mkdocs_evidence.model import Edition, Key, PartialDate, RecordType
from mkdocs_evidence.views.cards import first_date, mark_of
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Head, Page, PageLink, ShownDate

ORDER = (
    RecordType.PROTOCOL,
    RecordType.REPORT,
    RecordType.PROJECT,
    RecordType.PROGRAMME,
    RecordType.BLOG,
    RecordType.EVENT,
    RecordType.CALL,
    RecordType.NOTICE,
    RecordType.ORGANISATION,
    RecordType.PERSON,
)


@dataclass(frozen=True, slots=True)
class EditionItem:
    """One record as it stood: for one with versions, the version that was current, and its hash."""

    link: PageLink
    kind_label: str
    version: str
    date: ShownDate
    sha256: str


@dataclass(frozen=True, slots=True)
class EditionPage(Page):
    """Everything that was public on an edition's day.

    `line` is the edition's own line of the register and `head_hash` the hash of that line, which
    stands for every line before it; both are empty where the edition is not sealed.
    """

    title: str
    name: str
    date: ShownDate
    groups: tuple[tuple[str, tuple[EditionItem, ...]], ...]
    count: int
    line: int
    head_hash: str
    sealed: ShownDate | None
    citation: str
    register: PageLink


@dataclass(frozen=True, slots=True)
class EditionsPage(Page):
    """All editions."""

    title: str
    editions: tuple[tuple[PageLink, ShownDate, int], ...]


def edition_pages(graph: Graph) -> Iterator[Page]:
    """The list of editions, and the page of each whose day has come."""
    pages = tuple(_edition_page(graph, edition) for edition in past_editions(graph))
    yield EditionsPage(
        head=Head(
            address=EDITIONS,
            kind="editions",
            title="Editions",
            description="The evidence as it stood on named days, each with one address to cite.",
            crumbs=(HOME_CRUMB,),
            canonical=EDITIONS,
        ),
        title="Editions",
        editions=tuple((PageLink(page.name, page.head.address), page.date, page.count) for page in pages),
    )
    yield from pages


def _edition_page(graph: Graph, edition: Edition) -> EditionPage:
    then = edition_graph(graph, edition)
    entry = edition_entry(graph, edition)
    head_hash = graph.permanence.register.hash_at(entry.sequence) if entry else ""
    address = edition_address(edition.name)
    date = ShownDate.of(edition.date)
    title = f"The evidence as it stood on {date.words}"
    groups = tuple((kind.plural, tuple(_items(graph, then, kind))) for kind in ORDER)
    return EditionPage(
        head=Head(
            address=address,
            kind="edition",
            title=title,
            description=f"Every record that was public on {date.words}, with the version that was current.",
            crumbs=(HOME_CRUMB, PageLink("Editions", EDITIONS)),
            canonical=address,
        ),
        title=title,
        name=edition.name,
        date=date,
        groups=tuple((heading, items) for heading, items in groups if items),
        count=sum(len(items) for _, items in groups),
        line=entry.sequence if entry else 0,
        head_hash=head_hash,
        sealed=ShownDate.of(PartialDate.of(entry.date)) if entry else None,
        citation=_citation(graph, edition, head_hash),
        register=PageLink("The register", REGISTER),
    )


def _items(now: Graph, then: Graph, kind: RecordType) -> Iterator[EditionItem]:
    works = then.corpus.works(kind)
    for work in sorted(works, key=lambda key: (first_date(then, key).latest, key.id), reverse=True):
        record = then.corpus.latest(work)
        yield EditionItem(
            link=PageLink(record.fields.title, address_of(record.key), mark_of(then, record).lower()),
            kind_label=record.caption.kind.label,
            version=f"version {record.key.version}" if record.key.version else "",
            date=ShownDate.of(record.fields.date),
            sha256=_sealed_hash(now, record.key),
        )


def _sealed_hash(graph: Graph, key: Key) -> str:
    entry = graph.permanence.register.by_address.get(address_of(key))
    return entry.sha256 if entry else ""


def _citation(graph: Graph, edition: Edition, head_hash: str) -> str:
    """One line that names the whole evidence base on a day."""
    settings = graph.settings
    address = f"{settings.url.rstrip('/')}{edition_address(edition.name)}"
    seal = f" SHA-256 of the register: {head_hash}." if head_hash else ""
    publisher = f"{settings.publisher}. " if settings.publisher not in ("", settings.name) else ""
    return f"{publisher}{settings.name}, edition {edition.name}. {address}.{seal}"
