"""All exports of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from mkdocs_evidence.exports.api import render_api, render_api_list
from mkdocs_evidence.exports.atom import Texts
from mkdocs_evidence.exports.csv_tables import render_findings, render_projects, render_protocols
from mkdocs_evidence.exports.export import AnyExport, Recipe
from mkdocs_evidence.exports.feeds import (
    FOLLOWED,
    everything_feed,
    feeds_of,
    feeds_of_type,
    render_feeds,
    topic_feeds,
)
from mkdocs_evidence.exports.findings_csv import findings_tables_of
from mkdocs_evidence.exports.host_headers import HEADERS, header_rules, render_headers
from mkdocs_evidence.exports.permanent import (
    FormerPlaces,
    former_folders,
    permanent_exports,
    permanent_exports_of,
    with_former_places,
)
from mkdocs_evidence.exports.record_files import render_record_files
from mkdocs_evidence.exports.sitemap import render_sitemap, sitemap_entries
from mkdocs_evidence.exports.status_calendar import render_calendars
from mkdocs_evidence.exports.status_feed import render_status_feed
from mkdocs_evidence.exports.status_table import render_status_tables
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import Key, RecordType


def no_texts(key: Key) -> str:
    """No full texts: feeds give summaries alone."""
    return ""


@dataclass(frozen=True, slots=True)
class ExportGroup:
    """Exports that are made together, when they are asked for; the name is that of no other group."""

    name: str
    exports: Callable[[], Iterator[AnyExport]]


def render_exports(graph: Graph, texts: Texts = no_texts) -> Iterator[AnyExport]:
    """Every file that machines read; `texts` gives a record's text as HTML with full addresses.

    Each export can be made by itself: its bytes follow from its `inputs` (feeds: and from `texts`).
    """
    return (export for group in export_groups(graph, texts) for export in group.exports())


def export_groups(
    graph: Graph, texts: Texts = no_texts, places: FormerPlaces | None = None
) -> Iterator[ExportGroup]:
    """All exports in groups that can be made apart from each other.

    The former `places` of renamed records are computed unless they are given.
    """
    former = former_folders(graph) if places is None else places

    def group(name: str, exports: Callable[[], Iterable[AnyExport]]) -> ExportGroup:
        return ExportGroup(name, lambda: _without_taken(graph, with_former_places(former, exports())))

    for name, render in _WHOLE_SITE.items():
        yield group(name, partial(render, graph))
    for kind in RecordType:
        yield group(f"api list of {kind.value}", partial(render_api_list, graph, kind))
        yield group(f"feed of {kind.value}", partial(_feeds_of_type, graph, kind, texts))
    yield group("feed of everything", lambda: render_feeds(everything_feed(graph), texts))
    yield group("feeds of topics", lambda: render_feeds(topic_feeds(graph), texts))
    for work in graph.corpus.versions_by_work:
        yield group(f"files of {work}", partial(_files_of, graph, work))
        if work.type in FOLLOWED:
            yield group(f"feed of {work}", partial(_feeds_of, graph, work, texts))


def _without_taken(graph: Graph, exports: Iterator[AnyExport]) -> Iterator[AnyExport]:
    """The exports but for those where the site has a file of its own."""
    return (export for export in exports if not graph.settings.is_taken(export.path))


def _site_files(graph: Graph) -> Iterator[AnyExport]:
    yield Recipe("sitemap.xml", render_sitemap, sitemap_entries(graph))
    yield Recipe(HEADERS, render_headers, header_rules(graph.settings))


def _status_feed(graph: Graph) -> Iterator[AnyExport]:
    yield render_status_feed(graph)


_WHOLE_SITE: Mapping[str, Callable[[Graph], Iterator[AnyExport]]] = MappingProxyType(
    {
        "site files": _site_files,
        "api": render_api,
        "table of projects": render_projects,
        "table of protocols": render_protocols,
        "table of findings": render_findings,
        "status": render_status_tables,
        "feed of the board": _status_feed,
        "calendars": render_calendars,
        "permanence": permanent_exports,
    }
)


def _files_of(graph: Graph, work: Key) -> Iterator[AnyExport]:
    yield from render_record_files(graph, work)
    yield from findings_tables_of(graph, work)
    yield from permanent_exports_of(graph, work)


def _feeds_of_type(graph: Graph, kind: RecordType, texts: Texts) -> Iterator[AnyExport]:
    yield from render_feeds(feeds_of_type(graph, kind), texts)


def _feeds_of(graph: Graph, work: Key, texts: Texts) -> Iterator[AnyExport]:
    yield from render_feeds(feeds_of(graph, work), texts)
