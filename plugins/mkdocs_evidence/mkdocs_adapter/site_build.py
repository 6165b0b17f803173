"""Build a whole site: into a staging folder, and swapped in when it is finished."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.mkdocs_adapter.content_plugin import ContentFaultsError, content_plugin
from mkdocs_evidence.mkdocs_adapter.writing import swap_in


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. `problem` is a sentence where it was no fault of the content."""

    succeeded: bool
    site_dir: Path
    pages: int = 0
    records: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    problem: str = ""


def build_site(
    config_file: Path,
    *,
    as_of: date,
    strict: bool = False,
    out: Path | None = None,
    tell: Callable[[str], None] = lambda step: None,
) -> BuildResult:
    """Build the site that a `mkdocs.yml` describes; on any fault the site that stood stays."""
    try:
        config = configured(config_file, as_of, strict=strict)
    except ConfigurationError as error:
        return BuildResult(succeeded=False, site_dir=out or Path(), problem=str(error))
    site = (out or Path(config.site_dir)).resolve()
    staging = site.with_name(f".{site.name}.staging-{os.getpid()}")
    config.site_dir = str(staging)
    tell("Building the pages")
    try:
        return _build(config, staging, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _build(config: MkDocsConfig, staging: Path, site: Path) -> BuildResult:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except ContentFaultsError as error:
        return BuildResult(succeeded=False, site_dir=site, diagnostics=error.faults)
    except Abort as error:
        return BuildResult(succeeded=False, site_dir=site, problem=str(error))
    finally:
        config.plugins.on_shutdown()
    session = content_plugin(config).session
    swap_in(staging, site)
    return BuildResult(
        succeeded=True,
        site_dir=site,
        pages=len(session.pages),
        records=len(session.graph.corpus.records),
        diagnostics=session.reading.diagnostics,
    )


def configured(config_file: Path, as_of: date, *, strict: bool = False) -> MkDocsConfig:
    """The configuration of a site, with the day of the build set."""
    config = load_config(str(config_file), strict=strict)
    content_plugin(config).config.as_of = as_of
    return config
