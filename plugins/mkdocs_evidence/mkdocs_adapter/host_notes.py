"""Notes at the start of a build: files that are left to the site, and plugins that do not reach records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_evidence.exports import HEADERS, REDIRECT_RULES, redirect_file
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import BIBLIOGRAPHY, CONTRIBUTE
from mkdocs_evidence.graph.answers import overview_addresses
from mkdocs_evidence.graph.canonical_addresses import file_at
from mkdocs_evidence.graph.redirects import redirects_of
from mkdocs_evidence.graph.written_files import is_in_record_folder
from mkdocs_evidence.mkdocs_adapter.host_look import NOT_FOUND, SITE_MAP
from mkdocs_evidence.mkdocs_adapter.press import OURS

if TYPE_CHECKING:
    from mkdocs_evidence.mkdocs_adapter.session import Reading

PAGE_EVENTS = ("page_markdown", "page_content", "page_context", "post_page")
"""The events in which plugins change pages or read them."""
MERGED = (HEADERS, REDIRECT_RULES, SITE_MAP)


def start_notes(config: MkDocsConfig, reading: Reading) -> Iterator[str]:
    """What somebody must know who adds our plugins to a site of their own: at most a line of each kind."""
    if left := _left_out(reading.graph, reading.host.owners):
        yield _said_of(left, is_guest=reading.host.is_guest)
    if others := _plugins_of_pages(config):
        yield (
            f"These plugins work on your own pages, and not on those of records: {', '.join(others)}. What "
            "they change or list in pages, such as the {{ … }} of macros, stays as it is written in records."
        )


def late_notes(paths: Iterable[str], graph: Graph) -> Iterator[str]:
    """What is said of files that another plugin writes when all pages are made."""
    ours = _paths_of(graph)
    redirects = {redirect_file(old) for old in redirects_of(graph)}
    if left := [path for path in paths if path in ours or path in redirects or is_in_record_folder(path)]:
        yield (
            f"Another plugin or hook writes {', '.join(left)}: what the evidence plugins would write there "
            "is left out. To have it, give that plugin another address."
        )


def _left_out(graph: Graph, owners: Mapping[str, str]) -> Mapping[str, str]:
    """Our paths that are left out, each with what the site has there."""
    ours = _paths_of(graph)
    return {
        path: owner
        for path, owner in owners.items()
        if path not in MERGED and (path.lower() in ours or not path.endswith(".html"))
    }


def _paths_of(graph: Graph) -> frozenset[str]:
    """The paths of our pages that are no records."""
    ours = (*overview_addresses(graph), CONTRIBUTE, BIBLIOGRAPHY)
    return frozenset((NOT_FOUND, *map(file_at, ours)))


def _said_of(left: Mapping[str, str], *, is_guest: bool) -> str:
    listed = ", ".join(f"{_address(path)} ({owner})" for path, owner in left.items())
    how = "rename or remove these files" if set(left) != {NOT_FOUND} else "see `ordinary_pages` below"
    look = (
        " Your other pages keep the look of your theme; `ordinary_pages: evidence` under `evidence/pages` "
        f"gives them ours, and ours for {NOT_FOUND}."
        if is_guest
        else ""
    )
    return f"Left to the site's own files: {listed}. To have those of the evidence plugins, {how}.{look}"


def _address(path: str) -> str:
    return f"/{path.removesuffix('index.html')}"


def _plugins_of_pages(config: MkDocsConfig) -> tuple[str, ...]:
    """The names of other plugins, and of hooks, that handle pages."""
    found = []
    for event in PAGE_EVENTS:
        for handler in config.plugins.events[event]:
            owner = getattr(handler, "__self__", None)
            names = [name for name, plugin in config.plugins.items() if plugin is owner]
            name = names[0] if names else "hooks"
            if not name.startswith(OURS):
                found.append(name.removeprefix("material/"))
    return tuple(sorted(set(found)))
