"""Citations as files: three readers who do not know us read the same work from them."""

from __future__ import annotations

import json
import re
from typing import Any

import bibtexparser
import pypandoc
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from mkdocs_evidence.exports.bibtex import render_bibtex
from mkdocs_evidence.exports.csl_json import render_csl_json
from mkdocs_evidence.exports.ris import render_ris
from mkdocs_evidence.model import CslDate, CslItem, CslName, PartialDate

from .conftest import HOSTILE, Site

BODY = CslName(literal="{World Health Organization}")
NAMES = {
    "a body in braces": (BODY,),
    "a body with a comma and an and": (CslName(literal="Cows, Pigs and Sons"),),
    "van der Berg": (CslName(family="van der Berg", given="Anna"),),
    "a particle": (CslName(family="Berg", given="Anna", particle="van der"),),
    "one name": (CslName(literal="Prince"),),
    "one family name": (CslName(family="Prince"),),
    "two family names": (CslName(family="García Márquez", given="Gabriel José"),),
    "a suffix": (CslName(family="King", given="Martin Luther", suffix="Jr"),),
    "forty": tuple(CslName(family=f"Author{number}", given="A. B.") for number in range(40)),
    "nobody": (),
    "a mixture": (BODY, CslName(family="O’Brien", given="Ann-Marie"), CslName(literal="Cher")),
}
DATES = {
    "2019": CslDate(PartialDate(2019)),
    "2019-03": CslDate(PartialDate(2019, 3)),
    "2019-03-20": CslDate(PartialDate(2019, 3, 20)),
}


def item(**changes: Any) -> CslItem:
    values: dict[str, Any] = {
        "id": "a-work-v2",
        "type": "report",
        "title": "A Trial of Social Workers in Schools",
        "author": NAMES["van der Berg"],
        "issued": DATES["2019-03-20"],
        "publisher": "Evidence & Sons",
        "genre": "Trial protocol",
        "version": "2",
        "doi": "10.5555/a_b.c(1)",
        "url": "https://evidence.example/protocols/a-work/v2/?a=1&b=%20_#top",
        "abstract": "What it is.",
        "language": "en",
    }
    return CslItem(**{**values, **changes})


def one_line(text: str) -> str:
    return re.sub(r"[\x00-\x20\x7f\x85\u2028\u2029]+", " ", text).strip()


def by_pandoc(bibtex: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pypandoc.convert_text(bibtex, "csljson", format="bibtex"))
    return found


def straight(text: str) -> str:
    """Quotation marks as typed: for TeX, and so for pandoc, ' and ` are typographic ones."""
    return text.translate({0x2019: "'", 0x2018: "`"})


def in_words(name: dict[str, str]) -> str:
    if "literal" in name:
        return straight(name["literal"])
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return straight(" ".join(name[part] for part in parts if name.get(part)))


def test_pandoc_reads_title_authors_date_doi_and_address_from_bibtex() -> None:
    [read] = by_pandoc(render_bibtex(item()))

    assert read["title"] == "A Trial of Social Workers in Schools"
    assert [in_words(name) for name in read["author"]] == ["Anna van der Berg"]
    assert read["issued"] == {"date-parts": [[2019, 3, 20]]}
    assert read["DOI"] == "10.5555/a_b.c(1)"
    assert read["URL"] == "https://evidence.example/protocols/a-work/v2/?a=1&b=%20_#top"
    assert (read["publisher"], read["genre"], read["type"]) == ("Evidence & Sons", "Trial protocol", "report")


@pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
def test_every_reader_gives_the_authors_in_order(names: tuple[CslName, ...]) -> None:
    work = item(author=names)
    expected = [straight(name.in_words) for name in names]

    [read] = by_pandoc(render_bibtex(work))
    assert [in_words(name) for name in read.get("author", [])] == expected

    [csl] = json.loads(pypandoc.convert_text(render_csl_json(work), "csljson", format="csljson"))
    assert [in_words(name) for name in csl.get("author", [])] == expected

    [ris] = rispy.loads(render_ris(work))
    assert ris.get("authors", []) == [name.inverted for name in names]


@pytest.mark.parametrize(("written", "date"), DATES.items(), ids=DATES)
def test_a_date_is_as_exact_as_it_is_known(written: str, date: CslDate) -> None:
    work = item(issued=date)
    parts = [int(part) for part in written.split("-")]

    assert by_pandoc(render_bibtex(work))[0]["issued"] == {"date-parts": [parts]}
    assert json.loads(render_csl_json(work))[0]["issued"] == {"date-parts": [parts]}
    [ris] = rispy.loads(render_ris(work))
    assert ris["year"] == "2019"
    assert [part for part in ris["date"].split("/") if part] == written.split("-")


RANGES = {
    "2019/2020": CslDate(PartialDate(2019), PartialDate(2020)),
    "2019-03/2020-01": CslDate(PartialDate(2019, 3), PartialDate(2020, 1)),
}


@pytest.mark.parametrize(("written", "date"), RANGES.items(), ids=RANGES)
def test_a_range_of_years_keeps_both_its_ends(written: str, date: CslDate) -> None:
    work = item(issued=date)
    parts = {"date-parts": [[int(part) for part in end.split("-")] for end in written.split("/")]}

    assert by_pandoc(render_bibtex(work))[0]["issued"] == parts
    [entry] = bibtexparser.parse_string(render_bibtex(work)).entries
    assert entry["year"] == written
    assert json.loads(render_csl_json(work))[0]["issued"] == parts
    by_reader = pypandoc.convert_text(render_csl_json(work), "csljson", format="csljson")
    assert json.loads(by_reader)[0]["issued"] == parts
    [ris] = rispy.loads(render_ris(work))
    assert ris["year"] == "2019"
    assert ris["date"].split("/", 3)[3] == written


@pytest.mark.parametrize("words", ["n.d.", "in press", "forthcoming"])
def test_a_date_in_words_stays_in_words(words: str) -> None:
    work = item(issued=CslDate(literal=words))

    [entry] = bibtexparser.parse_string(render_bibtex(work)).entries
    assert entry["year"] == words
    assert rispy.loads(render_ris(work))[0]["date"] == words
    assert json.loads(render_csl_json(work))[0]["issued"] == {"literal": words}
    kept = pypandoc.convert_text(render_csl_json(work), "markdown", format="csljson", extra_args=["-s"])
    assert f"issued: {words}\n" in kept


def test_a_work_without_a_date_has_none_in_any_file() -> None:
    work = item(issued=None)

    [entry] = bibtexparser.parse_string(render_bibtex(work)).entries
    assert not {"year", "month", "day", "date"} & entry.fields_dict.keys()
    assert not {"year", "date"} & rispy.loads(render_ris(work))[0].keys()
    assert "issued" not in json.loads(render_csl_json(work))[0]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_breaks_out_and_all_show_as_typed(text: str) -> None:
    work = item(title=text, abstract=text, note=text, publisher=text, author=(CslName(literal=text),))
    shown = one_line(text)

    [read] = by_pandoc(render_bibtex(work))
    lonely = text in (HOSTILE["lonely-brace"], HOSTILE["opening-brace"])
    pandoc_shows = shown.translate({0x7B: None, 0x7D: None}) if lonely else shown
    assert straight(read["title"]) == straight(pandoc_shows)
    assert straight(read["publisher"]) == straight(pandoc_shows)
    assert read["id"] == "a-work-v2"

    library = bibtexparser.parse_string(render_bibtex(work), append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    [entry] = library.entries
    assert entry["title"] == pandoc_shows.replace("^", "\u02c6")

    [ris] = rispy.loads(render_ris(work))
    assert (ris["title"], ris["abstract"], ris["authors"]) == (shown, shown, [shown])
    [csl] = json.loads(render_csl_json(work))
    assert csl["title"] == text


def test_the_files_stand_beside_each_protocol_report_and_post_and_each_version(site: Site) -> None:
    for folder in ("protocols/school-trial", "protocols/school-trial/v1", "blogs/retelling"):
        for name in ("cite.bib", "cite.ris", "cite.json"):
            assert (site.folder / folder / name).is_file()
    [first] = by_pandoc(site.text("protocols/school-trial/v1/cite.bib"))
    assert first["URL"] == site.address("protocols/school-trial/v1/")
    assert first["DOI"] == "10.5555/school_trial.1"
    [current] = by_pandoc(site.text("protocols/school-trial/cite.bib"))
    assert current["URL"] == site.address("protocols/school-trial/v2/")
    assert [in_words(name) for name in current["author"]] == [
        "Anna van der Berg",
        "Prince",
        "{World Health Organization}",
        "Plain, Name and Sons",
    ]


def test_the_three_files_of_a_work_agree(site: Site) -> None:
    [csl] = site.json("reports/school-trial/v1/cite.json")
    [ris] = rispy.loads(site.text("reports/school-trial/v1/cite.ris"))
    [bib] = by_pandoc(site.text("reports/school-trial/v1/cite.bib"))

    assert csl["title"] == ris["title"] == bib["title"]
    assert len(csl["author"]) == 40
    assert [in_words(name) for name in csl["author"]] == ris["authors"]
    assert [in_words(name) for name in bib["author"]] == ris["authors"]
    assert csl["URL"] == ris["urls"][0] == bib["URL"]
    assert csl["issued"] == bib["issued"] == {"date-parts": [[2023, 6]]}


def test_a_protocol_and_a_report_of_one_id_stand_in_one_bibliography(site: Site) -> None:
    both = (site.text(f"{kind}/school-trial/v1/cite.bib") for kind in ("protocols", "reports"))

    assert [entry.key for entry in bibtexparser.parse_string("".join(both)).entries] == [
        "school-trial-protocol-v1",
        "school-trial-report-v1",
    ]


def test_what_was_retracted_has_no_citation_and_says_so(site: Site) -> None:
    assert site.json("reports/taken-back/v1/cite.json") == []
    assert site.text("reports/taken-back/v1/cite.ris") == ""
    text = site.text("reports/taken-back/v1/cite.bib")
    assert bibtexparser.parse_string(text).entries == []
    assert "retracted" in text
    assert site.address("reports/taken-back/v1/") in text


def test_a_retelling_is_cited_as_the_sites_own_text(site: Site) -> None:
    [item] = site.json("blogs/retelling/cite.json")

    assert item["author"] == [{"literal": "The Publisher & Co"}]
    assert "elsewhere.example" in item["note"]
