"""Check a site's content: by its rules alone, or by the strict sealed build itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from mkdocs_evidence.checks import build_warning
from mkdocs_evidence.content_folder import is_ordinary, read_file_below
from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.dry_build import dry_build, inspect_in_cache
from mkdocs_evidence.mkdocs_adapter.host_pages import HostSite
from mkdocs_evidence.mkdocs_adapter.session import Reading, read_content
from mkdocs_evidence.mkdocs_adapter.settings import settings_from


def check_site(
    config_file: Path,
    *,
    as_of: date,
    must_be_sealed: bool = False,
    processes: int = 1,
    tell: Callable[[str], None] = lambda step: None,
) -> tuple[Diagnostic, ...]:
    """Every fault for which a strict build of the public site would be refused.

    The site is inspected, which makes none of its pages. It is built into the cache, too, where it
    `must_be_sealed`, and where an inspection cannot know all that a build would refuse.
    """
    result = inspect_in_cache(
        config_file, as_of=as_of, must_be_sealed=must_be_sealed, processes=processes, tell=tell
    )
    has_errors = any(fault.is_error for fault in result.diagnostics)
    if not has_errors and (must_be_sealed or result.needs_build):
        result = dry_build(
            config_file,
            as_of=as_of,
            strict=True,
            must_be_sealed=must_be_sealed,
            processes=processes,
            tell=tell,
        )
    if not result.warnings:
        return result.diagnostics
    config = configured(config_file, as_of)
    shown_path = settings_from(config, content_plugin(config).config).shown_path
    text_of = partial(_text_of, Path(config.docs_dir))
    of_build = (build_warning.fault(warning, shown_path, text_of) for warning in result.warnings)
    return ordered([*result.diagnostics, *of_build])


def _text_of(folder: Path, path: str) -> str:
    """The text of a file of the content folder; empty where there is none."""
    return read_file_below(folder, path).decode("utf-8-sig", "replace") if is_ordinary(folder, path) else ""


def reading_of_site(config_file: Path, *, as_of: date, must_be_sealed: bool = False) -> tuple[Path, Reading]:
    """The content folder that a `mkdocs.yml` points at, and what it says on a day."""
    config = configured(config_file, as_of)
    settings = settings_from(config, content_plugin(config).config)
    folder = Path(config.docs_dir)
    return folder, read_content(
        folder,
        settings,
        as_of,
        must_be_sealed=must_be_sealed,
        host=HostSite(config, settings.content_folder),
    )
