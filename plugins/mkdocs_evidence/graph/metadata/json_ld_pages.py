"""Whole pages as JSON-LD: what a page is about, the way to it, and the tables on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdocs_evidence.graph.description import Description
from mkdocs_evidence.graph.machine_addresses import csv_address, full_address
from mkdocs_evidence.graph.metadata.json_ld import JsonLd, entity_of
from mkdocs_evidence.graph.metadata.json_text import without_empty
from mkdocs_evidence.graph.metadata.licences import licence_address
from mkdocs_evidence.model import SiteSettings

CONTEXT: list[object] = ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/"}]


def describe_page(
    description: Description, settings: SiteSettings, crumbs: Sequence[tuple[str, str]]
) -> JsonLd:
    """All that a record's page says in JSON-LD: the record, and the way to the page."""
    graph = [entity_of(description, settings), *_tables_of(description, settings)]
    if crumbs:
        graph.append(breadcrumb_list(crumbs))
    return {"@context": CONTEXT, "@graph": graph}


def describe_list(
    settings: SiteSettings, crumbs: Sequence[tuple[str, str]], tables: Iterable[tuple[str, str]] = ()
) -> JsonLd:
    """What a list's page says: the way to the page, and the tables (name, title) that hold its data."""
    graph: list[JsonLd] = []
    for name, title in tables:
        address = full_address(settings, csv_address(name))
        graph.append(dataset_of(settings, address, f"{title} of {settings.name}", _COLUMNS.format(title)))
    if crumbs:
        graph.append(breadcrumb_list(crumbs))
    return {"@context": CONTEXT, "@graph": graph}


def describe_site(settings: SiteSettings) -> JsonLd:
    """What the home page says: the site and its publisher."""
    home = full_address(settings, "/")
    site = {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": settings.name,
        "description": settings.description,
        "inLanguage": settings.language,
        "license": licence_address(settings.licence) or settings.licence,
        "publisher": {"@type": "Organization", "name": settings.publisher or settings.name, "url": home},
    }
    return {"@context": CONTEXT, "@graph": [without_empty(site)]}


def breadcrumb_list(crumbs: Sequence[tuple[str, str]]) -> JsonLd:
    """The way to a page: names and addresses, home first, the page itself last."""
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


_COLUMNS = "{} as a table: one line each, in UTF-8, with the names of the columns on top."


def _tables_of(description: Description, settings: SiteSettings) -> list[JsonLd]:
    """The findings that a page shows, as data sets that belong to what it is about."""
    return [
        {
            **dataset_of(settings, table.address, table.title, _COLUMNS.format("Findings")),
            "isPartOf" if description.key.type.is_versioned else "about": {"@id": description.address},
        }
        for table in description.tables
    ]


def dataset_of(settings: SiteSettings, address: str, name: str, description: str) -> JsonLd:
    """A CSV table as a data set."""
    dataset = {
        "@type": "Dataset",
        "@id": address,
        "name": name,
        "description": description,
        "url": address,
        "license": licence_address(settings.licence) or settings.licence,
        "creator": {"@type": "Organization", "name": settings.publisher or settings.name},
        "isAccessibleForFree": True,
        "distribution": {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": address},
    }
    return without_empty(dataset)
