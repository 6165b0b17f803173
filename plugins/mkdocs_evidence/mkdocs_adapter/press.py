"""Page renderer: views to finished pages, in MkDocs' own context, without other plugins.

MkDocs renders one page after the other and keeps all of them in memory; a page that is rendered here is
forgotten once it is written. Other plugins never see it: their search indexes, feeds, tags and site maps
hold the site's other pages alone.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from mkdocs_evidence.mkdocs_adapter.body_rendering import RendersTexts
from mkdocs_evidence.mkdocs_adapter.evidence_page import EvidencePage, file_for
from mkdocs_evidence.views import Page

OURS = "evidence/"
"""How the names of our plugins begin."""
Contextualise = Callable[[TemplateContext, EvidencePage], TemplateContext]


@dataclass(frozen=True, slots=True)
class Press:
    """All that a page needs besides its view; `in_context` adds what our templates use."""

    config: MkDocsConfig
    env: jinja2.Environment
    nav: Navigation
    files: Files
    renderer: RendersTexts
    in_context: Contextualise

    def page(self, view: Page) -> tuple[bytes, tuple[str, ...]]:
        """The bytes of a view's page, and what was warned of on the way."""
        html, _, warnings = self.rendered(view)
        return html, warnings

    def rendered(self, view: Page) -> tuple[bytes, EvidencePage, tuple[str, ...]]:
        """The bytes of a view's page, the page itself, and what was warned of on the way."""
        with Heard() as heard:
            file = file_for(view, self.config, self.renderer)
            page = file.page
            assert isinstance(page, EvidencePage)
            page.read_source(self.config)
            page.render(self.config, self.files)
            page.active = True
            context = get_context(self.nav, (), self.config, page)
            template = self.env.get_template(str(page.meta["template"]))
            html = template.render(self.in_context(context, page))
        return html.encode("utf-8", errors="xmlcharrefreplace"), page, heard.told


class Heard(logging.Handler):
    """Keeps what MkDocs and its plugins warn of while it is entered, after what was warned of `earlier`."""

    def __init__(self, earlier: Iterable[str] = ()) -> None:
        super().__init__(logging.WARNING)
        self._messages = list(earlier)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self._messages.append(record.getMessage())

    @property
    def told(self) -> tuple[str, ...]:
        """What was warned of so far."""
        return tuple(self._messages)

    def __enter__(self) -> Heard:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *error: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
