"""Build a site that opens by double click: an ordinary build into the cache, and a copy of it for a disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs_evidence.incremental import only_build
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.dry_build import DRY_BUILDS
from mkdocs_evidence.mkdocs_adapter.exports_plugin import take_over_search
from mkdocs_evidence.mkdocs_adapter.for_disk.copy import DiskCopy
from mkdocs_evidence.mkdocs_adapter.output_folder import cache_of, refuse_output_folder
from mkdocs_evidence.mkdocs_adapter.site_build import workshop_at

FOLDER = "for-disk"


def build_for_disk(
    config_file: Path,
    build: Callable[[Path], BuildResult],
    out: Path,
    *,
    as_of: date,
    search: bool = True,
    processes: int = 1,
    tell: Callable[[str], None] = lambda step: None,
) -> BuildResult:
    """Build for a disk into `out`, by way of an ordinary `build` into the folder that it is given.

    On any fault the site that stood stays. The `build` needs no search index: the copy has its own.
    Raises SiteProblemError for all but content.
    """
    config = configured(config_file, as_of)
    search = take_over_search(config) and search
    refuse_output_folder(config, out)
    cache = cache_of(config)
    with only_build(cache, tell):
        with workshop_at(config, out, processes=1, tell=tell):
            pass  # which refuses a folder of somebody else's before anything is made
        built = build(cache / DRY_BUILDS / FOLDER)
        if not built.succeeded:
            return replace(built, site_dir=out)
        with workshop_at(config, out, processes=1, tell=tell) as workshop:
            tell("Making the copy for a disk")
            copy = DiskCopy(built.site_dir, workshop, config.site_url or "", processes, tell)
            remarks = copy.publish(search=search)
    return replace(built, site_dir=out, warnings=(*built.warnings, *remarks))
