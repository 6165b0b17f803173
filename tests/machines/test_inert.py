"""Whatever a text holds, it stays a text in every format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import bibtexparser
import html5lib
import pytest
import rispy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mkdocs_evidence.exports.atom import render_atom
from mkdocs_evidence.exports.bibtex import render_bibtex
from mkdocs_evidence.exports.card import CardData, render_card, render_oembed
from mkdocs_evidence.exports.csv_tables import render_csv
from mkdocs_evidence.exports.feed import Entry, Feed
from mkdocs_evidence.exports.json_feed import render_json_feed
from mkdocs_evidence.exports.ris import render_ris
from mkdocs_evidence.exports.site import no_texts
from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.describing import describe
from mkdocs_evidence.graph.metadata.json_text import json_in_script
from mkdocs_evidence.mkdocs_adapter.body_rendering import BodyRenderer
from mkdocs_evidence.model import CslItem, CslName, Key, PartialDate, RecordType
from mkdocs_evidence.model.fields import WebAddress
from mkdocs_evidence.reading import SourceFile, read_bibliography
from mkdocs_evidence.views import Body

from .conftest import HOSTILE, parse_xml
from .test_citations import one_line

SHARP = st.sampled_from(
    ["{", "}", "\\", "\\}", "@a{", '"', "'", "<", ">", "&", "]]>", "</script>", "%", "\n", "ER  - "]
)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
TEXTS = st.lists(st.one_of(SHARP, ANY), min_size=1, max_size=6).map("".join)
DAY = PartialDate(2020, 2, 3)


def balanced(text: str) -> bool:
    """As BibTeX itself counts braces: a backslash hides none of them."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


@given(TEXTS, TEXTS)
@example(HOSTILE["lonely-brace"], HOSTILE["backslash"])
@settings(max_examples=150, deadline=None)
def test_bibtex_is_one_entry_whose_braces_all_close(title: str, name: str) -> None:
    work = CslItem(
        "key", "report", title, (CslName(literal=name), CslName(family=name, given=title)), abstract=title
    )
    text = render_bibtex(work)

    assert balanced(text)
    assert all(balanced(line) for line in text.splitlines()[1:-1])
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["key"]


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_ris_is_one_entry_that_shows_the_text(title: str) -> None:
    work = CslItem("key", "report", f"x{title}", (CslName(literal="x"),), abstract=title, note=title)
    [entry] = rispy.loads(render_ris(work))

    assert entry["title"] == one_line(f"x{title}")
    assert entry["id"] == "key"


def feed_with(text: str) -> Feed:
    entry = Entry("tag:x,2021:/a/", text, "https://x.example/a/", text, DAY, DAY, (text,), (text,), "en")
    return Feed(
        "all",
        "tag:x,2021:/",
        text,
        text,
        "https://x.example/",
        text,
        "en",
        DAY,
        (entry,),
        "https://x.example/f",
    )


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_feed_stays_well_formed_and_shows_all_that_xml_can_hold(text: str) -> None:
    document = parse_xml(render_atom(feed_with(text), no_texts))
    shown = document.findtext("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title", "")

    held = "".join(
        char for char in text if char in "\t\n\r" or (char >= "\x20" and char not in "\ufffe\uffff")
    )
    assert shown == held
    assert json.loads(render_json_feed(feed_with(text), no_texts))["items"][0].get("title", "") == text


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_json_in_a_page_never_ends_its_script(text: str) -> None:
    made = json_in_script({"name": text, text: [text]})

    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made)["name"] == text or text == "name"


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_a_card_shows_the_text_and_nothing_else(graph: Graph, text: str) -> None:
    text = "".join(char for char in text if char >= " " and char != "\x7f").strip() or "x"
    described = replace(describe(graph, Key(RecordType.BLOG, "retelling")), title=text, summary=text)
    data = CardData(described, graph.settings)
    document = html5lib.parse(render_card(data), namespaceHTMLElements=False)

    assert "".join(document.find(".//h1").itertext()) == text
    assert [child.tag for child in document.find(".//main")] == ["p", "h1", "p", "p"]
    frame = html5lib.parse(json.loads(render_oembed(data))["html"], namespaceHTMLElements=False)
    assert [child.tag for child in frame.find("body")] == ["iframe"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\tjavascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//elsewhere.example/",
        "https:elsewhere",
        "ftp://elsewhere.example/",
    ],
)
def test_an_address_that_is_not_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="is not a web address"):
        TypeAdapter(WebAddress).validate_python(address)
    entry = f"@online{{k, title = {{T}}, url = {{{address}}}}}"
    told = read_bibliography(SourceFile("references.bib", entry.encode())).diagnostics
    assert [fault.rule.id for fault in told] == ["bibliography-url"]


class _NoFiles:
    def address_of(self, path: str) -> str | None:
        return None

    def present_address(self, address: str) -> str | None:
        return None

    def picture_size(self, path: str) -> tuple[int, int] | None:
        return None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x"])
@pytest.mark.parametrize("form", ["[words]({})", "![words]({})", "[words][1]\n\n[1]: {}", "[*words*](<{}>)"])
def test_a_link_in_a_text_that_would_run_leads_nowhere_and_is_told(form: str, address: str) -> None:
    rendered = BodyRenderer([], {}, _NoFiles()).render(Body("a.md", form.format(address)))

    assert "words" in rendered.html
    assert address not in rendered.html
    assert rendered.problems == (address,)


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_a_table_keeps_every_cell_in_its_place(cells: list[str]) -> None:
    cells = [cell.replace("\x00", "").replace("\r", "") for cell in cells]
    [row] = csv.reader(io.StringIO(render_csv([tuple(cells)]), newline=""))

    assert [cell.removeprefix("'") for cell in row] == [cell.removeprefix("'") for cell in cells]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
