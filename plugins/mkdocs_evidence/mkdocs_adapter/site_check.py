"""Check a site's content: by its rules alone, or by the strict sealed build itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from mkdocs_evidence.checks import Scope, build_warning
from mkdocs_evidence.diagnostics import Diagnostic, ordered
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.dry_build import dry_build
from mkdocs_evidence.mkdocs_adapter.host_pages import host_files
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
    """Every fault of the content that a `mkdocs.yml` points at.

    Where it `must_be_sealed`, the public site is built into the cache, strictly and sealed, and whatever that
    build refuses is a fault: so nothing that passes here can fail there.
    """
    reading = reading_of_site(config_file, as_of=as_of, must_be_sealed=must_be_sealed)[1]
    if not must_be_sealed or reading.has_errors:
        return reading.diagnostics
    built = dry_build(
        config_file, as_of=as_of, strict=True, must_be_sealed=True, processes=processes, tell=tell
    )
    messages = tuple(fault.message for fault in reading.diagnostics)
    warnings = tuple(one for one in built.warnings if not any(message in one for message in messages))
    of_build = build_warning.check_whole(Scope(reading.checked, build_warnings=warnings))
    return ordered([*reading.diagnostics, *built.diagnostics, *of_build])


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
        host=lambda names: host_files(config, names),
    )
