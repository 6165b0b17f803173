"""What is quick in comparisons finds the very same as what it stands for in the standard library."""

from __future__ import annotations

from difflib import SequenceMatcher
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_evidence.graph.comparison import Block, Operation, compare_texts
from mkdocs_evidence.graph.comparison.markup import told
from mkdocs_evidence.graph.comparison.texts import ALIKE
from mkdocs_evidence.graph.comparison.word_matcher import WordMatcher
from tricky_markdown import INLINE, LINES

GAP = st.sampled_from([" ", "  ", "\n"])
WORDS = st.lists(st.sampled_from(["a", "b", "c", "the", ".", ","]), max_size=14)
HTML = (
    "<p>One &amp; two &copy; &#8617; &#150; &nosuch; &copy 2020 &ltx</p>",
    "<p>One<br />two<br>three</p>",
    '<P CLASS="x">a<IMG ALT="&lt;b&gt;" SRC=x></P>',
    '<p class="headerlink" title="a&amp;b">hidden</p><img alt="a &quot;b&quot;" src="c"/>',
    "<pre>a\n  b</pre><script>if (a < b) { '<b>' }</script><style>a{}</style><title><b>x</b></title>",
    "<ul><li>a<li>b</ul></p></div>after",
    "a <!-- no <b>comment --> b <![CDATA[c]]> <?php d ?> <!DOCTYPE html>",
    "a\ufdd8b & c\rd\r\ne \x0b \ufdd0/x/\ufdd1",
    "<svg:a xmlns:svg='x' b b='2'>z</svg:a><input disabled>",
    "<a b='1' B='2'>x</a><textarea><b>y</b></textarea>",
    "a < b > c </ d <",
    "",
)
PIECES = st.lists(st.one_of(st.sampled_from(HTML), st.text("<>/pbtr =\"'&;!-a", max_size=12)), max_size=6)


class Heard:
    """Notes what it is told; texts that follow each other are one."""

    def __init__(self) -> None:
        self.notes: list[tuple[object, ...]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.notes.append(("start", tag, attributes))

    def end(self, tag: str) -> None:
        self.notes.append(("end", tag))

    def text(self, data: str) -> None:
        if self.notes and self.notes[-1][0] == "text":
            data = f"{self.notes.pop()[1]}{data}"
        self.notes.append(("text", data))


class Reference(HTMLParser):
    """The standard library's own parser, whose word counts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.heard = Heard()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.heard.end(tag)

    def handle_data(self, data: str) -> None:
        self.heard.text(data)


def assert_told_alike(html: str) -> None:
    reference = Reference()
    reference.feed(html)
    reference.close()
    assert _without_ends_of_void(told(html, Heard).notes) == _without_ends_of_void(reference.heard.notes)


def _without_ends_of_void(notes: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """`<br />` ends for one and not for the other, which nobody can see."""
    return [note for note in notes if note not in [("end", "br"), ("end", "img"), ("end", "hr")]]


@st.composite
def items(draw: st.DrawFn) -> list[str]:
    """Words and marks with a blank between some of them."""
    found: list[str] = []
    for word in draw(WORDS):
        found += [*([draw(GAP)] if draw(st.booleans()) else []), word]
    return found


@settings(deadline=None)
@given(items(), items())
def test_words_are_matched_as_difflib_matches_them(older: list[str], newer: list[str]) -> None:
    expected = SequenceMatcher(None, older, newer, autojunk=False)
    assert WordMatcher(older, newer).get_opcodes() == expected.get_opcodes()


def test_whole_paragraphs_are_matched_as_difflib_matches_them() -> None:
    older = "In the end the plan, as the team saw it, was the plan of the team.".replace(" ", "| |").split(
        "|"
    )
    newer = [*older[6:], " ", *older[:8], "x", *older[9:]]
    expected = SequenceMatcher(None, older, newer, autojunk=False)
    assert WordMatcher(older, newer).get_opcodes() == expected.get_opcodes()


@pytest.mark.parametrize("html", HTML)
def test_every_kind_of_html_is_told_as_the_library_tells_it(html: str) -> None:
    assert_told_alike(html)
    assert_told_alike(f"<div>{html}</div>")


@settings(deadline=None)
@given(PIECES)
def test_html_put_together_at_random_is_told_as_the_library_tells_it(pieces: list[str]) -> None:
    assert_told_alike("".join(pieces))


def test_rendered_markdown_is_told_as_the_library_tells_it() -> None:
    converter = Markdown(extensions=["tables", "footnotes", "attr_list", "md_in_html", "def_list", "abbr"])
    for piece in (*INLINE, *LINES):
        assert_told_alike(converter.reset().convert(f"{piece}\n\nAfter. [^1]\n\n[^1]: Note."))


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8).map(" ".join), max_size=6), st.data()
)
def test_each_paragraph_is_paired_with_the_first_of_those_most_like_it(
    texts: list[str], data: st.DataObject
) -> None:
    text = data.draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=8).map(" ".join))
    older = [Block("p", one) for one in texts]
    compared = compare_texts(older, [Block("p", text)])
    ratios = [SequenceMatcher(None, one.split(), text.split(), autojunk=False).ratio() for one in texts]
    changed = [one for one in compared if one.operation is Operation.CHANGED]
    if text in texts or max(ratios, default=0) < ALIKE:
        assert not changed
    else:
        kept = "".join(run.text for run in changed[0].runs if run.operation is not Operation.ADDED)
        assert kept == texts[ratios.index(max(ratios))]
