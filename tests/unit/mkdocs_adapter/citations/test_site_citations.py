"""The bibliography and the answers of the engine between builds, and citations in rendered texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markdown import Markdown

from mkdocs_evidence.citing import Document, Formatted, Style, StyleError
from mkdocs_evidence.graph import Graph, build_graph
from mkdocs_evidence.mkdocs_adapter.citations.by_hand import CitationsByHand
from mkdocs_evidence.mkdocs_adapter.citations.in_text import CitationMarks
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_bibliography import site_bibliography
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import style_named, with_citations
from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark
from mkdocs_evidence.model import (
    Bibliography,
    BibliographyEntry,
    Citations,
    CslItem,
    SiteSettings,
    Source,
)
from mkdocs_evidence.reading import citations_of
from mkdocs_evidence.views.small_parts import BodyCitation

BIB = b"@book{a, author={Smith, Anna}, title={One}, year=2020, publisher={Press}}\n"
BIB += b"@book{b, author={{A Body}}, title={Two}, date={2019-03-20}, publisher={Press}}\n"


class Counted:
    """The engine, with how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(
        self, style: Style, items: Mapping[str, CslItem], documents: Sequence[Document]
    ) -> Sequence[Formatted]:
        self.times += 1
        return pandoc_engine(style, items, documents)


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    (tmp_path / "references.bib").write_bytes(BIB)
    made = build_graph((), SiteSettings("x"), date(2020, 1, 1))
    return replace(made, citations=Citations(site_bibliography(tmp_path).bibliography))


def cited(graph: Graph, text: str, cache: Path, engine: Counted) -> Graph:
    pages = {"about.md": citations_of(Source("about.md", "", text))}
    return with_citations(graph, pages, style_named("apa", "en-GB", cache), cache, engine)


def test_a_second_build_asks_for_nothing_and_a_change_for_the_rest(graph: Graph, tmp_path: Path) -> None:
    engine = Counted()
    first = cited(graph, "[@a]", tmp_path / "cache", engine)
    again = cited(graph, "[@a]", tmp_path / "cache", engine)
    assert engine.times == 1
    assert again.citations == first.citations
    cited(graph, "[@a; @b]", tmp_path / "cache", engine)
    assert engine.times == 2


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"citations 1 0000\n{}"])
def test_a_damaged_cache_is_made_anew(graph: Graph, tmp_path: Path, damage: bytes) -> None:
    engine = Counted()
    first = cited(graph, "[@a]", tmp_path / "cache", engine)
    for kept in (tmp_path / "cache").glob("*.sqlite*"):
        kept.unlink()
    (tmp_path / "cache" / "answers.sqlite").write_bytes(damage)
    assert cited(graph, "[@a]", tmp_path / "cache", engine).citations == first.citations
    assert engine.times == 2
    assert cited(graph, "[@a]", tmp_path / "cache", engine).citations == first.citations
    assert engine.times == 2


def test_a_cache_can_be_moved(graph: Graph, tmp_path: Path) -> None:
    engine = Counted()
    cited(graph, "[@a]", tmp_path / "cache", engine)
    (tmp_path / "cache").rename(tmp_path / "moved")
    cited(graph, "[@a]", tmp_path / "moved", engine)
    assert engine.times == 1


def test_a_site_that_cites_nothing_runs_nothing_and_keeps_nothing(graph: Graph, tmp_path: Path) -> None:
    engine = Counted()
    assert cited(graph, "`[@a]`, jo@example.org", tmp_path / "cache", engine) == graph
    assert engine.times == 0
    assert not (tmp_path / "cache").exists()


def test_the_bibliography_is_read_again_only_when_it_changes(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_bytes(BIB)
    cache = tmp_path / "cache"
    first = site_bibliography(tmp_path, cache)
    assert site_bibliography(tmp_path, cache) == first == site_bibliography(tmp_path)
    (cache / "bibliography.json").write_bytes(b"[")
    assert site_bibliography(tmp_path, cache) == first
    (tmp_path / "references.bib").write_bytes(BIB.replace(b"2020", b"2021"))
    assert site_bibliography(tmp_path, cache) != first


def test_faults_of_the_bibliography_are_told_at_every_build(tmp_path: Path) -> None:
    (tmp_path / "references.bib").write_bytes(BIB.replace(b"2020", b"20201"))
    told = [site_bibliography(tmp_path, tmp_path / "cache").diagnostics for _ in range(2)]
    assert told[0]
    assert told[0] == told[1]


@pytest.mark.parametrize("name", ["mla", "missing.csl", "references.bib", "broken.csl"])
def test_a_style_that_is_none_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.csl").write_text("<style/>", encoding="utf-8")
    with pytest.raises(StyleError, match=name.replace(".", r"\.")):
        style_named(name, "en-GB", tmp_path)


def rendered(markdown: str) -> str:
    marks = CitationMarks()
    converter = Markdown(extensions=[marks, CommonMark(citation=marks.html_of)])
    found = citations_of(Source("x.md", "", markdown))
    citations = [BodyCitation(one.start, one.end, f"<b>{one.keys[0]}</b>") for one in found]
    return marks.unmarked(converter.convert(marks.marked(markdown, citations)))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("Words [@a, *p.* 3].", "<p>Words <b>a</b>.</p>"),
        ("**@a** says", "<p><strong><b>a</b></strong> says</p>"),
        ("`[@a]` and [@b]", "<p><code>[@a]</code> and <b>b</b></p>"),
        (r"\@a", "<p>@a</p>"),
        ("## On @a", "<h2>On <b>a</b></h2>"),
        ("<pre>[@a] & @b</pre>", "<pre>[@a] & @b</pre>"),
    ],
)
def test_a_citation_stands_where_it_was_written_and_never_in_code(markdown: str, html: str) -> None:
    assert rendered(markdown) == html


def test_a_page_by_hand_is_told_each_unknown_key_with_the_nearest(
    graph: Graph, caplog: pytest.LogCaptureFixture
) -> None:
    works = Bibliography(
        tuple(BibliographyEntry(CslItem(key, "book", key)) for key in ("smith2020", "jones2021"))
    )
    cited_by = replace(graph, citations=Citations(works))
    CitationsByHand().page("about.md", "First [@smyth2020].\n\nThen @jonse2021, and @zzz.\n", cited_by)
    said = "Doc file 'about.md' cites @{} on line {}, but the bibliography has no such entry{}"
    assert caplog.messages == [
        said.format("smyth2020", 1, "; did you mean @smith2020?"),
        said.format("jonse2021", 3, "; did you mean @jones2021?"),
        said.format("zzz", 3, "."),
    ]
