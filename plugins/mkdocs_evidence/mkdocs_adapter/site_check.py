"""Check a site's content without building it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.mkdocs_adapter.configuration import configured
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin
from mkdocs_evidence.mkdocs_adapter.session import read_content
from mkdocs_evidence.mkdocs_adapter.settings import settings_from


def check_site(config_file: Path, *, as_of: date) -> tuple[Diagnostic, ...]:
    """Every fault of the content that a `mkdocs.yml` points at."""
    config = configured(config_file, as_of)
    settings = settings_from(config, content_plugin(config).config)
    return read_content(Path(config.docs_dir), settings, as_of).diagnostics
