"""Build a site into the cache, where nobody sees it: for commands that must know what readers would read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs_evidence.incremental import FOLDER
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.site_build import build_site

DRY_BUILDS = "dry-builds"


def dry_build(
    config_file: Path,
    *,
    as_of: date,
    strict: bool = False,
    must_be_sealed: bool = False,
    processes: int = 1,
    tell: Callable[[str], None] = lambda step: None,
) -> BuildResult:
    """Build the public site as `build` does, into the cache folder; the site that stands stays as it is.

    What it makes is cached like any other build, so that the next one is fast. There is no search index.
    """
    kind = "strict-sealed" if strict and must_be_sealed else "plain"
    return build_site(
        config_file,
        as_of=as_of,
        out=config_file.parent / FOLDER / DRY_BUILDS / kind,
        strict=strict,
        must_be_sealed=must_be_sealed,
        search=False,
        processes=processes,
        tell=tell,
    )
