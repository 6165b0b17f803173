"""Links that mkdocs.yml gives: those of the menu and of the foot of all pages, and of explained words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Link, Navigation

from mkdocs_evidence.diagnostics import Diagnostic
from mkdocs_evidence.mkdocs_adapter.body_links import path_on_site
from mkdocs_evidence.mkdocs_adapter.setting_lines import place_of_text
from mkdocs_evidence.reading import SCHEMES, dead_setting_link

Present = Callable[[str], str | None]
"""The present address of what the site has at an address; None where it has nothing."""


def setting_link_faults(
    config: MkDocsConfig, nav: Navigation, footer: Iterable[str], words: Iterable[str], present: Present
) -> Iterator[Diagnostic]:
    """Every link of the menu, of the foot and of explained `words` that leads nowhere, at its line."""
    of_menu = (("nav", one) for one in _links_of(nav))
    of_foot = (("footer_links", one) for one in footer)
    of_words = (("glossary", one) for one in words if one)
    links = (*of_menu, *of_foot, *of_words)
    for setting, written in dict.fromkeys(links):
        is_told = setting == "nav" and not written.startswith("/")  # MkDocs warns of a path without a file
        if not _is_right(written, present, config.site_url or "", may_be_a_path=is_told):
            yield dead_setting_link(place_of_text(config, written), setting, written)


def _links_of(nav: Navigation) -> Iterator[str]:
    """The entries of the menu that are no pages."""
    waiting = list(nav.items)
    while waiting:
        item = waiting.pop(0)
        waiting = [*(item.children or ()), *waiting]
        if isinstance(item, Link):
            yield item.url


def _is_right(written: str, present: Present, site_url: str, *, may_be_a_path: bool) -> bool:
    try:
        scheme = urlsplit(written).scheme
    except ValueError:  # such as http://[
        return False
    path = written.partition("#")[0]
    if scheme:
        on_site = path_on_site(path, site_url)
        return scheme in SCHEMES and (on_site is None or present(on_site) is not None)
    is_rooted = path.startswith("/") and not path.startswith("//")
    return may_be_a_path or (is_rooted and present(path) is not None)
