"""`evidence/pages`: the look. Gives each view to its template."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.evidence_page import EvidencePage
from mkdocs_evidence.mkdocs_adapter.holes import filled
from mkdocs_evidence.mkdocs_adapter.menu import Menu
from mkdocs_evidence.mkdocs_adapter.ordinary_pages import link_table
from mkdocs_evidence.mkdocs_adapter.page_links import PageLinks
from mkdocs_evidence.mkdocs_adapter.quick_theme import QuickTheme
from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES, prepare
from mkdocs_evidence.mkdocs_adapter.theme_ground import (
    ground_address,
    join_rooms,
    leave_templates,
    leave_unused,
)

NAME = "evidence/pages"
ORDINARY = "evidence/page.html"


class FooterLinkConfig(base.Config):
    """One entry of `footer_links`: a page of the site (/privacy/) or a web address."""

    label = c.Type(str)
    href = c.Type(str)


class PagesConfig(base.Config):
    """The options of `evidence/pages`."""

    ordinary_pages = c.Choice(("evidence", "theme"), default="evidence")
    footer_links = c.ListOfItems(c.SubConfig(FooterLinkConfig), default=[])


class PagesPlugin(BasePlugin[PagesConfig]):
    """Renders the views with the templates of this package.

    `env`, `nav` and `files` are MkDocs' own, for those who render pages when MkDocs has done its part.
    Compiled templates are kept in the folder `compiled`, where one is given.
    """

    env: jinja2.Environment
    nav: Navigation
    menu: Menu
    files: Files
    links: PageLinks
    compiled: Path | None = None

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make our templates known to the theme; a site's own templates of the same name win."""
        content_plugin(config)
        if str(TEMPLATES) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
        config.theme.static_templates -= {"sitemap.xml", "404.html"}
        config.theme = QuickTheme(config.theme)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation."""
        self.nav = nav
        self.menu = Menu(nav)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Resolve the record links and citations of pages that are no records."""
        if not isinstance(page, EvidencePage):
            plugin = content_plugin(config)
            redaction = plugin.session.reading.redaction
            markdown = redaction.markdown(markdown, page.file.src_uri)
            for name in ("title", "description"):
                if isinstance(said := page.meta.get(name), str):
                    page.meta[name] = redaction.text(said)
            plugin.ordinary_links.use(link_table(markdown, page, plugin.session.graph))
            plugin.ordinary_pictures.use(page.file.src_uri)
            if self.config.ordinary_pages == "evidence":
                page.meta.setdefault("template", ORDINARY)
            return plugin.ordinary_citations.page(page.file.src_uri, markdown, plugin.session.graph)
        return markdown

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Finish the text of pages that are no records: relative record links, citations."""
        if isinstance(page, EvidencePage):
            return html
        citations = content_plugin(config).ordinary_citations
        page.meta["references"] = citations.references
        return filled(citations.unmarked(html), f"/{page.url}")

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Prepare the environment for our templates, and the files that they use."""
        self.files = files
        env.auto_reload = False  # no template changes during a build, and looking took a tenth of it
        if self.compiled is not None:
            self.compiled.mkdir(parents=True, exist_ok=True)
            env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(self.compiled))
        session = content_plugin(config).session
        env.globals.update(
            ground=ground_address(files),
            preview=session.is_preview,
            footer_links=self.config.footer_links,
            nav=self.nav,
        )
        leave_templates(files)
        join_rooms(files, config)
        if self.config.ordinary_pages == "evidence":
            leave_unused(files, config)
        self.links = PageLinks(session.graph.settings.url)
        self.env = prepare(env, session.graph.settings, self.links)
        return self.env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template its view and the marks of its menu, and its links the place to start from."""
        view = page.view if isinstance(page, EvidencePage) else None
        address = view.head.address if view else f"/{page.url}"
        self.links.start_at(address)
        marks = self.menu.marks(address)
        return cast("TemplateContext", {**context, "view": view, "address": address, "marks": marks})


def pages_plugin(config: MkDocsConfig) -> PagesPlugin:
    """The plugin that holds the look; where it is missing, the line to add to `mkdocs.yml`."""
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, PagesPlugin):
        raise PluginError(f"pages need `{NAME}`; add the line `  - {NAME}` to `plugins:` in mkdocs.yml")
    return plugin
