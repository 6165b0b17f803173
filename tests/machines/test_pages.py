"""What machines find in the head of pages, with readers of their own."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest
from signposting import find_signposting_html, find_signposting_linkset

from .conftest import HOSTILE, URL, Site, parse_xml

XHTML = "{http://www.w3.org/1999/xhtml}"


class Head:
    """The head of a page as a browser's parser understands it."""

    def __init__(self, site: Site, address: str) -> None:
        self.html = site.text(f"{address}index.html")
        document = html5lib.parse(self.html)
        self.head = document.find(f"{XHTML}head")
        self.scripts = list(document.iter(f"{XHTML}script"))

    def metas(self, key: str) -> list[str]:
        found = self.head.iter(f"{XHTML}meta")
        return [meta.get("content") for meta in found if key in (meta.get("name"), meta.get("property"))]

    def links(self, rel: str) -> list[tuple[str, str]]:
        found = self.head.iter(f"{XHTML}link")
        return [(link.get("href"), link.get("type", "")) for link in found if link.get("rel") == rel]

    @property
    def json_ld(self) -> Any:
        [script] = [one for one in self.scripts if one.get("type") == "application/ld+json"]
        return json.loads(script.text)

    def entity(self) -> Any:
        return self.json_ld["@graph"][0]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_title_ends_the_script_or_an_attribute(site: Site, name: str) -> None:
    head = Head(site, f"blogs/hostile-{name}/")

    assert head.entity()["headline"] == HOSTILE[name]
    assert head.entity()["author"][0]["name"] == HOSTILE[name]
    assert all(script.get("src") or script.get("type") for script in head.scripts)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_page_shows_a_title_as_typed_in_its_text_and_its_attributes(site: Site, name: str) -> None:
    head = Head(site, f"blogs/hostile-{name}/")
    typed = words(HOSTILE[name])
    headings = html5lib.parse(head.html).iter(f"{XHTML}h1")

    assert [words("".join(one.itertext())) for one in headings] == [typed]
    assert words(head.head.findtext(f"{XHTML}title")).startswith(typed)
    assert [words(title) for title in head.metas("og:title")] == [typed]
    assert typed in words(head.metas("description")[0])


def words(text: str) -> str:
    """A text as a browser shows it: spaces and line breaks run together."""
    return " ".join(text.split())


def test_no_page_leads_to_anything_but_pages_and_no_element_listens(site: Site) -> None:
    for path in sorted(site.folder.rglob("*.html")):
        for element in html5lib.parse(path.read_text(encoding="utf-8")).iter():
            for name, value in element.attrib.items():
                assert not str(name).startswith("on"), (path, name, value)
                if name in ("href", "src", "action", "formaction", "data"):
                    assert urlsplit(value).scheme in ("", "http", "https", "mailto"), (path, value)


def test_every_kind_of_name_comes_out_in_every_format(site: Site) -> None:
    names = ["Anna van der Berg", "Prince", "{World Health Organization}", "Plain, Name and Sons"]
    assert names_everywhere(site, "protocols/school-trial/", "v2/") == [names] * 5
    forty = [f"Author Number {number}" for number in range(1, 41)]
    assert names_everywhere(site, "reports/school-trial/", "v1/") == [forty] * 5
    assert Head(site, "reports/school-trial/").metas("citation_author") == forty


def names_everywhere(site: Site, landing: str, version: str) -> list[list[str]]:
    """The authors of a text as JSON-LD, Atom, JSON Feed, oEmbed and a reader's CSL-JSON have them."""
    feed = f"feeds/{landing.partition('/')[0]}"
    atom = "{http://www.w3.org/2005/Atom}"
    entries = (one for one in parse_xml(site.text(f"{feed}.atom")).iter(f"{atom}entry"))
    [entry] = [one for one in entries if one.findtext(f"{atom}id", "").endswith(f"{landing}{version}")]
    [item] = [
        one for one in site.json(f"{feed}.json")["items"] if one["url"] == site.address(f"{landing}{version}")
    ]
    [csl] = site.json(f"{landing}cite.json")
    oembed = site.json(f"{landing}oembed.json")["author_name"]
    return [
        [author["name"] for author in Head(site, landing).entity()["author"]],
        [author.findtext(f"{atom}name", "") for author in entry.iter(f"{atom}author")],
        [author["name"] for author in item["authors"]],
        oembed.split(", ", 3) if "Berg" in oembed else oembed.split(", "),
        [
            " ".join(name.values()) if "literal" in name else f"{name['given']} {name['family']}"
            for name in csl["author"]
        ],
    ]


def test_every_page_has_json_ld_that_parses(site: Site) -> None:
    for path in sorted(site.folder.rglob("index.html")):
        address = path.parent.relative_to(site.folder).as_posix() + "/"
        if "card/" in address or 'class="page' not in path.read_text(encoding="utf-8"):
            continue
        assert Head(site, address).json_ld["@context"][0] == "https://schema.org"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("protocols/school-trial/", "Report"),
        ("reports/school-trial/", "Report"),
        ("blogs/retelling/", "BlogPosting"),
        ("projects/school-trial/", "ResearchProject"),
        ("people/anna-berg/", "Person"),
        ("organisations/health-body/", "Organization"),
        ("events/open-day/", "Event"),
    ],
)
def test_a_page_says_what_it_is_about_and_where_it_stands(site: Site, address: str, kind: str) -> None:
    head = Head(site, address)
    crumbs = head.json_ld["@graph"][-1]

    assert head.entity()["@type"] == kind
    assert head.entity()["@id"] == site.address(address)
    assert crumbs["@type"] == "BreadcrumbList"
    assert crumbs["itemListElement"][0]["item"] == site.address("")
    assert crumbs["itemListElement"][-1]["item"] == site.address(address)


def test_versions_point_to_each_other_and_to_their_work(site: Site) -> None:
    first = Head(site, "protocols/school-trial/v1/").entity()
    landing = Head(site, "protocols/school-trial/").entity()

    assert first["exampleOfWork"] == {"@id": site.address("protocols/school-trial/")}
    assert first["dcterms:isReplacedBy"] == {"@id": site.address("protocols/school-trial/v2/")}
    assert landing["dcterms:hasVersion"] == [
        {"@id": site.address(f"protocols/school-trial/v{number}/")} for number in (1, 2)
    ]


def test_a_table_is_a_dataset_on_the_list_that_it_holds(site: Site) -> None:
    [dataset, _] = Head(site, "projects/").json_ld["@graph"]

    assert dataset["@type"] == "Dataset"
    assert dataset["distribution"]["contentUrl"] == site.address("data/projects.csv")


def test_a_reports_findings_are_a_dataset(site: Site) -> None:
    dataset = Head(site, "reports/school-trial/").json_ld["@graph"][1]

    assert dataset["@type"] == "Dataset"
    assert dataset["isPartOf"] == {"@id": site.address("reports/school-trial/")}
    assert (site.folder / dataset["distribution"]["contentUrl"].removeprefix(URL)).is_file()


def test_a_landing_page_is_a_report_for_scholar(site: Site) -> None:
    head = Head(site, "protocols/school-trial/")

    assert head.metas("citation_title") == ["Protocol of the school trial"]
    assert head.metas("citation_author") == [
        "van der Berg, Anna",
        "Prince",
        "{World Health Organization}",
        "Plain, Name and Sons",
    ]
    assert head.metas("citation_publication_date") == ["2022/05/06"]
    assert head.metas("citation_technical_report_institution") == ["The Publisher & Co"]
    assert head.metas("citation_technical_report_number") == ["school-trial-protocol-v2"]
    assert head.metas("citation_doi") == ["10.5555/school_trial.2"]
    assert head.metas("citation_pdf_url") == ["https://files.example/plan.pdf"]


@pytest.mark.parametrize(
    "address",
    ["protocols/school-trial/v1/", "blogs/retelling/", "projects/school-trial/", "reports/taken-back/"],
)
def test_only_landing_pages_of_texts_that_stand_offer_themselves_to_scholar(site: Site, address: str) -> None:
    assert "citation_" not in Head(site, address).html


def test_dublin_core_tells_versions_and_licence(site: Site) -> None:
    head = Head(site, "protocols/school-trial/v2/")

    assert head.metas("DCTERMS.isVersionOf") == [site.address("protocols/school-trial/")]
    assert head.metas("DCTERMS.replaces") == [site.address("protocols/school-trial/v1/")]
    assert head.metas("DCTERMS.license") == ["https://creativecommons.org/licenses/by/4.0/"]


def targets(signs: Any) -> set[str]:
    return {str(sign.target) for sign in signs}


@pytest.mark.parametrize("level", ["links in the page", "link set"])
def test_a_signposting_client_finds_the_way(
    site: Site, host: str, level: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    folder, page = f"{host}protocols/school-trial/", site.address("protocols/school-trial/")
    found = (
        find_signposting_html(folder)
        if level == "links in the page"
        else find_signposting_linkset(f"{folder}linkset.json").for_context(page)
    )

    assert str(found.citeAs.target) == "https://doi.org/10.5555/school_trial.2"
    assert targets(found.types) == {"https://schema.org/Report", "https://schema.org/AboutPage"}
    assert targets(found.authors) == {
        "https://orcid.org/0000-0002-1825-0097",
        site.address("people/prince-one/"),
        "https://ror.org/03kk7td41",
    }
    assert str(found.license.target) == "https://creativecommons.org/licenses/by/4.0/"
    files = ("record.json", "cite.bib", "cite.ris", "cite.json")
    assert targets(found.describedBy) == {site.address(f"protocols/school-trial/{name}") for name in files}
    assert targets(found.items) == {"https://files.example/plan.pdf"}
    assert str(found.collection.target) == site.address("projects/school-trial/")


def test_a_version_without_a_doi_is_cited_at_its_permanent_address(site: Site) -> None:
    for address in ("reports/school-trial/", "reports/school-trial/v1/"):
        assert Head(site, address).links("cite-as") == [(site.address("reports/school-trial/v1/"), "")]


def test_every_typed_link_within_the_site_leads_to_a_file(site: Site) -> None:
    for path in sorted(site.folder.rglob("linkset.json")):
        [context] = json.loads(path.read_text(encoding="utf-8"))["linkset"]
        for relation, links in context.items():
            for link in links if relation != "anchor" else [{"href": links}]:
                if link["href"].startswith(URL):
                    stands = site.folder / link["href"].removeprefix(URL)
                    assert (stands / "index.html" if link["href"].endswith("/") else stands).is_file(), link


def test_pages_lead_to_their_feeds(site: Site) -> None:
    project = [href for href, kind in Head(site, "projects/school-trial/").links("alternate")]
    topic = [href for href, kind in Head(site, "topics/schools/").links("alternate")]

    assert site.address("feeds/projects/school-trial.atom") in project
    assert site.address("feeds/topics/schools.json") in topic
    for address in (*project, *topic):
        assert (site.folder / address.removeprefix(URL)).is_file()


def test_a_draft_and_what_came_later_are_nowhere(site: Site) -> None:
    for path in sorted(site.folder.rglob("*")):
        if path.is_file() and path.suffix in (".html", ".json", ".atom", ".csv", ".xml", ".bib", ".svg"):
            text = path.read_text(encoding="utf-8")
            assert "SECRET DRAFT" not in text, path
            if path.suffix != ".html":
                assert "LATER THAN THE BUILD" not in text, path


def test_the_site_map_gives_the_contents_own_dates(site: Site) -> None:
    document = parse_xml(site.text("sitemap.xml"))
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    dates = {url.findtext(f"{space}loc"): url.findtext(f"{space}lastmod") for url in document}

    assert dates[site.address("protocols/school-trial/")] == "2022-05-06"
    assert dates[site.address("reports/taken-back/")] == "2024-01-02"
    assert dates[site.address("projects/school-trial/")] == "2023-07-01"
    assert site.address("protocols/school-trial/v1/") not in dates


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("", ["feeds/all.atom", "feeds/all.json"]),
        ("projects/", ["feeds/projects.atom", "data/projects.csv"]),
        ("topics/schools/", ["feeds/topics/schools.atom"]),
        ("projects/school-trial/", ["feeds/projects/school-trial.atom", "projects/school-trial/status.svg"]),
        (
            "protocols/school-trial/v1/",
            ["protocols/school-trial/v1/record.json", "protocols/school-trial/card/"],
        ),
    ],
)
def test_people_find_the_feeds_and_files_on_the_page(site: Site, address: str, offered: list[str]) -> None:
    document = html5lib.parse(site.text(f"{address}index.html"))
    [offers] = [one for one in document.iter(f"{XHTML}ul") if one.get("class") == "offers"]
    links = [urljoin(site.address(address), link.get("href")) for link in offers.iter(f"{XHTML}a")]

    assert {site.address(one) for one in offered} <= set(links)
    for link in links:
        stands = site.folder / link.removeprefix(URL)
        assert (stands / "index.html" if link.endswith("/") else stands).is_file(), link
