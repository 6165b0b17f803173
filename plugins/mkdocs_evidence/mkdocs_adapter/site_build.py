"""Build a whole site: into a staging folder, and swapped in when it is finished."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from mkdocs_evidence.diagnostics import Diagnostic, SiteProblemError
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentFaultsError, content_plugin
from mkdocs_evidence.mkdocs_adapter.exports_plugin import take_over_search
from mkdocs_evidence.mkdocs_adapter.search_index import write_search_index
from mkdocs_evidence.mkdocs_adapter.settings import edition_named
from mkdocs_evidence.mkdocs_adapter.writing import swap_in


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did: the faults of the content, what MkDocs warned of, and how much was built."""

    succeeded: bool
    site_dir: Path
    pages: int = 0
    records: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    warnings: tuple[str, ...] = ()


def build_site(
    config_file: Path,
    *,
    as_of: date,
    strict: bool = False,
    out: Path | None = None,
    edition: str = "",
    must_be_sealed: bool = False,
    drafts: bool = False,
    search: bool = True,
    tell: Callable[[str], None] = lambda step: None,
) -> BuildResult:
    """Build the site that a `mkdocs.yml` describes; on any fault the site that stood stays.

    With the name of an `edition` the site is built as it stood on that day. Where it
    `must_be_sealed`, whatever is public and not in the register is a fault. With `drafts` the site
    is a preview, which shows drafts and future records too.
    Raises SiteProblemError where something other than the content stands in the way.
    """
    config = configured(config_file, as_of, strict=strict)
    options = content_plugin(config).config
    options.edition = edition or options.edition
    options.must_be_sealed = must_be_sealed or options.must_be_sealed
    options.show_hidden = True if drafts else options.show_hidden
    edition_named(options)
    site = (out or Path(config.site_dir)).resolve()
    search = take_over_search(config) and search
    staging = site.with_name(f".{site.name}.staging-{os.getpid()}")
    config.site_dir = str(staging)
    tell("Building the pages")
    try:
        result = _build(config, staging, site)
        if result.succeeded:
            _finish(staging, site, search=search, tell=tell)
        return result
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _build(config: MkDocsConfig, staging: Path, site: Path) -> BuildResult:
    heard = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except ContentFaultsError as error:
        return BuildResult(succeeded=False, site_dir=site, diagnostics=error.faults)
    except MkDocsException as error:
        if not heard.told:
            raise SiteProblemError(str(error)) from error
        return BuildResult(succeeded=False, site_dir=site, warnings=heard.told)
    finally:
        config.plugins.on_shutdown()
        logger.removeHandler(heard)
    session = content_plugin(config).session
    return BuildResult(
        succeeded=True,
        site_dir=site,
        pages=len(session.pages),
        records=len(session.graph.corpus.records),
        diagnostics=session.reading.diagnostics,
        warnings=heard.told,
    )


def _finish(staging: Path, site: Path, *, search: bool, tell: Callable[[str], None]) -> None:
    """What needs all pages to be final; then the finished site takes the place of the old one."""
    if search:
        tell("Making the search index")
        write_search_index(staging)
    swap_in(staging, site)


class _Warnings(logging.Handler):
    """Keeps what MkDocs and its plugins warn of, in their order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())

    @property
    def told(self) -> tuple[str, ...]:
        return tuple(self._messages)
