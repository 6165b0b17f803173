"""Who wrote a work, as readers see it in each style: people, bodies, one name, forty names, nobody."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from mkdocs_evidence.citing import citing_texts, format_site
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import style_named
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import SourceFile, citations_of, read_bibliography

FORTY = " and ".join(f"Name{number}, Ann" for number in range(1, 41))
APA_FORTY = ", ".join(f"Name{number}, A." for number in range(1, 20))
VANCOUVER_FORTY = ", ".join(f"Name{number} A" for number in range(1, 11))
# What is written -> APA's citation and reference, Harvard's, and Vancouver's reference.
SAID = {
    "author = {{World Health Organization}},": (
        ("(World Health Organization, 2019)", "World Health Organization. (2019). Title. Press."),
        ("(World Health Organization, 2019)", "World Health Organization (2019) Title. Press."),
        "World Health Organization. Title. Press; 2019.",
    ),
    "author = {van der Berg, Jan and Smith, Ann},": (
        ("(van der Berg & Smith, 2019)", "van der Berg, J., & Smith, A. (2019). Title. Press."),
        ("(van der Berg and Smith, 2019)", "van der Berg, J. and Smith, A. (2019) Title. Press."),
        "van der Berg J, Smith A. Title. Press; 2019.",
    ),
    "author = {Voltaire},": (
        ("(Voltaire, 2019)", "Voltaire. (2019). Title. Press."),
        ("(Voltaire, 2019)", "Voltaire (2019) Title. Press."),
        "Voltaire. Title. Press; 2019.",
    ),
    f"author = {{{FORTY}}},": (
        ("(Name1 et al., 2019)", f"{APA_FORTY}, … Name40, A. (2019). Title. Press."),
        ("(Name1 et al., 2019)", "Name1, A. et al. (2019) Title. Press."),
        f"{VANCOUVER_FORTY}, et al. Title. Press; 2019.",
    ),
    "": (
        ("(Title, 2019)", "Title. (2019). Press."),
        ("(Title, 2019)", "Title (2019). Press."),
        "Title. Press; 2019.",
    ),
}


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@pytest.mark.parametrize("place", range(3), ids=["apa", "harvard", "vancouver"])
def test_every_kind_of_author_is_cited_and_listed_rightly(place: int) -> None:
    style = style_named(("apa", "harvard", "vancouver")[place], "en-GB", Path())
    for authors, said in SAID.items():
        entry = f"@book{{k, {authors} title = {{Title}}, publisher = {{Press}}, year = 2019}}"
        read = read_bibliography(SourceFile("references.bib", entry.encode()))
        assert read.diagnostics == ()
        clusters = {"x": citations_of(Source("x", "", "[@k]"))}
        cited = format_site(citing_texts(clusters), read.bibliography, style, pandoc_engine, {}).texts["x"]

        shown = (words(cited.clusters[0]), words(cited.references[0].html))
        expected = said[place]
        assert shown == (expected if isinstance(expected, tuple) else ("(1)", expected))
