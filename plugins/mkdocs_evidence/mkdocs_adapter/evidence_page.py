"""A MkDocs page whose content and template come from a view."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_evidence.mkdocs_adapter.record_links import RecordLinks
from mkdocs_evidence.views import Body, Page

INDEX = "index.html"


class EvidencePage(MkDocsPage):
    """A page that MkDocs renders from a view instead of a file."""

    def __init__(self, view: Page, file: File, config: MkDocsConfig, links: RecordLinks) -> None:
        super().__init__(view.head.title, file, config)
        self.view = view
        self._links = links

    @property
    def body(self) -> Body | None:
        """The view's Markdown, where it has any."""
        body = getattr(self.view, "body", None)
        return body if isinstance(body, Body) else None

    def read_source(self, config: MkDocsConfig) -> None:
        """Take Markdown and template from the view."""
        self.markdown = self.body.markdown if self.body else ""
        self.meta = {"template": f"evidence/{self.view.head.kind}.html", "title": self.view.head.title}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render the Markdown, with the view's record links."""
        if self.body:
            self._links.use(self.body.links, self.view.head.address)
        super().render(config, files)


def file_for(view: Page, config: MkDocsConfig, links: RecordLinks) -> File:
    """The MkDocs file that stands for a view: outside the navigation, at the view's address.

    It keeps the path of its record's file where that file alone stands for the address, so that
    ordinary links between Markdown files resolve.
    """
    address = view.head.address.lstrip("/")
    destination = f"{address}{INDEX}" if address.endswith("/") or not address else address
    file = File(
        _source_path(view, destination),
        src_dir=None,
        dest_dir=config.site_dir,
        use_directory_urls=True,
        dest_uri=destination,
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    file.generated_by = "evidence/content"
    EvidencePage(view, file, config, links)
    return file


def _source_path(view: Page, destination: str) -> str:
    body = getattr(view, "body", None)
    if isinstance(body, Body) and f"{body.path.removesuffix('.md')}/{INDEX}" == destination:
        return body.path
    return f"{destination.removesuffix('.html')}.md"
