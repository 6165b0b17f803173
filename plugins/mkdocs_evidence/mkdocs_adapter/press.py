"""The press: views to finished pages with MkDocs' own context and events.

MkDocs renders one page after the other and keeps all of them in memory. What is pressed here has
the same bytes (a test holds both ways against each other) and is forgotten once it is written.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_evidence.mkdocs_adapter.body_rendering import RendersTexts
from mkdocs_evidence.mkdocs_adapter.evidence_page import EvidencePage, file_for
from mkdocs_evidence.views import Page

PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
OURS = "evidence/"


@dataclass(frozen=True, slots=True)
class Press:
    """All that a page needs besides its view."""

    config: MkDocsConfig
    env: jinja2.Environment
    nav: Navigation
    files: Files
    renderer: RendersTexts

    def page(self, view: Page) -> tuple[bytes, tuple[str, ...]]:
        """The bytes of a view's page, and what was warned of on the way."""
        with Heard() as heard:
            file = file_for(view, self.config, self.renderer)
            page = file.page
            assert isinstance(page, EvidencePage)
            page.read_source(self.config)
            page.render(self.config, self.files)
            page.active = True
            context = get_context(self.nav, (), self.config, page)
            template = self.env.get_template(str(page.meta["template"]))
            events = self.config.plugins
            context = events.on_page_context(context, page=page, config=self.config, nav=self.nav)
            html = events.on_post_page(template.render(context), page=page, config=self.config)
        return html.encode("utf-8", errors="xmlcharrefreplace"), heard.told


def can_press(config: MkDocsConfig) -> bool:
    """Whether no plugin but ours wants to see every page: then MkDocs need not render them itself."""
    ours = [plugin for name, plugin in config.plugins.items() if name.startswith(OURS)]
    handlers = (handler for event in PAGE_EVENTS for handler in config.plugins.events[event])
    return all(any(getattr(handler, "__self__", None) is plugin for plugin in ours) for handler in handlers)


class Heard(logging.Handler):
    """Keeps what MkDocs and its plugins warn of while it is entered, in its order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []

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
