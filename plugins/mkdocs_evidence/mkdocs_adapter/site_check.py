"""Check a site's content without building it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.session import Reading, read_content
from mkdocs_evidence.mkdocs_adapter.settings import settings_from


def check_site(config_file: Path, *, as_of: date, must_be_sealed: bool = False) -> tuple[Diagnostic, ...]:
    """Every fault of the content that a `mkdocs.yml` points at."""
    return reading_of_site(config_file, as_of=as_of, must_be_sealed=must_be_sealed)[1].diagnostics


def reading_of_site(config_file: Path, *, as_of: date, must_be_sealed: bool = False) -> tuple[Path, Reading]:
    """The content folder that a `mkdocs.yml` points at, and what it says on a day."""
    config = configured(config_file, as_of)
    settings = settings_from(config, content_plugin(config).config)
    folder = Path(config.docs_dir)
    return folder, read_content(folder, settings, as_of, must_be_sealed=must_be_sealed)
