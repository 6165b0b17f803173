"""Every word of a Word file is published once, or told; what differs is told with its line."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_evidence.authoring import look_into
from mkdocs_evidence.authoring.word.comparison import differences
from mkdocs_evidence.reading.commonmark import parse
from rendering import rendered
from word_files import BULLETS, NUMBERS, body_of, imported, item, numbering, paragraph, run, table, word_file

WORD = re.compile(r"\w+")
SIGNS = "*_`~$@#:;|\\<>&[](){}!=+-.,1a \"'^/"
TEXTS = st.lists(
    st.sampled_from(
        [
            "word",
            "two",
            "1.",
            "a)",
            "-",
            "+",
            "#",
            ">",
            "&amp;",
            "$5",
            "@key",
            "[^1]",
            "{.x}",
            "www.a.example",
        ]
    )
    | st.text(SIGNS, min_size=1, max_size=6),
    min_size=1,
    max_size=6,
).map(lambda words: " ".join("".join(words).split()) or "word")
RUNS = st.tuples(TEXTS, st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", "<w:strike/>"]))
PARAGRAPHS = st.lists(RUNS, min_size=1, max_size=4).map(
    lambda runs: paragraph(*(run(escape(text), marks) for text, marks in runs))
)
ITEMS = st.builds(
    lambda text, level, number: item(escape(text), level, number), TEXTS, st.integers(0, 2), st.integers(1, 2)
)
TABLES = st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3).map(
    lambda rows: table(*(tuple(run_in_cell(text) for text in row) for row in rows))
)
BLOCKS = st.lists(PARAGRAPHS | ITEMS | TABLES, min_size=1, max_size=12)


def run_in_cell(text: str) -> str:
    return paragraph(run(escape(text)))


class Text(HTMLParser):
    """Words of a page, with the numbers of its lists."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ol", "ul"):
            self.lists.append(int(dict(attrs).get("start") or 1) - 1 if tag == "ol" else None)
        elif tag == "li" and self.lists[-1] is not None:
            self.lists[-1] += 1
            self.text.append(f" {self.lists[-1]} ")
        elif tag in ("p", "td", "th", "li", "br", "h2"):
            self.text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def words_of_page(html: str) -> Counter[str]:
    page = Text()
    page.feed(html)
    return Counter(WORD.findall("".join(page.text)))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(blocks=BLOCKS)
def test_words_published_are_those_of_the_document(blocks: list[str]) -> None:
    check("".join(blocks))


def check(body: str) -> None:
    """Hold a document against its page: by our own comparison, and by the words of the page itself."""
    extra = numbering(NUMBERS, BULLETS)
    known = look_into(word_file(body, extra=extra), "plan.docx").prepared.words
    record = imported(body, extra)
    told = [note for note in record.notes if note.startswith(("Line", "Near")) or " more " in note]

    assert told == []
    assert words_of_page(rendered(body_of(record))) == known


def tree(*texts: str) -> dict[str, Any]:
    return {"blocks": [{"t": "Para", "c": [{"t": "Str", "c": text}]} for text in texts]}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (("one", "two"), "one\n\ntwo", ()),
        (("one", "two"), "one\n\ntoo", ("Line 9: the Word file has “two”, and the new file “too”.",)),
        (
            ("one", "two", "three"),
            "one\n\nthree",
            ("Near line 9: “two” of the Word file is not in the new file.",),
        ),
        (("one",), "one\n\ntwo", ("Line 9: “two” is not in the Word file at this place.",)),
        (
            ("one",),
            "4. one",
            ("Line 7: “one” is paragraph in the Word file, and paragraph 4 in the new file.",),
        ),
    ],
)
def test_what_differs_is_told_with_its_line(
    before: tuple[str, ...], after: str, said: tuple[str, ...]
) -> None:
    found = differences(tree(*before), parse(after), 7, Counter(), "")

    assert tuple(one for one in found if " more " not in one) == said


def test_lost_and_doubled_words_are_told() -> None:
    found = differences(tree("one one"), parse("one one"), 1, Counter({"one": 1, "two": 1}), "")

    assert found == (
        "1 word more in the Word file, not here: “two”.",
        "1 word more here, not in the Word file: “one”.",
    )


@pytest.mark.slow
def test_four_hundred_pages_with_tracked_moves_come_over_whole() -> None:
    def part(number: int) -> str:
        text = " ".join(f"w{number}x{word}" for word in range(60))
        mark = f'<w:rPr><w:move{{}} w:id="{number}" w:author="A"/></w:rPr>'
        moved = f'<w:move{{}} w:id="{number}" w:author="A">{run(text)}</w:move{{}}>'
        kinds = (
            item(text),
            paragraph(moved.format("From", "From"), properties=mark.format("From")),
            paragraph(moved.format("To", "To"), properties=mark.format("To")),
            table((text, "a"), ("b", "c")),
        )
        return kinds[number % len(kinds)]

    check("".join(map(part, range(2000))))
