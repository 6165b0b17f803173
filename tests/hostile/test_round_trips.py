"""Any text that a record may hold comes back from each format as it was, by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json

import icalendar
import rispy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdocs_evidence.exports.atom import xml_text
from mkdocs_evidence.exports.bibtex import render_bibtex
from mkdocs_evidence.exports.calendar import Calendar, CalendarEntry, render_calendar
from mkdocs_evidence.exports.csv_tables import render_csv
from mkdocs_evidence.exports.ris import render_ris
from mkdocs_evidence.graph.metadata.json_text import json_in_script
from mkdocs_evidence.mkdocs_adapter.record_links import RecordLinks
from mkdocs_evidence.model import CslItem, CslName, Moment, PartialDate
from mkdocs_evidence.model.characters import UNSHOWABLE
from mkdocs_evidence.reading import SourceFile, read_bibliography
from mkdocs_evidence.views.small_parts import BodyLink

from .exports import parse_xml
from .sheets import one_line
from .strings import STRINGS

SHARP = st.sampled_from([*STRINGS, *"{}\\\"'<>&%$#_^~`-,;:=+@|[]*", "&amp;", "''", "--", "\\}", "ﬁ", "\r\n"])
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
MAY_STAND = st.lists(st.one_of(SHARP, ANY), min_size=1, max_size=5).map(
    lambda parts: UNSHOWABLE.sub("", "".join(parts)).strip() or "x"
)
"""Texts as the model lets them through: stripped, not empty, of characters that can be shown."""
DAY = Moment(PartialDate(2020, 2, 3))


def run(test: object) -> object:
    """Give a test texts, and each of our own strings first."""
    for text in STRINGS:
        test = example(UNSHOWABLE.sub("", text).strip() or "x")(test)  # type: ignore[type-var] # a test
    return settings(max_examples=150)(given(MAY_STAND)(test))  # type: ignore[type-var] # a test


@run
def test_csv(text: str) -> None:
    [[cell, _]] = csv.reader(io.StringIO(render_csv([(text, "end")]), newline=""))
    assert cell in (text, f"'{text}")
    assert not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


@run
def test_bibtex_by_our_own_reader(text: str) -> None:
    work = CslItem("key", "report", text, (CslName(literal=text),), note=text)
    read = read_bibliography(SourceFile("references.bib", render_bibtex(work).encode()))
    [entry] = read.bibliography.entries
    assert entry.item.title == one_line(text)
    assert entry.item.note == one_line(text)


@run
def test_ris(text: str) -> None:
    [entry] = rispy.loads(render_ris(CslItem("key", "report", text, (CslName(literal=text),), abstract=text)))
    told = {entry["title"], entry["abstract"], *entry["authors"]}
    assert {one_line(words) for words in told} == {one_line(text)}


@run
def test_calendar(text: str) -> None:
    entry = CalendarEntry("uid", text, DAY, None, DAY.date, description=text, location=text)
    parsed = icalendar.Calendar.from_ical(render_calendar(Calendar(text, (entry,))))
    [event] = parsed.walk("VEVENT")
    told = {str(event["SUMMARY"]), str(event["DESCRIPTION"]), str(event["LOCATION"])}
    assert {one_line(words) for words in told} == {one_line(text)}
    assert set(parsed) == {"VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME"}


@run
def test_xml_of_feeds_and_drawings(text: str) -> None:
    root = parse_xml(f'<title label="{xml_text(text)}">{xml_text(text)}</title>')
    assert root.text == text
    assert one_line(root.get("label", "")) == one_line(text)
    assert [*root] == []


@run
def test_data_in_a_page(text: str) -> None:
    made = json_in_script({"name": text})
    assert "<" not in made
    assert json.loads(made) == {"name": text}


@run
def test_the_title_of_a_linked_record(text: str) -> None:
    import html5lib
    from markdown import Markdown

    from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark

    links = RecordLinks(str)
    links.use([BodyLink("blogs/other", "/blogs/other/", text)])
    html = Markdown(extensions=[links, CommonMark(links.element)]).convert("See [[blogs/other]].")
    [paragraph] = html5lib.parseFragment(html, namespaceHTMLElements=False)
    [anchor] = paragraph
    assert one_line("".join(anchor.itertext())) == one_line(text)
    assert [*anchor] == []
