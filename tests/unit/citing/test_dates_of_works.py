"""What readers see for a date that is no plain year, in each style: in a citation, and in the reference."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pypandoc
import pytest

from mkdocs_evidence.citing import Style, citing_texts, format_site
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import NAMED, style_named
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import STYLES as STYLES_FOLDER
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import SourceFile, citations_of, read_bibliography

NO_YEAR = ("n.d.", "no date", "n.d.")
WRITTEN = {
    "year = {2019/20}": ("2019–2020",) * 3,
    "year = {1999/00}": ("1999–2000",) * 3,
    "date = {2019/2021}": ("2019–2021",) * 3,
    "year = {In press}": ("in press",) * 3,
    "year = {forthcoming}": ("forthcoming",) * 3,
    "year = {c. 1850}": ("ca. 1850", "c. 1850", "c. 1850"),
    "year = {1850?}": ("ca. 1850", "c. 1850", "c. 1850"),
    "pubstate = {inpress}": ("in press",) * 3,
    "pubstate = {<b>soon</b> 910000000}": ("<b>soon</b> 910000000",) * 3,
    "year = {n.d.}": NO_YEAR,
    "year = {undated}": NO_YEAR,
    "abstract = {Nothing is said of a year}": NO_YEAR,
}
STYLES = ("apa", "harvard", "vancouver")
BOOK = (
    "Adams, A. ({}). Title. Press.",
    "Adams, A. ({}) Title. Press.",
    "Adams A. Title. Press; {}.",
)
CITED = ("(Adams, {})", "(Adams, {})", "(1)")
TWO = """
@book{one, author = {Adams, Ann}, title = {One}, publisher = {Press}, year = {%s}}
@article{two, author = {Adams, Ann}, title = {Two}, journal = {Journal}, year = {%s}}
@online{three, author = {Adams, Ann}, title = {Three}, organization = {Site}, year = {2030}}
"""


def shown(bibliography: str, text: str, style: Style) -> tuple[list[str], list[str]]:
    """The citations of a text and its references, as read."""
    read = read_bibliography(SourceFile("references.bib", bibliography.encode()))
    assert read.diagnostics == ()
    clusters = {"x": citations_of(Source("x", "", text))}
    cited = format_site(citing_texts(clusters), read.bibliography, style, pandoc_engine, {}).texts["x"]
    return words(cited.clusters), words(one.html for one in cited.references)


def words(html: Iterable[str]) -> list[str]:
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", one)).split()) for one in html]


@pytest.mark.parametrize("name", STYLES)
def test_no_date_is_lost_in_any_style(name: str) -> None:
    place = STYLES.index(name)
    for written, dates in WRITTEN.items():
        book = f"@book{{k, author = {{Adams, Ann}}, title = {{Title}}, publisher = {{Press}}, {written}}}"
        citations, [reference] = shown(book, "[@k]", style_named(name, "en-GB", Path()))

        assert citations == [CITED[place].format(dates[place])]
        said = BOOK[place].format(dates[place]).replace("n.d..", "n.d.")
        assert reference == said


@pytest.mark.parametrize(
    ("name", "written", "cited"),
    [
        ("apa", "in press", "(Adams, 2030, in press-a, in press-b)"),
        ("harvard", "in press", "(Adams, 2030, in press-a, in press-b)"),
        ("harvard", "c. 1850", "(Adams, 2030, c. 1850a, c. 1850b)"),
        ("apa", "n.d.", "(Adams, n.d.-a, n.d.-b, 2030)"),
    ],
)
def test_two_works_without_a_year_are_told_apart(name: str, written: str, cited: str) -> None:
    citations, _ = shown(TWO % (written, written), "[@one; @two; @three]", style_named(name, "en-GB", Path()))
    assert citations == [cited]


def test_in_press_and_forthcoming_stand_in_one_list() -> None:
    _, references = shown(
        TWO % ("in press", "forthcoming"), "[@one; @two; @three]", style_named("vancouver", "en-GB", Path())
    )
    assert references == [
        "Adams A. One. Press; in press.",
        "Adams A. Two. Journal. forthcoming;",
        "Adams A. Three. Site; 2030.",
    ]


UNDATED = {
    "book": ("book", "publisher"),
    "report": ("techreport", "institution"),
    "article-journal": ("article", "journal"),
}


@pytest.mark.parametrize("kind", UNDATED)
def test_vancouver_has_no_words_of_its_own_for_no_date_and_prints_those_that_are_written(kind: str) -> None:
    style = style_named("vancouver", "en-GB", Path())
    container = "container-title" if kind == "article-journal" else "publisher"
    reference = {
        "id": "k",
        "type": kind,
        "title": "Title",
        "author": [{"family": "Adams", "given": "Ann"}],
        container: "Press",
        "issued": {"literal": "n.d."},
    }
    options = [
        "--citeproc",
        "--csl",
        str(STYLES_FOLDER / NAMED["vancouver"]),
        "--wrap=none",
        "-M",
        "lang=en-GB",
    ]
    text = f"---\n{json.dumps({'references': [reference]})}\n...\n\n[@k]\n"
    said = pypandoc.convert_text(text, "plain", "markdown", extra_args=options)
    entry, place = UNDATED[kind]
    bibliography = (
        f"@{entry}{{k, author = {{Adams, Ann}}, title = {{Title}}, {place} = {{Press}}, year = {{n.d.}}}}"
    )

    _, [ours] = shown(bibliography, "[@k]", style)

    assert " ".join(said.partition("1.")[2].split()).replace("n.d..", "n.d.") == ours
    assert "n.d." in ours
