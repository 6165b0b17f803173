"""A MkDocs page whose content and template come from a view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink as TocLink
from mkdocs.structure.toc import TableOfContents

from mkdocs_evidence.graph.canonical_addresses import UNENCODED, file_at
from mkdocs_evidence.graph.comparison import Stretch
from mkdocs_evidence.mkdocs_adapter.body_rendering import RenderedBody, RendersTexts, Section
from mkdocs_evidence.mkdocs_adapter.holes import filled
from mkdocs_evidence.mkdocs_adapter.rendered_comparison import compared
from mkdocs_evidence.model import Term
from mkdocs_evidence.views import Body, Page
from mkdocs_evidence.views.comparison import ComparisonPage

INDEX = "index.html"
OWNER = "evidence/content"
"""The plugin that MkDocs is told of as the maker of our files."""
_ID = re.compile(r'\bid="([^"]+)"')


class AnchorsOf(AbstractSet[str]):
    """The anchors of a written page, its template's included: looked up in the file when asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _anchors(self) -> frozenset[str]:
        html = self._path.read_text(encoding="utf-8") if self._path.is_file() else ""
        return frozenset(_ID.findall(html))

    def __contains__(self, anchor: object) -> bool:
        return anchor in self._anchors

    def __iter__(self) -> Iterator[str]:
        return iter(self._anchors)

    def __len__(self) -> int:
        return len(self._anchors)


class EvidencePage(MkDocsPage):
    """A page that MkDocs renders from a view instead of a file."""

    def __init__(self, view: Page, file: File, config: MkDocsConfig, renderer: RendersTexts) -> None:
        super().__init__(view.head.title, file, config)
        self.view = view
        self._renderer = renderer
        self.compared: tuple[Stretch, ...] = ()
        self.terms: tuple[Term, ...] = ()
        self.picture = ""
        self.minutes = 0

    @property
    def body(self) -> Body | None:
        """The view's Markdown, where it has any."""
        body = getattr(self.view, "body", None)
        return body if isinstance(body, Body) else None

    present_anchor_ids: AbstractSet[str] | None  # type: ignore[assignment] # MkDocs only asks `in`

    def read_source(self, config: MkDocsConfig) -> None:
        """Take Markdown and template from the view."""
        self.markdown = self.body.markdown if self.body else ""
        self.meta = {"template": f"evidence/{self.view.head.kind}.html", "title": self.view.head.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the rendered text, and tell MkDocs of its anchors."""
        if isinstance(self.view, ComparisonPage):
            self.compared = compared(self.view, self._renderer)
        rendered = self._renderer.render(self.body) if self.body else RenderedBody()
        self.content = rendered.at(self.view.head.address)
        self.terms, self.minutes = rendered.terms, rendered.minutes
        self.picture = filled(rendered.picture, self.view.head.address)
        self.toc = TableOfContents([_toc_link(section) for section in rendered.sections])
        self.present_anchor_ids = AnchorsOf(Path(self.file.abs_dest_path))
        self.links_to_anchors = self._links_to_anchors(rendered, files)

    def _links_to_anchors(self, rendered: RenderedBody, files: Files) -> dict[File, dict[str, str]]:
        """The links to anchors as MkDocs wants them, which checks them when all pages are written."""
        table: dict[File, dict[str, str]] = {}
        for link in rendered.anchor_links:
            target = files.get_file_from_path(link.path) if link.path else self.file
            if target is not None:
                table.setdefault(target, {})[link.anchor] = link.written
        return table


def _toc_link(section: Section) -> TocLink:
    link = TocLink(section.title, section.anchor, section.level)
    link.children = [_toc_link(child) for child in section.children]
    return link


def file_for(view: Page, config: MkDocsConfig, renderer: RendersTexts) -> File:
    """The MkDocs file that stands for a view: outside the navigation, at the view's address.

    It keeps the path of its record's file where that file alone stands for the address, so that
    ordinary links between Markdown files resolve.
    """
    destination = page_path(view)
    file = File(
        _source_path(view, destination),
        src_dir=None,
        dest_dir=config.site_dir,
        use_directory_urls=True,
        dest_uri=destination,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.generated_by = OWNER
    EvidencePage(view, file, config, renderer)
    return file


def page_path(view: Page) -> str:
    """Where a view's page stands below the site."""
    return file_at(view.head.address)


def address_of_file(file: File) -> str:
    """The address at which a file of the content folder stands on the site, encoded where it must be."""
    folder, slash, name = file.dest_uri.rpartition("/")
    address = f"/{folder}{slash}" if name == INDEX else f"/{file.dest_uri}"
    return quote(address, safe=UNENCODED) if "%" in address else address


def _source_path(view: Page, destination: str) -> str:
    body = getattr(view, "body", None)
    if isinstance(body, Body) and f"{body.path.removesuffix('.md')}/{INDEX}" == destination:
        return body.path
    return f"{destination.removesuffix('.html')}.md"
