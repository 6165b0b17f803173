"""One date: the page and every format say of a version, or of a landing page, the same day of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy

import invented
from mkdocs_evidence.exports.card import CardData, render_card
from mkdocs_evidence.exports.feed_entries import entry_of
from mkdocs_evidence.exports.record_files import files_beside
from mkdocs_evidence.exports.time_map import memento_datetime, render_time_map
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.graph.addresses import address_of, key_at
from mkdocs_evidence.graph.citation import CITABLE
from mkdocs_evidence.graph.describing import describe
from mkdocs_evidence.graph.machine_addresses import full_address
from mkdocs_evidence.mkdocs_adapter.site_check import reading_of_site
from mkdocs_evidence.model import Key, PartialDate, VersionedFields
from mkdocs_evidence.views import site_pages
from mkdocs_evidence.views.machine_head import with_machine_head
from mkdocs_evidence.views.versions import history_entries

ROOT = Path(__file__).parents[2]
OTHER_DAY = PartialDate(2017, 2, 3)


def _demonstration() -> Graph:
    return reading_of_site(ROOT / "mkdocs.yml", as_of=date(2026, 11, 30))[1].graph


def _invented_with_other_dates_on_documents() -> Graph:
    """The invented site, in which no document bears the date on which it was published."""
    records = [
        replace(one, fields=one.fields.model_copy(update={"version_date": OTHER_DAY}))
        if isinstance(one.fields, VersionedFields)
        else one
        for one in invented.records()
    ]
    return build_graph(records, invented.SETTINGS, invented.AS_OF)


GRAPHS = {
    "demonstration": _demonstration,
    "invented": invented.graph,
    "dated otherwise": _invented_with_other_dates_on_documents,
}


@pytest.fixture(scope="module", params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> Graph:
    return GRAPHS[request.param]()


def dates_of_page(graph: Graph, page: Any, key: Key) -> Iterator[tuple[str, str]]:
    """Every day of publication that a page shows, or tells machines."""
    yield "Open Graph", page.head.date.iso
    yield "byline", page.header.byline.date.iso
    if key.type.is_versioned:
        yield "banner", page.banner.date.iso
    machine = with_machine_head(graph, page, key).head.machine
    for tag in machine.tags:
        if tag.key in ("DCTERMS.issued", "citation_publication_date"):
            yield tag.key, tag.content.replace("/", "-")
    yield "JSON-LD", json.loads(machine.json_ld)["@graph"][0]["datePublished"]


def dates_of_files(graph: Graph, key: Key) -> Iterator[tuple[str, str]]:
    """Every day of publication in the files beside a page, as programs read them that do not know us."""
    for export in files_beside(graph, key):
        name = export.path.rpartition("/")[2]
        if name in READERS:
            text = export.data.decode("utf-8")
            yield from ((name, found) for found in READERS[name](text))
    yield (
        "card",
        re.findall(r'<time datetime="([^"]+)"', render_card(CardData(describe(graph, key), graph.settings)))[
            0
        ],
    )


def _of_bibtex(text: str) -> Iterator[str]:
    for entry in bibtexparser.parse_string(text).entries:
        fields = {field.key: field.value for field in entry.fields}
        months = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
        month = f"-{months.index(fields['month']) + 1:02}" if "month" in fields else ""
        day = f"-{int(fields['day']):02}" if "day" in fields else ""
        yield f"{fields['year']}{month}{day}"


def _of_ris(text: str) -> Iterator[str]:
    for entry in rispy.loads(text) if text else ():
        yield "-".join(part for part in entry["date"].split("/") if part)


def _of_csl(text: str) -> Iterator[str]:
    for item in json.loads(text):
        yield str(PartialDate(*item["issued"]["date-parts"][0]))


def _of_record(text: str) -> Iterator[str]:
    yield json.loads(text)["published"]


READERS = {
    "cite.bib": _of_bibtex,
    "cite.ris": _of_ris,
    "cite.json": _of_csl,
    "record.json": _of_record,
}


def test_every_format_gives_the_date_that_the_page_gives(graph: Graph) -> None:
    seen: set[str] = set()
    for page in site_pages(graph):
        key = key_at(page.head.address)
        if key is None or key.type not in CITABLE or not graph.shows(key):
            continue
        published = str(graph.head(key).published)
        told = [*dates_of_page(graph, page, key), *dates_of_files(graph, key)]
        assert {(name, day) for name, day in told if day != published} == set(), key
        seen.update(name for name, _ in told)
    assert seen >= {
        "Open Graph",
        "byline",
        "banner",
        "DCTERMS.issued",
        "citation_publication_date",
        "JSON-LD",
    }
    assert seen >= {"card", *READERS}


def test_history_feeds_and_time_map_give_it_too(graph: Graph) -> None:
    works = [work for work in graph.corpus.versions_by_work if work.type.is_versioned]
    assert works
    for work in works:
        versions = graph.corpus.versions_by_work[work]
        days = [version.published for version in versions]
        assert [entry.date.iso for entry in reversed(history_entries(graph, work))] == list(map(str, days))
        assert [entry_of(graph, version.key).published for version in versions] == days
        time_map = render_time_map(graph, work)
        for version in versions:
            address = full_address(graph.settings, address_of(version.key))
            line = next(line for line in time_map.split("\n") if line.startswith(f"<{address}>"))
            assert memento_datetime(version.published) in line


def test_a_page_shows_the_date_on_the_document_beside_it_where_they_differ() -> None:
    graph = _invented_with_other_dates_on_documents()
    banners = [page.banner for page in site_pages(graph) if hasattr(page, "banner")]
    assert banners
    assert {banner.dated.iso for banner in banners if banner.dated} == {str(OTHER_DAY)}
    assert all(banner.dated for banner in banners)
