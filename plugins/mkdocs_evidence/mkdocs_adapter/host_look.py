"""The look of pages that are no records, and the theme's own templates for the whole site."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig

PAGES = "evidence/pages"
SITE_MAP, NOT_FOUND = "sitemap.xml", "404.html"
Look = Literal["evidence", "theme", "auto"]


def has_own_look(config: MkDocsConfig, *, has_front_page: bool) -> bool:
    """Return True if pages that are no records keep the look of the theme.

    Unless `ordinary_pages` says otherwise, that is so where the site has a front page of its own.
    """
    plugin = config.plugins.get(PAGES)
    look: Look = plugin.config["ordinary_pages"] if plugin else "auto"
    return look == "theme" or (look == "auto" and has_front_page)


def templates_of_host(config: MkDocsConfig, *, is_guest: bool, has_front_page: bool) -> dict[str, str]:
    """The templates of the theme that stay as they are, each with its place in words."""
    kept = {}
    for name, stays in ((SITE_MAP, is_guest or has_front_page), (NOT_FOUND, is_guest)):
        own = config.theme.custom_dir
        if own and (Path(own) / name).is_file():
            kept[name] = f"{name} in {Path(own).name}"
        elif stays and name in config.theme.static_templates:
            kept[name] = f"{name} of the theme"
    return kept
