"""`evidence/content`: reads and checks the records, and gives MkDocs a file for each page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files

from mkdocs_evidence.checks import faults_of
from mkdocs_evidence.diagnostics import Diagnostic, ordered, render_text
from mkdocs_evidence.graph.canonical_addresses import file_at
from mkdocs_evidence.graph.withheld_files import withheld_files
from mkdocs_evidence.graph.written_files import is_claimed
from mkdocs_evidence.incremental import files_below
from mkdocs_evidence.mkdocs_adapter.body_rendering import BodyRenderer
from mkdocs_evidence.mkdocs_adapter.browser_editor import policy_of_editor
from mkdocs_evidence.mkdocs_adapter.citations.by_hand import CitationsByHand
from mkdocs_evidence.mkdocs_adapter.citations.cited_graph import cache_folder, cited_graph, require_style
from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark
from mkdocs_evidence.mkdocs_adapter.guest_markdown import GuestLinks, GuestMarks
from mkdocs_evidence.mkdocs_adapter.holes import hole
from mkdocs_evidence.mkdocs_adapter.host_files import merge_host_files
from mkdocs_evidence.mkdocs_adapter.host_look import PAGES
from mkdocs_evidence.mkdocs_adapter.host_notes import late_notes, start_notes
from mkdocs_evidence.mkdocs_adapter.host_pages import HostSite, is_kept_back, leave_foreign
from mkdocs_evidence.mkdocs_adapter.kept_checks import Check
from mkdocs_evidence.mkdocs_adapter.picture_sizes import PictureSizes
from mkdocs_evidence.mkdocs_adapter.record_links import RecordLinks
from mkdocs_evidence.mkdocs_adapter.redacted_files import serve_redacted
from mkdocs_evidence.mkdocs_adapter.session import Reading, Session, read_content
from mkdocs_evidence.mkdocs_adapter.settings import (
    ContentConfig,
    as_of_from,
    checking_day,
    settings_from,
)
from mkdocs_evidence.mkdocs_adapter.shaped_text import ShapedText
from mkdocs_evidence.mkdocs_adapter.site_paths import FilesOfSite, SitePaths
from mkdocs_evidence.model import SiteSettings
from mkdocs_evidence.reading import ReadFiles, is_record_path, read_each

NAME = "evidence/content"
OWN_FOLDERS = ("admin", "assets")
"""Folders in which files of ours are when MkDocs has done its part."""
log = logging.getLogger("mkdocs.plugins.evidence")


class ContentFaultsError(PluginError):
    """The content has errors: the build stops, and all of them are told."""

    def __init__(self, faults: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"the content cannot be published\n\n{render_text(faults)}")
        self.faults = faults


class ContentPlugin(BasePlugin[ContentConfig]):
    """Makes the session of a build; MkDocs renders the pages alone that are no records.

    Where it `leaves_pages`, its caller makes those of the records. Where somebody `makes_pdf` or
    `makes_cards`, the pages lead to the files. `tell` takes what must be known at the start. Who
    `reports_faults` by itself is left to do so: nothing is logged, and with `inspects` nothing is refused
    either. `setting_warnings` are those of MkDocs on its configuration.

    A plugin for translations builds the site again within a build, for each further language (`is_nested`):
    records are not read again then, and stay out of those languages.
    """

    session: Session
    renderer: BodyRenderer
    ordinary_links: RecordLinks
    ordinary_citations: CitationsByHand
    paths: SitePaths

    def __init__(self) -> None:
        self._serving = False
        self._depth = 0
        self.ordinary_pictures = PictureSizes(self.picture_size)
        self.leaves_pages = False
        self.tell: Callable[[str], None] = log.info
        self.read_files: ReadFiles = read_each
        self.check: Check = faults_of
        self.processes = 1
        self.makes_pdf = self.makes_cards = False
        self.setting_warnings: tuple[str, ...] = ()
        self.reports_faults = self.inspects = self.lists_outputs = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview, which shows drafts too."""
        self._serving = command == "serve"
        self._depth = 0

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the content; stop with every fault where it cannot be published."""
        self._depth += 1
        if self.is_nested:
            return config
        _require_directory_urls(config)
        require_pages_plugin(config)
        settings = self._settings(config)
        reading = read_content(
            Path(config.docs_dir),
            settings,
            as_of_from(self.config),
            with_hidden=self._shows_hidden,
            must_be_sealed=self.config.must_be_sealed,
            cache=cache_folder(config),
            read_files=self.read_files,
            check=self.check,
            host=HostSite(config, settings.content_folder),
        )
        if reading.has_errors and (not self.inspects or reading.is_unsafe):
            raise ContentFaultsError(reading.diagnostics)
        faults = tuple(fault for fault in reading.diagnostics if not fault.is_note)
        if faults and not self.reports_faults:
            log.warning("%s", render_text(faults))
        self.session = Session(self._with_citations(reading, config), is_preview=self._serving)
        for note in start_notes(config, reading):
            self.tell(note)
        self._extend_markdown(config)
        return config

    def _extend_markdown(self, config: MkDocsConfig) -> None:
        """Make the renderer of records, and give other pages what they may use of it."""
        settings = self.session.graph.settings
        self.renderer = BodyRenderer(
            (*config.markdown_extensions, ShapedText()),
            config.mdx_configs or {},
            self,
            settings.glossary,
            settings.url,
        )
        ordinary: tuple[object, ...]
        if settings.is_guest:
            self.ordinary_citations, self.ordinary_links = GuestMarks(), GuestLinks(hole)
            ordinary = (self.ordinary_citations, self.ordinary_links)
        else:
            self.ordinary_citations, self.ordinary_links = CitationsByHand(), RecordLinks(hole)
            reader = CommonMark(self.ordinary_links.element, self.ordinary_citations.html_of)
            marks = (self.ordinary_citations, self.ordinary_links, self.ordinary_pictures)
            ordinary = (ShapedText(), *marks, reader)
        config.markdown_extensions.extend(ordinary)  # type: ignore[arg-type] # objects are fine

    def _with_citations(self, reading: Reading, config: MkDocsConfig) -> Reading:
        """The same with formatted citations; an inspection needs them for sealed versions and lists alone."""
        is_enough = self.inspects and not (self.lists_outputs or reading.graph.permanence.register.readings)
        if is_enough or reading.has_errors:
            require_style(reading.graph.settings, config)
            return reading
        cited = cited_graph(reading.graph, reading.files, config, self.processes, reading.redaction)
        return replace(reading, graph=cited)

    def _settings(self, config: MkDocsConfig) -> SiteSettings:
        """The site's settings, with what was chosen for this build."""
        return replace(
            settings_from(config, self.config),
            pdf=self.makes_pdf,
            cards=self.makes_cards,
            editor_policy=policy_of_editor(config),
        )

    @event_priority(100)
    def _without_records(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take the records' files out before other plugins see them; their pages are found by their paths."""
        holder_of = withheld_files(self.session.graph)
        leave_foreign(files, config, self.session.reading.files)
        for file in list(files):
            path, is_in_content = file.src_uri, file.src_dir == config.docs_dir
            if is_in_content and (is_record_path(path) or is_kept_back(path) or holder_of(path)):
                files.remove(file)
        return FilesOfSite(files, SitePaths(self.session.graph, files), config)

    @event_priority(-110)
    def _with_pages(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Let the pages of records be found among the files that all other plugins have left."""
        if self.session.reading.redaction.names:
            serve_redacted(files, self.session.reading.redaction, config)
        paths = SitePaths(self.session.graph, files)
        if not self.is_nested:
            self.paths = paths
        return FilesOfSite(files, paths, config)

    on_files = CombinedEvent(_without_records, _with_pages)

    @event_priority(-1000)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Note that a build has ended, or that of a further language within one."""
        self._depth -= 1

    def on_build_error(self, *, error: Exception) -> None:
        """Forget a build that did not end."""
        self._depth = 0

    @property
    def is_nested(self) -> bool:
        """Return True in the build of a further language within a build."""
        return self._depth > 1

    def report(self, faults: tuple[Diagnostic, ...]) -> None:
        """Add faults that were found in a page that is no record."""
        if not faults:
            return
        reading = self.session.reading
        found = replace(reading, diagnostics=ordered([*reading.diagnostics, *faults]))
        self.session = Session(found, self.session.is_preview)
        if not self.reports_faults:
            log.warning("%s", render_text(faults))

    def yield_to(self, site: Path) -> None:
        """Leave out what the build would write where MkDocs and other plugins have written in a folder.

        Some write when all pages are written: what they make is not known before.
        """
        graph = self.session.graph
        known = {file_at(address) for address in graph.permanence.pages}
        new = [
            path
            for path in sorted(files_below(site))
            if (is_claimed(path) or _may_be_a_redirect(path, known)) and not graph.settings.is_taken(path)
        ]
        if new:
            for note in late_notes(new, self.session.graph):
                self.tell(note)
            self.session = self.session.with_taken(new)
        merge_host_files(site, self.session.graph)

    def address_of(self, path: str) -> str | None:
        """The address on the site of a path of the content folder; None where there is nothing."""
        return self.paths.address_of(path)

    def address_at(self, address: str) -> str | None:
        """The present address of a page or a file that an address of the site leads to."""
        path = unquote(address.partition("?")[0]).lstrip("/")
        return self.address_of(path) or self.present_address(address)

    def present_address(self, address: str) -> str | None:
        """The present address of what the site has at an address; None where it has nothing."""
        return self.paths.present_address(address)

    def picture_size(self, path: str) -> tuple[int, int] | None:
        """How wide and high a picture of the content folder is; None where that is not known."""
        return self.paths.picture_size(path)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is looked at, besides the files: an edition, hidden records, seals."""
        options = self.config
        return (str(options.edition), str(self._shows_hidden), str(options.must_be_sealed))

    @property
    def days(self) -> tuple[str, ...]:
        """As of which day the records are shown, and as of which they are checked."""
        day = as_of_from(self.config)
        return (str(day), str(checking_day(day)))

    @property
    def _shows_hidden(self) -> bool:
        return self._serving if self.config.show_hidden is None else self.config.show_hidden


def content_plugin(config: MkDocsConfig) -> ContentPlugin:
    """The plugin that holds the session; where it is missing, the line to add to `mkdocs.yml`."""
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, ContentPlugin):
        raise PluginError(
            f"the evidence plugins need `{NAME}`; add the line `  - {NAME}` to `plugins:` in mkdocs.yml"
        )
    return plugin


def _may_be_a_redirect(path: str, known: AbstractSet[str]) -> bool:
    """Return True if a file that is no page of the site may be where an old address leads on."""
    return path.endswith(".html") and path not in known and path.partition("/")[0] not in OWN_FOLDERS


def require_pages_plugin(config: MkDocsConfig) -> None:
    """Raise PluginError, with the line to add, where `evidence/pages` is missing."""
    if PAGES not in config.plugins:
        raise PluginError(f"pages need `{PAGES}`; add the line `  - {PAGES}` to `plugins:` in mkdocs.yml")


def _require_directory_urls(config: MkDocsConfig) -> None:
    if not config.use_directory_urls:
        raise PluginError(
            "permanent addresses need `use_directory_urls: true`; change or remove that line in mkdocs.yml"
        )
