"""Citations and references as readers see them, the same as pandoc alone would make them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pypandoc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_evidence.citing import (
    Document,
    Formatted,
    FormattedSite,
    Style,
    Working,
    citing_texts,
    format_site,
    style_of,
)
from mkdocs_evidence.citing.kept import Answer
from mkdocs_evidence.mkdocs_adapter.citations.pandoc_engine import pandoc_engine
from mkdocs_evidence.mkdocs_adapter.citations.site_citations import NAMED, style_named
from mkdocs_evidence.model import Bibliography, BibliographyEntry, CitedText, CslItem, CslName, Source
from mkdocs_evidence.reading import citations_of

HERE = Path(__file__).parent
UPDATES = os.environ.get("EVIDENCE_UPDATE_GOLDEN") == "1"
TEXT = (
    "Two alike [see @smith2020first, pp. 33-35; also @smith2020second, sec. 1], the first of them again "
    "[@smith2020first], and @smith2020third; a chapter [-@vandenberg2018], a report by @who2019 [p. 3], "
    "a page [@page], data [@data2019], a book by many [@forty], an evil one [@evil], a bare one [@bare]."
)


def formatted(
    texts: Mapping[str, str],
    bibliography: Bibliography,
    style: Style,
    kept: Mapping[str, Answer] | None = None,
) -> FormattedSite[str]:
    clusters = {name: citations_of(Source(name, "", text)) for name, text in texts.items()}
    return format_site(citing_texts(clusters), bibliography, style, pandoc_engine, kept or {})


def as_text(cited: CitedText) -> str:
    references = (f"{one.label} {one.html}".strip() for one in cited.references)
    return "\n".join([*cited.clusters, "", *references, ""])


@pytest.mark.parametrize("name", NAMED)
def test_the_page_of_awkward_works_reads_like_this(name: str, bibliography: Bibliography) -> None:
    style = style_named(name, "en-GB", HERE)
    shown = as_text(formatted({"x": TEXT}, bibliography, style).texts["x"])
    golden = HERE / "pages" / f"{name}.html"
    if UPDATES:
        golden.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == golden.read_text(encoding="utf-8")


def test_nothing_in_a_field_becomes_markup(bibliography: Bibliography, style: Style) -> None:
    cited = formatted({"x": "[@evil]"}, bibliography, style).texts["x"]
    html = "".join(cited.clusters) + cited.references[0].html
    assert "<script" not in html
    assert "<img" not in html
    assert "<i>" not in html
    assert "&lt;i&gt;it&lt;/i&gt; &amp; &amp;amp; *star* ]]&gt;" in html


def test_a_text_alone_and_among_others_reads_the_same(bibliography: Bibliography, style: Style) -> None:
    texts = {"x": TEXT, "y": "[@smith2020second]", "z": "@smith2020first and [@smith2020third]"}
    together = formatted(texts, bibliography, style).texts
    assert together == {
        name: formatted({name: text}, bibliography, style).texts[name] for name, text in texts.items()
    }


def test_a_year_gets_its_letter_only_where_it_is_needed(bibliography: Bibliography) -> None:
    style = style_named("apa", "en-GB", HERE)
    texts = {"both": "[@smith2020first; @smith2020second]", "one": "[@smith2020second]"}
    found = {
        name: words(text.clusters[0]) for name, text in formatted(texts, bibliography, style).texts.items()
    }
    assert found == {"both": "(Smith & Müller, 2020a, 2020b)", "one": "(Smith & Müller, 2020)"}


def test_the_engine_is_asked_for_nothing_that_is_kept(bibliography: Bibliography, style: Style) -> None:
    def no_engine(
        style: Style, items: Mapping[str, CslItem], documents: Sequence[Document]
    ) -> Sequence[object]:
        raise AssertionError("the engine was asked")

    clusters = {"x": citations_of(Source("x", "", TEXT))}
    first = format_site(citing_texts(clusters), bibliography, style, pandoc_engine, {})
    again = format_site(citing_texts(clusters), bibliography, style, no_engine, first.new)  # type: ignore[arg-type]
    assert (again.texts, again.works, again.used) == (first.texts, first.works, first.used)
    assert again.new == {}
    nothing = citing_texts({"x": ()})
    assert format_site(nothing, bibliography, style, no_engine, {}).works == ()  # type: ignore[arg-type]


def test_only_the_texts_that_somebody_asks_for_are_read(bibliography: Bibliography, style: Style) -> None:
    read: list[str] = []

    class Kept(dict[str, Answer]):
        def __getitem__(self, name: str) -> Answer:
            read.append(name)
            return super().__getitem__(name)

    texts = citing_texts(
        {name: citations_of(Source(name, "", f"[@{name}]")) for name in ("page", "data2019", "forty")}
    )
    first = format_site(texts, bibliography, style, pandoc_engine, {})
    again = format_site(texts, bibliography, style, pandoc_engine, Kept(first.new))
    assert len(read) == 1, "the whole bibliography alone"
    assert again.texts["forty"] == first.texts["forty"]
    assert len(read) == 2


def test_styles_that_look_back_are_formatted_whole(bibliography: Bibliography) -> None:
    style = style_named("harvard", "en-GB", HERE)
    text = style.text.replace('citation-format="author-date"', 'citation-format="note"')
    whole = style_of(text, "en-GB", "test")
    assert whole.working is Working.WHOLE_PAGE
    assert (
        formatted({"x": TEXT}, bibliography, whole).texts == formatted({"x": TEXT}, bibliography, style).texts
    )


YEAR = {"date-parts": [[2020]]}
FAMILIES = ("Smith", "Jones", "Brown")
NAMES = st.lists(
    st.builds(CslName, family=st.sampled_from(FAMILIES), given=st.sampled_from(("Ann", "Bob", "Al"))),
    min_size=1,
    max_size=4,
).map(tuple)


@st.composite
def bibliographies(draw: st.DrawFn) -> Bibliography:
    entries = []
    for number in range(6):
        year = {"date-parts": [[draw(st.sampled_from((2019, 2020)))]]}
        names = [name.to_csl() for name in draw(NAMES)]
        csl = {"id": f"k{number}", "type": "book", "title": f"Title {number}", "author": names}
        entries.append(BibliographyEntry(CslItem.from_csl({**csl, "publisher": "Press", "issued": year})))
    return Bibliography(tuple(entries))


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    bibliographies(),
    st.lists(
        st.lists(
            st.sampled_from(
                ["[@k0]", "@k1", "[@k2; @k3]", "[-@k4]", "[@k5, p. 3; @k0]", "@k3 [p. 2]", "[@k1; @k4]"]
            ),
            min_size=1,
            max_size=4,
        ),
        min_size=3,
        max_size=3,
    ),
)
def test_pandoc_alone_makes_the_same_pages(style: Style, works: Bibliography, pages: list[list[str]]) -> None:
    texts = {str(number): "\n\n".join(page) for number, page in enumerate(pages)}
    ours = formatted(texts, works, style).texts
    for name, text in texts.items():
        shown = [words(html) for html in ours[name].clusters]
        listed = [words(f"{one.label} {one.html}") for one in ours[name].references]
        assert (shown, listed) == pandocs_page(text, works, style)


UNDATED = 7777
"""A year for works without one, where the style alone would not say so: pandoc prints words twice in laws."""


def pandocs_page(text: str, works: Bibliography, style: Style) -> tuple[list[str], list[str]]:
    """The citations and the references that a plain run of pandoc makes of a text."""
    undated = {} if style.says_no_date else {"issued": {"date-parts": [[UNDATED]]}}
    items = json.dumps([undated | entry.item.to_csl() for entry in works.entries])
    folder = Path(os.environ["PYTEST_CITING"])
    (folder / "items.json").write_text(items, encoding="utf-8")
    (folder / "style.csl").write_text(style.text, encoding="utf-8")
    arguments = [
        "--citeproc",
        "--bibliography",
        "items.json",
        "--csl",
        "style.csl",
        "-M",
        "link-citations=true",
    ]
    done = subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "-f",
            "markdown",
            "-t",
            "html",
            "--wrap=none",
            *arguments,
            "-M",
            "lang=en-GB",
        ],
        input=text.encode(),
        capture_output=True,
        check=True,
        cwd=folder,
    )
    body, _, refs = done.stdout.decode().partition('<div id="refs"')
    paragraphs = re.findall(r"<p>(.*?)</p>", body, re.DOTALL)
    entries = re.split(r'<div id="ref-', refs)[1:]
    shown, listed = [words(one) for one in paragraphs], [words('<div id="' + one) for one in entries]
    return shown, [one.replace(f"{UNDATED}.", "n.d.").replace(str(UNDATED), "n.d.") for one in listed]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_CITING", str(tmp_path))


def words(html: str) -> str:
    """What a reader reads."""
    parts: list[str] = []
    parser = HTMLParser()
    parser.handle_data = parts.append  # type: ignore[method-assign]
    parser.feed(html)
    parser.close()
    return " ".join("".join(parts).split())


SHAPES = st.sampled_from(("book", "report", "article-journal", "legislation"))
PARTED = (
    "[@{0}]",
    "@{0}",
    "[see @{0}, p. 3]",
    "[@{0}, pp. 3-4]",
    "[e.g., @{0}]",
    "[@{0}; @{1}]",
    "[@{1}; @{2}; @{0}]",
)


@st.composite
def unlike_bibliographies(draw: st.DrawFn) -> Bibliography:
    """Works of different families, some in one year, some with awkward beginnings and ends."""
    families = ("Adams", "van Dyke", "Émile", "O’Neil", "Zuse", "Brown, & Co")
    entries = []
    for number, family in enumerate(families):
        csl: dict[str, object] = {"id": f"k{number}", "type": draw(SHAPES), "title": f"“Title” {number}?"}
        if draw(st.integers(0, 4)):
            csl["author"] = [{"family": family, "given": "Ann"}]
        if draw(st.integers(0, 4)):
            csl["issued"] = {"date-parts": [[draw(st.sampled_from((2019, 2020)))]]}
        if draw(st.booleans()):
            csl |= {"volume": draw(st.sampled_from(("3", "III"))), "container-title": "Journal"}
        entries.append(BibliographyEntry(CslItem.from_csl(csl)))
    return Bibliography(tuple(entries))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(unlike_bibliographies(), st.data())
def test_what_is_put_together_from_parts_reads_as_pandoc_would_write_it(
    style: Style, works: Bibliography, data: st.DataObject
) -> None:
    forms = st.tuples(st.sampled_from(PARTED), st.permutations([entry.key for entry in works.entries]))
    drawn = data.draw(st.lists(forms, min_size=12, max_size=18))
    cited = [form.format(*keys) for form, keys in drawn]
    ours = formatted({"x": "\n\n".join(cited)}, works, style).texts["x"]
    assert (
        [words(html) for html in ours.clusters],
        [words(f"{one.label} {one.html}") for one in ours.references],
    ) == pandocs_page("\n\n".join(cited), works, style)


def test_the_engine_is_asked_for_each_work_once_and_not_for_each_pair_and_page() -> None:
    names = ("Adams", "Brown", "Clark", "Dean", "Ellis", "Ford")
    works = Bibliography(
        tuple(
            BibliographyEntry(
                CslItem.from_csl(
                    {"id": name, "type": "book", "title": name, "author": [{"family": name}], "issued": YEAR}
                )
            )
            for name in names
        )
    )
    asked: list[Document] = []

    def counting(
        style: Style, items: Mapping[str, CslItem], documents: Sequence[Document]
    ) -> Sequence[Formatted]:
        asked.extend(documents)
        return pandoc_engine(style, items, documents)

    pairs = [f"[@{one}; @{two}]" for one in names for two in names if one != two]
    pages = [f"[see @{name}, p. 7]" for name in names]
    clusters = {"x": citations_of(Source("x", "", "\n\n".join(pairs + pages)))}
    format_site(citing_texts(clusters), works, style_named("apa", "en-GB", HERE), counting, {})
    assert sum(len(document.clusters) for document in asked) == len(names) + 2
