"""The page for those who write: how to begin, change, amend and bring over a text, in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.authoring import template
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import CONTRIBUTE
from mkdocs_evidence.model import RecordType
from mkdocs_evidence.views.editing import new_file_link, repository_link
from mkdocs_evidence.views.headers import HOME_CRUMB
from mkdocs_evidence.views.parts import Head, Page, PageLink

_FIRST = (
    RecordType.BLOG,
    RecordType.PROJECT,
    RecordType.PROTOCOL,
    RecordType.REPORT,
    RecordType.EVENT,
    RecordType.CALL,
    RecordType.PERSON,
    RecordType.ORGANISATION,
    RecordType.PROGRAMME,
    RecordType.NOTICE,
)
"""The types in the order in which people look for them."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a record of one type is begun: in the browser (empty where the host cannot), or by command."""

    label: str
    meaning: str
    href: str
    command: str


@dataclass(frozen=True, slots=True)
class ContributePage(Page):
    """Ways to change the site. Links are empty where the site says no repository that has them.

    `example` is a record that can be amended, as people type it.
    """

    title: str
    repository: str
    beginnings: tuple[Beginning, ...]
    begin_workflow: str
    upload: str
    issues: tuple[PageLink, ...]
    guides: str
    example: str


def contribute_pages(graph: Graph) -> Iterator[ContributePage]:
    """The page for those who write; none in an edition, which nobody writes."""
    if graph.settings.edition is None:
        yield _page(graph)


def _page(graph: Graph) -> ContributePage:
    settings = graph.settings
    title = "Write for this site"
    return ContributePage(
        head=Head(
            address=CONTRIBUTE,
            kind="contribute",
            title=title,
            description="How to begin, change or amend what is published here, in the browser.",
            crumbs=(HOME_CRUMB,),
            canonical=CONTRIBUTE,
            indexed=False,
        ),
        title=title,
        repository=settings.repository,
        beginnings=tuple(_beginning(graph, kind) for kind in _FIRST),
        begin_workflow=repository_link(settings, "actions/workflows/begin.yml"),
        upload=repository_link(settings, "upload/{branch}/inbox"),
        issues=tuple(_issues(graph)),
        guides=repository_link(settings, "blob/{branch}/docs/editors/README.md"),
        example=next((str(work) for work in graph.corpus.works(RecordType.PROTOCOL)), "protocols/our-study"),
    )


def _beginning(graph: Graph, kind: RecordType) -> Beginning:
    word = kind.label.lower().removesuffix(" post")
    return Beginning(
        label=kind.label,
        meaning=kind.meaning,
        href=new_file_link(graph.settings, template(kind, graph.as_of)),
        command=f"python3 build.py new {word} ID",
    )


def _issues(graph: Graph) -> Iterator[PageLink]:
    forms = (
        ("Something on a page is wrong", "wrong.yml"),
        ("Propose a correction or an amendment", "correction.yml"),
    )
    for text, form in forms:
        href = repository_link(graph.settings, f"issues/new?template={form}")
        if href:
            yield PageLink(text, href)
