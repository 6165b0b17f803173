"""Every page of a record as programs read it that do not know us, held against the record itself.

extruct finds what is embedded (JSON-LD, Open Graph, Dublin Core) and rdflib, a JSON-LD processor, makes
statements of it. Neither is helped: schema.org's terms stand in a small context here, for want of a network.
"""

from __future__ import annotations

import json
from typing import Any

import extruct
import pytest
from rdflib import DCTERMS, RDF, Namespace, URIRef
from rdflib import Graph as Statements
from signposting import find_signposting_html

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.model import AuthoredFields, Contributor, Key, RecordType

from .conftest import URL, Site

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own

SCHEMA = Namespace("https://schema.org/")
ADDRESSES = "url about citation contentUrl item license mainEntityOfPage sameAs"
CONTEXT = {
    "@vocab": str(SCHEMA),
    "dcterms": str(DCTERMS),
    **{name: {"@id": f"{SCHEMA}{name}", "@type": "@id"} for name in ADDRESSES.split()},
}
"""Of schema.org's own context what these pages use."""

KINDS = {
    RecordType.PROJECT: "ResearchProject",
    RecordType.PROTOCOL: "Report",
    RecordType.REPORT: "Report",
    RecordType.BLOG: "BlogPosting",
    RecordType.PERSON: "Person",
    RecordType.ORGANISATION: "Organization",
    RecordType.PROGRAMME: "Project",
    RecordType.EVENT: "Event",
    RecordType.CALL: "CreativeWork",
    RecordType.NOTICE: "CreativeWork",
}
TEXTS = (RecordType.PROTOCOL, RecordType.REPORT, RecordType.BLOG, RecordType.CALL, RecordType.NOTICE)
RETRACTED = Key(RecordType.REPORT, "taken-back")
VERSION_TERMS = ("isVersionOf", "hasVersion", "replaces", "isReplacedBy")

Facts = dict[str, object]


def embedded(html: str, syntax: str) -> Any:
    return extruct.extract(html, base_url=URL, syntaxes=[syntax], errors="strict")[syntax]


def json_ld_of(html: str) -> dict[str, Any]:
    [document] = embedded(html, "json-ld")
    return dict(document)


def statements_of(html: str) -> Statements:
    document = {**json_ld_of(html), "@context": CONTEXT}
    return Statements().parse(data=json.dumps(document), format="json-ld")


def open_graph_of(html: str) -> dict[str, str]:
    [found] = embedded(html, "opengraph")
    return dict(found["properties"])


def dublin_core_of(html: str) -> dict[str, list[str]]:
    [found] = embedded(html, "dublincore")
    terms: dict[str, list[str]] = {}
    for one in (*found["elements"], *found["terms"]):
        if one.get("name", "").startswith("DCTERMS."):
            terms.setdefault(one["URI"].rpartition("/")[2], []).append(one["content"])
    return terms


def facts_told(html: str, address: str) -> Facts:
    """What the readers found in a page, of the thing that it is about."""
    page, told = URIRef(address), statements_of(html)
    entity, open_graph, dublin_core = json_ld_of(html)["@graph"][0], open_graph_of(html), dublin_core_of(html)
    works = list(told.objects(page, SCHEMA.exampleOfWork)) + list(told.objects(page, SCHEMA.workExample))
    identifiers = told.objects(page, SCHEMA.identifier / SCHEMA.value)
    return {
        "kind": [str(kind).removeprefix(SCHEMA) for kind in told.objects(page, RDF.type)],
        "title": [str(title) for title in told.objects(page, SCHEMA.name)],
        "title, Open Graph": one_line(open_graph["og:title"]),
        "summary": [str(summary) for summary in told.objects(page, SCHEMA.description)],
        "address": [str(at) for at in told.objects(page, SCHEMA.url)],
        "address, Open Graph": open_graph["og:url"],
        "published": [str(day) for day in told.objects(page, SCHEMA.datePublished)],
        "published, Open Graph": open_graph["article:published_time"],
        "published, Dublin Core": dublin_core.get("issued", []),
        "changed, all three": len(
            {
                *map(str, told.objects(page, SCHEMA.dateModified)),
                *filter(None, [open_graph.get("article:modified_time")]),
                *dublin_core.get("modified", []),
            }
        ),
        "authors in order": [author["name"] for author in entity.get("author", [])],
        "authors": sorted(map(str, told.objects(page, SCHEMA.author / SCHEMA.name))),
        "DOI": [str(doi) for doi in identifiers] if "reportNumber" in entity else [],
        "version": [str(number) for number in told.objects(page, SCHEMA.version)],
        "versions, schema.org": sorted(map(str, works)),
        **{term: sorted(map(str, told.objects(page, DCTERMS[term]))) for term in VERSION_TERMS},
        **{f"{term}, Dublin Core": sorted(dublin_core.get(term, [])) for term in VERSION_TERMS},
    }


def facts_written(graph: Graph, key: Key) -> Facts:
    """The same of the record, as its file and the files that it names write it.

    Open Graph gives the address of the work on the pages of its versions too: one thing to share.
    """
    record = graph.head(key)
    fields, authored = record.fields, isinstance(record.fields, AuthoredFields)
    authors, date = authors_written(graph, key), str(fields.date)
    versions = versions_written(graph, key)
    title = fields.title + (f" (version {key.version})" if key.version else "")
    retracted = "Retracted: " if key.work == RETRACTED else ""
    return {
        "kind": [KINDS[key.type]],
        "title": [fields.title],
        "title, Open Graph": retracted + one_line(title),
        "summary": [fields.summary],
        "address": [address_of(key)],
        "address, Open Graph": address_of(key.work),
        "published": [date] if key.type in TEXTS else [],
        "published, Open Graph": date,
        "published, Dublin Core": [date] if authored else [],
        "changed, all three": 1 if key.type in TEXTS else 0,
        "authors in order": authors,
        "authors": sorted(authors),
        "DOI": [fields.doi] if key.type.is_versioned and fields.doi else [],
        "version": [str(record.key.version)] if key.type.is_versioned else [],
        "versions, schema.org": versions["isVersionOf"] + versions["hasVersion"],
        **versions,
        **{f"{term}, Dublin Core": addresses for term, addresses in versions.items()},
    }


def authors_written(graph: Graph, key: Key) -> list[str]:
    fields = graph.head(key).fields
    if key.type is RecordType.NOTICE:
        return [name_of(graph, fields.issued_by)]  # type: ignore[attr-defined]
    if not isinstance(fields, AuthoredFields):
        return []
    if fields.original:
        return [graph.settings.publisher]
    return [name_of(graph, author) for author in fields.authors]


def name_of(graph: Graph, author: Contributor) -> str:
    if author.reference is None:
        return author.name or ""
    [title] = [one.fields.title for one in graph.corpus.records if one.key.id == author.reference.id]
    return title


def versions_written(graph: Graph, key: Key) -> dict[str, list[str]]:
    """The addresses at the other end of each relation between a work and its versions."""
    numbers = sorted(one.key.version for one in graph.corpus.records if one.key.work == key.work)
    if not key.type.is_versioned:
        numbers = []
    at = {number: address_of(Key(key.type, key.id, number)) for number in numbers}
    before = [at[number] for number in numbers if number == key.version - 1]
    after = [at[number] for number in numbers if number == key.version + 1]
    return {
        "isVersionOf": [address_of(key.work)] if key.version else [],
        "hasVersion": [] if key.version else sorted(at.values()),
        "replaces": before if key.version else [],
        "isReplacedBy": after if key.version else [],
    }


def address_of(key: Key) -> str:
    return f"{URL}{key.type.value}/{key.id}/" + (f"v{key.version}/" if key.version else "")


def one_line(text: str) -> str:
    return " ".join(text.split())


def keys_of(graph: Graph) -> list[Key]:
    """Every work, and every version of those that keep them."""
    return sorted({key for one in graph.corpus.records for key in (one.key, one.key.work)}, key=str)


def page_of(site: Site, key: Key) -> str:
    return site.text(f"{address_of(key).removeprefix(URL)}index.html")


def disagreements(graph: Graph, key: Key, html: str) -> list[str]:
    told, written = facts_told(html, address_of(key)), facts_written(graph, key)
    assert told.keys() == written.keys()
    return [
        f"{name}: {told[name]!r}, not {wanted!r}" for name, wanted in written.items() if told[name] != wanted
    ]


def test_readers_find_on_every_records_page_what_the_record_says(site: Site, graph: Graph) -> None:
    keys = keys_of(graph)

    assert {key.type for key in keys} == set(RecordType)
    told = {str(key): disagreements(graph, key, page_of(site, key)) for key in keys}
    assert {key: faults for key, faults in told.items() if faults} == {}


def test_a_signposting_client_finds_on_every_records_page_what_the_record_says(
    site: Site, graph: Graph, host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for key in keys_of(graph):
        found = find_signposting_html(host + address_of(key).removeprefix(URL))
        record = graph.head(key)
        doi = "" if record.fields.original else record.fields.doi
        described = {str(sign.target) for sign in found.describedBy}
        types = {str(sign.target) for sign in found.types}

        assert str(found.citeAs.target) == (f"https://doi.org/{doi}" if doi else address_of(record.key)), key
        assert types == {f"{SCHEMA}{KINDS[key.type]}", f"{SCHEMA}AboutPage"}, key
        assert f"{address_of(key)}record.json" in described, key
        assert {str(sign.target) for sign in found.authors} == addresses_of_authors(graph, key), key


def addresses_of_authors(graph: Graph, key: Key) -> set[str]:
    """The ORCID, ROR or page of each author who has a page; of a retelling, the site's publisher."""
    fields = graph.head(key).fields
    if not isinstance(fields, AuthoredFields):
        return set()
    if fields.original:
        return {URL}
    named = {author.reference.id for author in fields.authors if author.reference}
    agents = [one for one in graph.corpus.records if one.key.id in named]
    return {identifier_of(one.fields) or address_of(one.key) for one in agents}


def identifier_of(fields: object) -> str:
    orcid = getattr(fields, "orcid", None)
    return f"https://orcid.org/{orcid}" if orcid else getattr(fields, "ror", None) or ""


PROTOCOL = Key(RecordType.PROTOCOL, "school-trial", 2)


@pytest.mark.parametrize(
    ("fault", "old", "new"),
    [
        ("title", '"name":"Protocol of the school trial"', '"name":"Another"'),
        ("title, Open Graph", 'og:title" content="', 'og:title" content="x'),
        ("authors in order", '"author":[', '"author":[{"@id":"https://x.example/","name":"Anna"},'),
        ("published", '"datePublished":"2022-05-06"', '"datePublished":"2022-05-07"'),
        ("published, Open Graph", 'published_time" content="2022', 'published_time" content="2021'),
        ("published, Dublin Core", 'DCTERMS.issued" content="2022', 'DCTERMS.issued" content="2023'),
        ("changed, all three", 'DCTERMS.modified" content="2022', 'DCTERMS.modified" content="2023'),
        ("DOI", '"value":"10.5555/school_trial.2"', '"value":"10.5555/school_trial.1"'),
        ("replaces", '"dcterms:replaces"', '"dcterms:isReplacedBy"'),
        ("versions, schema.org", '"exampleOfWork"', '"isPartOf"'),
        ("address", '"url":"https://evidence.example/base/protocols', '"url":"https://elsewhere.example/p'),
    ],
)
def test_what_a_page_says_wrongly_is_noticed(
    site: Site, graph: Graph, fault: str, old: str, new: str
) -> None:
    html = page_of(site, PROTOCOL)
    assert old in html

    told = disagreements(graph, PROTOCOL, html.replace(old, new, 1))

    assert fault in {line.partition(": ")[0] for line in told}


def test_all_pages_together_contradict_each_other_nowhere(site: Site, graph: Graph) -> None:
    every = Statements()
    for path in sorted(site.folder.rglob("index.html")):
        for document in embedded(path.read_text(encoding="utf-8"), "json-ld"):
            every.parse(data=json.dumps({**document, "@context": CONTEXT}), format="json-ld")
    pages = {URIRef(address_of(key)) for key in keys_of(graph)}

    for one, other in ((DCTERMS.hasVersion, DCTERMS.isVersionOf), (DCTERMS.replaces, DCTERMS.isReplacedBy)):
        forth = set(every.subject_objects(one))
        assert forth
        assert forth == {(end, start) for start, end in every.subject_objects(other)}
    for page in pages:
        assert len(set(every.objects(page, SCHEMA.name))) == 1, page
        kinds = set(every.objects(page, RDF.type))
        assert len(kinds) == 1 or kinds == {SCHEMA.CreativeWork, SCHEMA.CorrectionComment}, page
    for findings, report in every.subject_objects(SCHEMA.isPartOf):
        assert (findings, RDF.type, SCHEMA.Dataset) in every
        assert report in pages


@pytest.mark.parametrize("syntax", ["microdata", "microformat"])
def test_no_page_says_things_in_a_second_way(site: Site, syntax: str) -> None:
    for path in sorted(site.folder.rglob("index.html")):
        assert embedded(path.read_text(encoding="utf-8"), syntax) == [], path
