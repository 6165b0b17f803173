"""What our templates can call: filters that translate values, and escaping that is always on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2

from mkdocs_evidence.graph.metadata.policy import content_policy
from mkdocs_evidence.mkdocs_adapter.languages import in_language, language_name
from mkdocs_evidence.mkdocs_adapter.page_links import PageLinks
from mkdocs_evidence.model.settings import SiteSettings

TEMPLATES = Path(__file__).parent / "templates"


def prepare(env: jinja2.Environment, site: SiteSettings, links: PageLinks) -> jinja2.Environment:
    """Switch escaping on for our own templates, leave no empty lines behind, and add our filters."""
    env.autoescape = _is_ours
    env.trim_blocks = env.lstrip_blocks = True
    filters: dict[str, Callable[..., object]] = {
        "href": links.href,
        "absolute": links.absolute,
        "language_name": language_name,
        "t": in_language(site.language),
        "thousands": _thousands,
    }
    env.filters.update(filters)
    env.globals.update(site=site, content_policy=content_policy)
    return env


def _is_ours(name: str | None) -> bool:
    """MkDocs' and Material's templates escape by hand; ours do not."""
    return bool(name) and str(name).startswith("evidence/")


def _thousands(number: int) -> str:
    return f"{number:,}"
