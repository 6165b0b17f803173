"""The page of the whole bibliography: every work, and which records cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import BIBLIOGRAPHY
from mkdocs_evidence.graph.cited_works import citing_works
from mkdocs_evidence.views.cards import link_to
from mkdocs_evidence.views.cited import own_record
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Head, Page, PageLink


@dataclass(frozen=True, slots=True)
class ListedWork:
    """One work: how it is written, the record of this site that it is, and the records that cite it."""

    anchor: str
    key: str
    html: str
    record: PageLink | None
    cited_in: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class BibliographyPage(Page):
    """Every work of the bibliography, in the order of the site's citation style."""

    title: str
    style: str
    works: tuple[ListedWork, ...]
    file: PageLink


def bibliography_pages(graph: Graph) -> Iterator[BibliographyPage]:
    """The page of the bibliography; none where nothing is cited."""
    if not graph.citations.works:
        return
    citing, link = citing_works(graph.corpus), cache(partial(link_to, graph))
    title = "Bibliography"
    yield BibliographyPage(
        head=Head(
            address=BIBLIOGRAPHY,
            kind="bibliography",
            title=title,
            description="Every work that the texts of this site draw on, and which of them cite it.",
            crumbs=(HOME_CRUMB,),
            canonical=BIBLIOGRAPHY,
        ),
        title=title,
        style=graph.citations.style,
        works=tuple(
            ListedWork(
                anchor=f"ref-{work.key}",
                key=work.key,
                html=work.html,
                record=own_record(graph, work.key),
                cited_in=tuple(map(link, citing.get(work.key, ()))),
            )
            for work in graph.citations.works
        ),
        file=PageLink("The whole bibliography as BibTeX", "/references.bib"),
    )
