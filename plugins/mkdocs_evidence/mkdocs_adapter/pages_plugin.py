"""`evidence/pages`: the look. Gives each view to its template."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from mkdocs_evidence.checks.body_faults import policy_faults
from mkdocs_evidence.checks.link_broken import dead_address
from mkdocs_evidence.checks.written_links import places_in_body
from mkdocs_evidence.mkdocs_adapter.body_rendering import RendersTexts
from mkdocs_evidence.mkdocs_adapter.commonmark import without_effect
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.evidence_page import EvidencePage, page_path
from mkdocs_evidence.mkdocs_adapter.guest_markdown import names_type, reference_list
from mkdocs_evidence.mkdocs_adapter.holes import filled
from mkdocs_evidence.mkdocs_adapter.host_files import with_our_addresses
from mkdocs_evidence.mkdocs_adapter.host_look import NOT_FOUND, SITE_MAP
from mkdocs_evidence.mkdocs_adapter.menu import Menu, give_titles
from mkdocs_evidence.mkdocs_adapter.ordinary_pages import link_table, with_relative_links
from mkdocs_evidence.mkdocs_adapter.page_links import PageLinks
from mkdocs_evidence.mkdocs_adapter.page_templates import missing_templates
from mkdocs_evidence.mkdocs_adapter.press import Press
from mkdocs_evidence.mkdocs_adapter.quick_theme import QuickTheme
from mkdocs_evidence.mkdocs_adapter.setting_lines import place_of_text
from mkdocs_evidence.mkdocs_adapter.setting_links import setting_link_faults
from mkdocs_evidence.mkdocs_adapter.template_cache import TemplateCache
from mkdocs_evidence.mkdocs_adapter.templating import TEMPLATES, prepare
from mkdocs_evidence.mkdocs_adapter.theme_ground import (
    ground_address,
    join_rooms,
    leave_templates,
    leave_unused,
)
from mkdocs_evidence.mkdocs_adapter.writing import write_bytes
from mkdocs_evidence.model import SiteSettings
from mkdocs_evidence.reading import extension_without_effect, page_header_faults, page_source

NAME = "evidence/pages"
ORDINARY = "evidence/page.html"
STATIC = (SITE_MAP, NOT_FOUND)
"""Templates of the theme in whose place we have our own, unless the site keeps them."""


class FooterLinkConfig(base.Config):
    """One entry of `footer_links`: a page of the site (/privacy/) or a web address."""

    label = c.Type(str)
    href = c.Type(str)


class PagesConfig(base.Config):
    """The options of `evidence/pages`.

    `ordinary_pages` is the look of pages that are no records; `auto` leaves it to the theme where the site
    has a front page of its own.
    """

    ordinary_pages = c.Choice(("auto", "evidence", "theme"), default="auto")
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
        content = content_plugin(config)
        if str(TEMPLATES) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
        kept = content.session.reading.host.owners
        config.theme.static_templates -= {name for name in STATIC if name not in kept}
        config.theme = QuickTheme(config.theme)

    @event_priority(-110)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation of the site's own language."""
        content = content_plugin(config)
        give_titles(nav, content.session)
        if not content.is_nested:
            self.nav, self.menu = nav, Menu(nav)
        return nav

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Resolve the record links and citations of pages that are no records."""
        plugin = content_plugin(config)
        redaction, graph = plugin.session.reading.redaction, plugin.session.graph
        markdown = redaction.markdown(markdown, page.file.src_uri)
        for name in ("title", "description"):
            if isinstance(said := page.meta.get(name), str):
                page.meta[name] = redaction.text(said)
        is_ours = names_type if graph.settings.is_guest else bool
        plugin.ordinary_links.use(link_table(markdown, page, graph, is_ours))
        plugin.ordinary_pictures.use(page.file.src_uri)
        if not graph.settings.is_guest:
            page.meta.setdefault("template", ORDINARY)
        source = page_source(page.file.src_uri, page.file.content_string)
        plugin.ordinary_citations.first_line = source.body_line
        return plugin.ordinary_citations.page(page.file.src_uri, markdown, graph)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Finish the text of pages that are no records: relative record links, citations."""
        plugin = content_plugin(config)
        citations = plugin.ordinary_citations
        if plugin.session.graph.settings.is_guest:
            html += reference_list(citations.references)
        else:
            page.meta["references"] = citations.references
        html = filled(citations.unmarked(html), f"/{page.url}")
        if page.file.src_uri not in plugin.session.reading.files:
            return html
        shown_in = plugin.session.graph.settings.content_folder
        source = page_source(page.file.src_uri, page.file.content_string, shown_in)
        plugin.report(tuple(missing_templates(page.meta, source, config.theme)))
        if not plugin.session.graph.settings.is_guest:
            url = plugin.session.graph.settings.url
            html, dead = with_relative_links(html, f"/{page.url}", plugin.address_at, url)
            written = dict.fromkeys(dead)
            of_links = (dead_address(one, place) for one in written for place in places_in_body(source, one))
            plugin.report((*page_header_faults(source), *policy_faults(html, source), *of_links))
        return html

    @event_priority(-100)  # when the filters and functions of other plugins are there
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Prepare an environment for our templates, and the files that they use.

        Pages that keep the look of their theme are rendered in MkDocs' own environment.
        """
        content = content_plugin(config)
        settings = content.session.graph.settings
        foot = [one.href for one in self.config.footer_links]
        if not content.is_nested:
            at = content.address_at
            menu = Navigation([], []) if settings.is_guest else self.nav
            words = [term.source for term in settings.glossary]
            content.report(tuple(setting_link_faults(config, menu, foot, words, at)))
            if not settings.is_guest:
                names = without_effect(config.markdown_extensions, config.mdx_configs or {})
                content.report(
                    tuple(extension_without_effect(place_of_text(config, name), name) for name in names)
                )
        leave_templates(files, config)
        join_rooms(files, config)
        if not settings.is_guest:
            leave_unused(files, config)
        if content.is_nested and settings.is_guest:
            return env
        links = PageLinks(settings.url)
        ours = self._environment(env, settings, links, files, is_preview=content.session.is_preview)
        if not content.is_nested:
            self.files, self.links, self.env = files, links, ours
        return env if settings.is_guest else ours

    def _environment(
        self,
        env: jinja2.Environment,
        settings: SiteSettings,
        links: PageLinks,
        files: Files,
        *,
        is_preview: bool,
    ) -> jinja2.Environment:
        ours = prepare(env, settings, links)
        ours.auto_reload = False  # no template changes during a build, and looking took a tenth of it
        if self.compiled is not None:
            ours.bytecode_cache = TemplateCache(self.compiled)
        ours.globals.update(
            ground=ground_address(files),
            preview=is_preview,
            footer_links=self.config.footer_links,
            nav=self.nav,
        )
        return ours

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template of a page that is no record what our templates use."""
        if content_plugin(config).session.graph.settings.is_guest:
            return context
        return self.in_context(context, page)

    def in_context(self, context: TemplateContext, page: MkDocsPage) -> TemplateContext:
        """Give the template its view and the marks of its menu, and its links the place to start from."""
        view = page.view if isinstance(page, EvidencePage) else None
        address = view.head.address if view else f"/{page.url}"
        self.links.start_at(address)
        marks = self.menu.marks(address)
        return cast("TemplateContext", {**context, "view": view, "address": address, "marks": marks})

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add our pages to the site map of MkDocs."""
        if template_name != SITE_MAP:
            return output_content
        return with_our_addresses(output_content, content_plugin(config).session.graph)

    def press(self, config: MkDocsConfig, renderer: RendersTexts) -> Press:
        """The renderer of our pages, when MkDocs has made its own."""
        return Press(config, self.env, self.nav, self.files, renderer, self.in_context)

    @event_priority(-110)  # when all other plugins have written their files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages of records and their lists, where nobody else does."""
        content = content_plugin(config)
        if content.is_nested or content.leaves_pages:
            return
        site = Path(config.site_dir)
        content.yield_to(site)
        press = self.press(config, content.renderer)
        pages = []
        for view in content.session.pages.values():
            html, page, _ = press.rendered(view)
            write_bytes(site / page_path(view), html)
            pages.append(page)
        for page in pages:
            page.validate_anchor_links(files=self.files, log_level=config.validation.links.anchors)


def pages_plugin(config: MkDocsConfig) -> PagesPlugin:
    """The plugin that holds the look; where it is missing, the line to add to `mkdocs.yml`."""
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, PagesPlugin):
        raise PluginError(f"pages need `{NAME}`; add the line `  - {NAME}` to `plugins:` in mkdocs.yml")
    return plugin
