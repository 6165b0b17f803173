"""How our own records are cited in words: as pandoc's engine writes them in the same styles."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_evidence.citing import Document, Variant
from mkdocs_evidence.graph.citation_text import STYLES
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import style_named
from mkdocs_evidence.model import CslDate, CslItem, CslName, PartialDate

ONE = (CslName(literal="The First Protocols"),)
TWO = (CslName("Westlake", "David"), CslName("Berg", "Jan-Pieter Anna", particle="van der"))
MANY = tuple(
    CslName(family, "Ann Bea") for family in (f"Name{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
)
FORTY = tuple(CslName(f"Name{number}", "Ann") for number in range(1, 41))
BODY = (CslName(literal="{World Health Organization}"),)
ONE_NAME = (CslName("Prince"), CslName(literal="Cher"))
UNPARTED = (CslName("van der Berg", "Anna"),)
NOBODY: tuple[CslName, ...] = ()
AUTHORS = (ONE, TWO, TWO[:1], MANY[:3], MANY[:4], MANY[:10], MANY[:20], MANY)
AUTHORS += (FORTY, BODY, ONE_NAME, UNPARTED, NOBODY)
REPORT = CslItem("report", "report", "Social workers in schools: a pilot", publisher="The Centre")
POST = CslItem("post", "post-weblog", "Is it any good? We asked", container_title="The First Protocols")
URL = "https://example.org/reports/x/v1/"


def items() -> list[CslItem]:
    made = []
    for number, (base, author, date) in enumerate(
        (base, author, date)
        for base in (REPORT, POST)
        for author in AUTHORS
        for date in ("2019-03-14", "2019-03", "2019")
    ):
        doi = "10.1000/own" if number % 5 == 0 else ""
        csl = {**base.to_csl(), "id": f"i{number}", "URL": URL}
        csl |= {"DOI": doi} if doi else {}
        # Without authors the engine's APA parts the title from its genre by the date; we do not.
        csl |= {"genre": "Trial protocol"} if base is REPORT and author and number % 2 else {}
        csl["author"] = [name.to_csl() for name in author]
        csl["issued"] = CslDate(PartialDate.parse(date)).to_csl()
        made.append(CslItem.from_csl(csl))
    return made


def words_of(item: CslItem, style: str) -> str:
    return "".join(text for text, _ in STYLES[style](item))


def shown(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


@pytest.mark.parametrize("name", ["APA", "Harvard", "Vancouver"])
def test_the_words_are_those_of_the_style(name: str) -> None:
    style = style_named(name.lower(), "en-GB", Path())
    known = {item.id: item for item in items()}
    if name == "Vancouver":  # that style writes the address of a report even where it has a DOI; we do not
        with_doi = (item for item in known.values() if item.doi)
        known |= {item.id: replace(item, doi="", url=f"https://doi.org/{item.doi}") for item in with_doi}
    (formatted,) = pandoc_engine(style, known, [Document(Variant.APART, (), tuple(known))])
    theirs = {key: re.sub(r"^\d+\. ?", "", shown(markup)) for key, markup in formatted.references}
    ours = {key: words_of(item, name) for key, item in known.items()}
    assert ours == theirs


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("APA", "(Version 2) [Trial protocol]"),
        ("Harvard", "Trial protocol, version 2."),
        ("Vancouver", "Version 2."),
    ],
)
def test_a_version_is_named_in_every_style(name: str, said: str) -> None:
    csl = {**REPORT.to_csl(), "version": "2", "genre": "Trial protocol", "URL": URL}
    assert said in words_of(CslItem.from_csl(csl), name)


def test_without_authors_apa_keeps_the_genre_beside_the_title() -> None:
    csl = {**REPORT.to_csl(), "version": "2", "genre": "Trial protocol", "issued": {"date-parts": [[2019]]}}
    assert words_of(CslItem.from_csl(csl), "APA") == (
        "Social workers in schools: a pilot (Version 2) [Trial protocol]. (2019). The Centre."
    )
