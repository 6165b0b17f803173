"""Build a site into the cache, where nobody sees it: for commands that must know what readers would read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs_evidence.incremental import FOLDER
from mkdocs_evidence.mkdocs_adapter.build_result import BuildResult
from mkdocs_evidence.mkdocs_adapter.site_build import build_site, inspect_site

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
    return build_site(
        config_file,
        as_of=as_of,
        out=_folder(config_file, strict=strict, must_be_sealed=must_be_sealed),
        strict=strict,
        must_be_sealed=must_be_sealed,
        search=False,
        processes=processes,
        tell=tell,
    )


def inspect_in_cache(
    config_file: Path,
    *,
    as_of: date,
    must_be_sealed: bool = False,
    lists_outputs: bool = False,
    processes: int = 1,
    tell: Callable[[str], None] = lambda step: None,
) -> BuildResult:
    """Find what a strict dry build would refuse, without making its pages."""
    return inspect_site(
        config_file,
        as_of=as_of,
        out=_folder(config_file, strict=True, must_be_sealed=must_be_sealed),
        must_be_sealed=must_be_sealed,
        lists_outputs=lists_outputs,
        processes=processes,
        tell=tell,
    )


def _folder(config_file: Path, *, strict: bool, must_be_sealed: bool) -> Path:
    """The folder of the builds of a kind, which share what they cache."""
    kind = ("strict-sealed" if must_be_sealed else "strict") if strict else "plain"
    return config_file.parent / FOLDER / DRY_BUILDS / kind
