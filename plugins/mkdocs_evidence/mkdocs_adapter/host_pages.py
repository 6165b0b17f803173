"""Pages of the site that are no records: those of the content folder, and those that other plugins add.

Other plugins and hooks add files in MkDocs' own events. `check`, `publish` and `verify` build nothing, so
they send these events to the other plugins of a configuration of its own, which is then forgotten; as
`mkdocs serve` does for each build. Nothing of it happens where no other plugin handles them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import get_navigation

from mkdocs_evidence.content_folder import FolderListing, is_ordinary, is_passed_over, is_temporary
from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import HOME, list_address
from mkdocs_evidence.graph.answers import FIXED_PAGES
from mkdocs_evidence.graph.canonical_addresses import canonical_address, file_at
from mkdocs_evidence.graph.status_addresses import STATUS_LISTS
from mkdocs_evidence.graph.written_files import is_claimed
from mkdocs_evidence.mkdocs_adapter.checked_texts import CheckedTexts
from mkdocs_evidence.mkdocs_adapter.evidence_page import address_of_file
from mkdocs_evidence.mkdocs_adapter.host_look import has_own_look, templates_of_host
from mkdocs_evidence.mkdocs_adapter.host_owned import host_owned
from mkdocs_evidence.mkdocs_adapter.includes import include_faults
from mkdocs_evidence.mkdocs_adapter.permanent_files import REGISTER_FILE, is_standalone_page
from mkdocs_evidence.mkdocs_adapter.press import OURS
from mkdocs_evidence.model import RecordType, SiteSettings
from mkdocs_evidence.model.sealed_data import is_sealed_data_path
from mkdocs_evidence.reading import IDENTIFIERS_FILE, is_record_path

_LISTS = frozenset(
    f"{address.removeprefix('/')}index.md"
    for address in (*FIXED_PAGES, *STATUS_LISTS, *map(list_address, RecordType))
)
ADDING = ("files", "nav")
"""The events in which plugins add files."""


def is_kept_back(path: str) -> bool:
    """Return True if a file of the content folder is for builds alone, and is not published as it is."""
    return path in (IDENTIFIERS_FILE, REGISTER_FILE) or is_sealed_data_path(path)


def leave_foreign(files: Files, config: MkDocsConfig, listed: Iterable[str]) -> None:
    """Take out what MkDocs found in the content folder and is not in its listing.

    A hidden file stays where `exclude_docs` brings it back, unless it is a page, a link or a temporary file.
    """
    known, docs = frozenset(listed), Path(config.docs_dir)
    for file in list(files):
        if file.src_dir == config.docs_dir and file.src_uri not in known and not _is_wanted(file, docs):
            files.remove(file)


def _is_wanted(file: File, docs: Path) -> bool:
    is_hidden = is_passed_over(file.src_uri) and not is_temporary(file.src_uri)
    return is_hidden and not file.is_documentation_page() and is_ordinary(docs, file.src_uri)


@dataclass(frozen=True, slots=True)
class HostFiles:
    """Pages and files of a site that are not made from records.

    `pages` are addresses, `files` the paths of files that plugins add. `owners` names, for each path at which
    the build would write too, what the site has there. As a guest (`is_guest`), the build leaves the look of
    all pages that are no records to the theme. `sources` are MkDocs' files that plugins add: pages and
    others. `diagnostics` are faults of includes. `owned` are the files of the content folder that the site
    brings itself, which no policy of ours governs.
    """

    pages: tuple[str, ...]
    files: tuple[str, ...] = ()
    sources: tuple[File, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    owners: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_guest: bool = False
    owned: frozenset[str] = frozenset()

    def in_settings(self, settings: SiteSettings) -> SiteSettings:
        """The settings with what the build must leave to the site's own files."""
        taken = sorted({path.lower() for path in self.owners})
        return replace(settings, is_guest=self.is_guest, taken_paths=tuple(taken))


NO_HOST = HostFiles(())


@dataclass(frozen=True, slots=True)
class HostSite:
    """The MkDocs site in which the records are: what it makes of files and of texts.

    Messages name the content folder as `folder`.
    """

    config: MkDocsConfig
    folder: str = "content"

    def files(self, listing: FolderListing) -> HostFiles:
        """The pages and files that are no records, by the listing of the content folder.

        If the listing refuses some, a plugin may fail for want of one: then plugins add nothing.
        """
        try:
            return host_files(self.config, listing.files, self.folder)
        except SiteProblemError:
            if not listing.refused:
                raise
            return host_files(self.config, listing.files, self.folder, with_plugins=False)

    def texts(self, graph: Graph, names: Iterable[str], hosted: HostFiles) -> CheckedTexts:
        """The texts of a graph, rendered beside these files of the content folder and those of plugins."""
        copied = (name for name in names if not (is_record_path(name) or is_kept_back(name)))
        files = (*_files_named(copied, self.config), *hosted.sources)
        return CheckedTexts(graph, files, self.config.markdown_extensions, self.config.mdx_configs)


def host_files(
    config: MkDocsConfig, names: Iterable[str], folder: str = "content", *, with_plugins: bool = True
) -> HostFiles:
    """The pages and files of a site that are no records; `names` are all files of its content folder.

    Messages name the content folder as `folder`. SiteProblemError where another plugin fails.
    """
    known = frozenset(names)
    if with_plugins and any(_handlers(config, event) for event in ADDING):
        with _quietly(), TemporaryDirectory(prefix="evidence-pages-") as site:
            files = _files_of_plugins(config, site, known)
    else:
        by_hand = filter(lambda name: is_standalone_page(name) or is_claimed(name), known)
        files = _files_named(sorted(by_hand), config)
    found = _sorted(files, known, config)
    return replace(found, diagnostics=tuple(include_faults(config, known - found.owned, folder)))


def _sorted(files: list[File], known: frozenset[str], config: MkDocsConfig) -> HostFiles:
    """The files of a site by what they are; `known` are those of the content folder."""
    pages = [file for file in files if file.is_documentation_page()]
    added = (file for file in files if not file.is_documentation_page() and file.src_uri not in known)
    ours = [file for file in pages if file.src_uri not in known or is_standalone_page(file.src_uri)]
    others = (file for file in files if not (file.is_documentation_page() or is_kept_back(file.src_uri)))
    addresses, owners = _addresses(ours), _owners((*ours, *others), config)
    has_front_page = HOME in addresses or file_at(HOME) in owners
    is_guest = has_own_look(config, has_front_page=has_front_page)
    owners |= templates_of_host(config, is_guest=is_guest, has_front_page=has_front_page)
    files_added = tuple(sorted(file.dest_uri for file in added))
    sources = tuple(file for file in files if file.src_uri not in known)
    named = MappingProxyType(dict(sorted(owners.items())))
    return HostFiles(
        pages=addresses,
        files=files_added,
        sources=sources,
        owners=named,
        is_guest=is_guest,
        owned=host_owned(config, known, is_guest=is_guest),
    )


def _addresses(files: Iterable[File]) -> tuple[str, ...]:
    included = (file for file in files if file.inclusion.is_included())
    return tuple(sorted({canonical_address(address_of_file(file)) for file in included}))


def _files_of_content(names: Iterable[str], config: MkDocsConfig) -> list[File]:
    """The listed files as MkDocs' `get_files` gives them: a README beside an index is none."""
    found = _files_named(sorted(names), config)
    indexed = {file.dest_uri for file in found if file.name == "index" and file.src_uri.endswith("index.md")}
    return [
        file
        for file in found
        if not (file.dest_uri in indexed and file.src_uri.rpartition("/")[2].lower() == "readme.md")
    ]


def _owners(files: Iterable[File], config: MkDocsConfig) -> dict[str, str]:
    """The file that stands at each path at which the build would write too."""
    included = (file for file in files if file.inclusion.is_included())
    return {file.dest_uri: _owner(file, config) for file in included if is_claimed(file.dest_uri)}


def _owner(file: File, config: MkDocsConfig) -> str:
    if file.generated_by:
        return f"{file.src_uri} of {file.generated_by}"
    return file.src_uri if file.src_dir == config.docs_dir else f"{file.src_uri} of another plugin or hook"


def _files_named(names: Iterable[str], config: MkDocsConfig) -> list[File]:
    files = [File(name, config.docs_dir, config.site_dir, use_directory_urls=True) for name in names]
    set_exclusions(files, config)
    return files


def _files_of_plugins(config: MkDocsConfig, site: str, names: Iterable[str]) -> list[File]:
    """The files of a build after the events in which plugins add some."""
    own = _fresh(config, site)
    events = own.plugins
    for event in events.events:
        events.events[event] = _handlers(own, event)
    try:
        events.on_startup(command="build", dirty=False)
        own = events.on_config(own)
        events.on_pre_build(config=own)
        theme, files = _without_records(own, names)
        files = events.on_files(files, config=own)
        set_exclusions(files, own)
        events.on_nav(get_navigation(files, own), config=own, files=files)
        set_exclusions(files, own)
        events.on_shutdown()
    except Exception as error:
        raise SiteProblemError(
            f"A plugin or hook of mkdocs.yml failed when it was asked which pages it adds: {error}"
        ) from error
    return [file for file in files if file.src_uri not in theme]


def _fresh(config: MkDocsConfig, site: str) -> MkDocsConfig:
    """The configuration read again, with plugins of its own: MkDocs shares some between configurations."""
    option: Any = MkDocsConfig.plugins
    shared, option.plugin_cache = option.plugin_cache, {}
    try:
        return load_config(config.config_file_path, site_dir=site)
    finally:
        option.plugin_cache = shared


def _without_records(config: MkDocsConfig, names: Iterable[str]) -> tuple[frozenset[str], Files]:
    """The theme's files by their paths, and all files as other plugins see them: without records."""
    found = _files_of_content(names, config)
    records = {file.src_uri: file for file in found if is_record_path(file.src_uri)}
    left = [file for file in found if file.src_uri not in records and not is_kept_back(file.src_uri)]
    files = _Found(left, records, config)
    before = frozenset(files.src_uris)
    files.add_files_from_theme(config.theme.get_env(), config)
    return frozenset(files.src_uris) - before, files


class _Found(Files):
    """Files in which records and the lists of records are found by their paths, and are in no list."""

    def __init__(self, files: list[File], records: dict[str, File], config: MkDocsConfig) -> None:
        super().__init__(files)
        self._records = records
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path; of a list of records, which nobody wrote, one that stands for it."""
        found = super().get_file_from_path(path) or self._records.get(path)
        if found is None and path in _LISTS:
            found = self._records[path] = _files_named([path], self._config)[0]
        return found


def _handlers(config: MkDocsConfig, event: str) -> list[Callable[..., Any]]:
    """What handles an event in plugins and hooks that are not ours."""
    ours = [plugin for name, plugin in config.plugins.items() if name.startswith(OURS)]
    handlers = config.plugins.events[event]
    return [one for one in handlers if not any(getattr(one, "__self__", None) is plugin for plugin in ours)]


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep warnings back meanwhile: a build gives them when it gets there."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
