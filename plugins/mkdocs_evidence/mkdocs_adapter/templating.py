"""What our templates can call: filters that translate values, and escaping that is always on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2
from jinja2 import pass_context
from jinja2.runtime import Context

from mkdocs_evidence.graph.addresses import NOT_FOUND
from mkdocs_evidence.graph.metadata.policy import content_policy
from mkdocs_evidence.graph.relative_addresses import (
    absolute_address,
    relative_address,
    rooted_address,
)
from mkdocs_evidence.mkdocs_adapter.languages import in_language, language_name

TEMPLATES = Path(__file__).parent / "templates"


def prepare(env: jinja2.Environment) -> jinja2.Environment:
    """Switch escaping on for our own templates, leave no empty lines behind, and add our filters."""
    env.autoescape = _is_ours
    env.trim_blocks = env.lstrip_blocks = True
    filters: dict[str, Callable[..., object]] = {
        "href": _href,
        "absolute": _absolute,
        "language_name": language_name,
        "t": in_language,
        "thousands": _thousands,
    }
    env.filters.update(filters)
    env.globals["content_policy"] = content_policy
    return env


def _is_ours(name: str | None) -> bool:
    """MkDocs' and Material's templates escape by hand; ours do not."""
    return bool(name) and str(name).startswith("evidence/")


@pass_context
def _href(context: Context, target: str) -> str:
    """An address as the page that is being rendered links to it.

    The page for missing addresses is served at any depth, so its links start at the host's root.
    """
    page: str = context["address"]
    if page == NOT_FOUND:
        return rooted_address(target, context["site"].url)
    return relative_address(target, page)


@pass_context
def _absolute(context: Context, target: str) -> str:
    """An address with the site's host, for what is read away from the site; empty without `site_url`."""
    return absolute_address(target, context["site"].url)


def _thousands(number: int) -> str:
    return f"{number:,}"
