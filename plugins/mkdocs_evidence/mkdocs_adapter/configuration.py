"""Loading `mkdocs.yml`, with its faults in plain words."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from mkdocs_evidence.diagnostics import SiteProblemError
from mkdocs_evidence.mkdocs_adapter.content_plugin import content_plugin


def configured(config_file: Path, as_of: date, *, strict: bool = False) -> MkDocsConfig:
    """The configuration of a site, with the day of the build set; SiteProblemError where it is broken."""
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    try:
        config = load_config(str(config_file), strict=strict)
        content_plugin(config).config.as_of = as_of
    except MkDocsException as error:
        raise SiteProblemError(f"{config_file.name} cannot be used. {error}") from error
    return config
