"""Signs that would be published as they are written are told where they are, with what is right.

Each sign is put into random surroundings; the text that a rule gives is put into its place, and rendered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialect.readers import githubs
from mkdocs_evidence.checks import markdown_misread, markdown_unread
from mkdocs_evidence.checks.body_faults import policy_faults
from mkdocs_evidence.checks.markup_faults import markup_faults
from mkdocs_evidence.checks.markup_places import span_of_fault
from mkdocs_evidence.checks.markup_remedies import remedy
from mkdocs_evidence.checks.signs import MISREAD, UNREAD, SignFault, may_hold_signs
from mkdocs_evidence.graph.metadata.policy import content_policy
from mkdocs_evidence.model import Source
from mkdocs_evidence.reading import SourceFile, read_file, read_written_text
from rendering import rendered

HEADER = "title: Invented\n"
FIRST_LINE = 4


@dataclass(frozen=True)
class Sign:
    """A sign, where in it the fault is told, what readers would see of it, and what they see instead."""

    written: str
    at: str
    residue: str
    right: str
    is_block: bool = False


SIGNS = (
    Sign('!!! warning "Mind"\n    The words.', "!!!", "!!! warning", "markdown-alert-warning", is_block=True),
    Sign("!!! note\nThe words.", "!!!", "!!! note The words.", "<p>The words.", is_block=True),
    Sign('!!! tip "The words"', "!!!", "!!! tip", "<strong>The words", is_block=True),
    Sign("??? note\n    The words.", "???", "??? note", "markdown-alert-note", is_block=True),
    Sign("::: tip\nThe words.\n:::", ":::", "::: tip", "markdown-alert-tip", is_block=True),
    Sign(":::{.callout-warning}\nThe words.\n:::", ":::", ":::", "markdown-alert-warning", is_block=True),
    Sign(".. note::\n   The words.", ".. note", ".. note::", "markdown-alert-note", is_block=True),
    Sign("```{warning}\nThe words.\n```", "```", "The words.", "markdown-alert-warning", is_block=True),
    Sign("> [!INFO]\n> The words.", "[!INFO]", "[!INFO]", "markdown-alert-note", is_block=True),
    Sign("```mermaid\ngraph TD\n```", "```", "graph TD", "<img ", is_block=True),
    Sign("the [plan](the plan.pdf) of", "](", "](the plan.pdf)", 'href="../the%20plan.pdf"'),
    Sign("the [plan] (https://a.example/b) of", "[plan]", "[plan] (", 'href="https://a.example/b"'),
    Sign("the (plan)[https://a.example/b] of", "(plan)", "(plan)[", 'href="https://a.example/b"'),
    Sign("| a | b |\n| 1 | 2 |", "| a", "| a | b |", "<table>", is_block=True),
    Sign("| a | b |\n|---|\n| 1 | 2 |", "| a", "| a | b |", "<table>", is_block=True),
    Sign("a | b\n--- | --- | ---\n1 | 2", "a |", "a | b", "<table>", is_block=True),
    Sign("(a) one\n(b) two", "(a)", "(a) one (b) two", "(a) one<br", is_block=True),
    Sign("a. one\nb. two\nc. three", "a.", "a. one b. two", "a. one<br", is_block=True),
    Sign("i) one\nii) two", "i)", "i) one ii) two", "i) one<br", is_block=True),
    Sign("• one\n• two", "•", "• one • two", "<ul>", is_block=True),
    Sign("a ** bold ** b", "**", "** bold **", "<strong>bold</strong>"),
    Sign("a **bold ** b", "**", "**bold **", "<strong>bold</strong>"),
    Sign("the **Note:**words", "**", "**Note:**", "<strong>Note:</strong> words"),
    Sign("an ==area== of", "==", "==area==", "<mark>area</mark>"),
    Sign("of 10^2^ km", "^2^", "^2^", "<sup>2</sup>"),
    Sign("##Next steps", "##", "##Next steps", "<h2", is_block=True),
    Sign("above\nTerm\n: meaning", ": meaning", ": meaning", "<dt>Term</dt>", is_block=True),
    Sign("a {: .b,c} d", "{:", "{: .b,c}", "a  d"),
    Sign("some[^zz] words", "[^zz]", "[^zz]", "footnote-ref"),
)
MISTAKEN = (
    Sign("2019. A good year", "2019.", "A good year", "<p>2019. A good year", is_block=True),
    Sign("CO~2~ in", "~2~", "CO2 in", "CO<sub>2</sub>"),
    Sign("was ~ten schools~ of", "~ten", "ten schools", "<del>ten schools</del>"),
)
WELL_FORMED = (
    *(
        "> [!NOTE]\n> The words.",
        "```r\nx <- 1\n```",
        "[plan](<the plan.pdf>)",
        "**bold**, *slanted* and ~~out~~",
    ),
    *(
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "1. one\n2. two",
        "(a) one  \n(b) two",
        "- one\n- two",
        "1. a\n\n   b",
    ),
    *(
        "2 ** 3 ** 4 and 5 * 6 * 7",
        "p < 0.05** and 0.01**",
        "a == b and c==d",
        "about ~5 to ~10",
        "x^2 + y^2",
    ),
    *(
        "Term\n: meaning",
        "*words*{.big}",
        "words\n{: .big}",
        "`{{ x }}` and `==y==`",
        "#channel and 3# and C##",
    ),
    *(
        "the model {muttest} and {x, y}",
        "in 2019. A year",
        "2019 was. So",
        "A | B",
        "the | of | it",
        "e.g. a. b.",
    ),
    *(
        "x[i][j] and [1][2] and [sic]",
        "[is][are]",
        "Wow!!! note",
        "What??? note",
        "a: b ::: c",
        "[x] done",
    ),
    *(
        "[see][here] it\n\n[here]: https://a.example",
        "~~~\n!!! note\n~~~",
        "<!-- ==x== -->",
        "\\*\\* bold \\*\\*",
    ),
)
SURROUNDINGS = (
    ("{}", ""),
    ("Words.\n\n{}\n\nMore words.", ""),
    ("- an item\n\n  {}\n", "  "),
    ("12. an item\n\n    {}\n\n    more", "    "),
    ("> {}", "> "),
    ("> - an item\n>\n>   {}\n", ">   "),
    ("`code`, <b>HTML</b> and [link](https://a.example).\n\n{}", ""),
    ("```\n==code==\n!!! note\n```\n\n{}", ""),
    ("Ünïcödé – “words” 漢字 🙂\n\n{}", ""),
)
IN_LINES = (
    ("| a | b |\n|---|---|\n| 1 | {} |", ""),
    ("## A {}", ""),
    ("Some words,\n{},\nand more", ""),
    ("- {}", ""),
)


def surrounded(sign: Sign, surrounding: tuple[str, str]) -> tuple[str, int]:
    """A text with the sign in it, and the offset at which the fault is told."""
    pattern, prefix = surrounding
    before, after = pattern.split("{}")
    written = sign.written.replace("\n", f"\n{prefix}")
    return f"{before}{written}{after}", len(before) + written.index(sign.at)


def faults(body: str) -> list[SignFault]:
    written = read_written_text(body)
    return [fault for find in (*UNREAD, *MISREAD) for fault in find(written)]


def seen(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).replace("&lt;", "<").replace("&gt;", ">").split())


SOME_SIGN = st.sampled_from((*SIGNS, *MISTAKEN))


@given(SOME_SIGN, st.sampled_from(SURROUNDINGS), st.sampled_from(IN_LINES), st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_sign_is_told_in_its_place_and_the_remedy_mends_it(
    sign: Sign, surrounding: tuple[str, str], line: tuple[str, str], in_line: bool
) -> None:
    body, start = surrounded(sign, line if in_line and not sign.is_block else surrounding)
    assert sign.residue in seen(rendered(body)), "readers would see it"
    assert may_hold_signs(body)
    found = faults(body)
    assert [fault.start for fault in found] == [start]
    assert body[start : found[0].end]
    right = found[0].right
    assert right is not None
    mended = right.in_place(body)
    assert not faults(mended), f"the remedy is told itself: {mended!r}"
    assert sign.right in rendered(mended)


@given(st.lists(SOME_SIGN, min_size=2, max_size=5), st.sampled_from(("\n\n", "\n\nWords.\n\n")))
@settings(max_examples=60, deadline=None)
def test_each_of_several_signs_is_told(signs: list[Sign], between: str) -> None:
    body = between.join(sign.written for sign in signs)
    places, position = [], 0
    for sign in signs:
        places.append(position + sign.written.index(sign.at))
        position += len(sign.written) + len(between)
    assert sorted(fault.start for fault in faults(body)) == places


@given(st.lists(st.sampled_from(WELL_FORMED), min_size=1, max_size=3), st.sampled_from(SURROUNDINGS))
@settings(max_examples=200, deadline=None)
def test_signs_that_do_what_they_are_for_are_not_told(texts: list[str], surrounding: tuple[str, str]) -> None:
    pattern, prefix = surrounding
    written = "\n\n<!-- -->\n\n".join(texts).replace("\n", f"\n{prefix}")
    assert faults(pattern.replace("{}", written)) == []


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: sign.written[:20])
def test_github_shows_these_signs_too(sign: Sign) -> None:
    assert sign.residue in seen(githubs(sign.written))


PIECES = st.sampled_from(
    (
        *(
            "**",
            "__",
            "*",
            "~",
            "==",
            "^2^",
            "[",
            "](",
            ")",
            "][",
            "]",
            "[^1]",
            "\n[^1]: ",
            "|",
            "---|",
            "\n",
            "\n\n",
        ),
        *(
            "(a) ",
            "b. ",
            "• ",
            "2019. ",
            "!!! note",
            "::: ",
            "> ",
            "- ",
            "    ",
            "```",
            "{: ",
            "}",
            "{{ x }}",
            "##a",
        ),
        *(
            "words ",
            "a",
            " ",
            "<b>",
            "`",
            "\\",
            ": x",
            ".. note::",
            "> [!INFO]\n",
            "https://a.example",
            "1. ",
            "\t",
        ),
    )
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=400, deadline=None)
def test_no_text_is_too_odd(body: str) -> None:
    found = faults(body)
    assert not found or may_hold_signs(body), "what is passed over has no such sign"
    for fault in found:
        assert 0 <= fault.start < fault.end <= len(body)
        if fault.right:
            assert fault.right.in_place(body) != body


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_and_column_are_those_of_the_file(newline: str) -> None:
    text = (
        "---\ntitle: Invented words\nsummary: Invented words, for this test of places alone.\n"
        "date: 2020-01-02\n"
        "authors: [jo-field]\n---\n\nWords.\n\n- ŵ and\tan ==area==\n"
    )
    record, _ = read_file(SourceFile("blogs/a-text.md", text.replace("\n", newline).encode()))
    assert record is not None
    (fault,) = markdown_unread.faults_in(record.source, record.source.body)
    assert (fault.place.line, fault.place.column, fault.place.length) == (10, 12, 8)


HTML = (
    (
        '<iframe src="https://a.example/b" title="A film"></iframe>',
        "<iframe",
        '<a href="https://a.example/b">A film</a>',
    ),
    (
        '<embed src="https://a.example/f.pdf">',
        "<embed",
        '<a href="https://a.example/f.pdf">Page on a.example</a>',
    ),
    (
        '<object data="https://a.example/c" title="C"></object>',
        "<object",
        '<a href="https://a.example/c">C</a>',
    ),
    ("a<b and c>d", "<b and", "a&lt;b and c&gt;d"),
    ("a<name of school>d", "<name", "a&lt;name of school&gt;d"),
    ("the <foo>words</foo> of", "<foo>", "the words of"),
    ('<b onclick="x()">words</b>', "onclick", "<b>words</b>"),
    ('<span style="color: red">words</span>', "style", "<span>words</span>"),
    ('<span style="font-weight:bold">words</span>', "style", "<strong>words</strong>"),
    ('<span style="font-style: italic">words</span>', "style", "<em>words</em>"),
    ('<span style="background-color:yellow">words</span>', "style", "<mark>words</mark>"),
    ('![A map](https://a.example/My%20Map.PNG "M")', "https", 'src="../images/my-map.png"'),
    ('<img alt="A map" src="https://a.example/map">', "https", 'src="../images/map.png"'),
)


@pytest.mark.parametrize(("written", "at", "right"), HTML)
@pytest.mark.parametrize("pattern", [pattern for pattern, _ in (*SURROUNDINGS, *IN_LINES)])
def test_html_is_told_in_its_place_and_the_remedy_mends_it(
    written: str, at: str, right: str, pattern: str
) -> None:
    body = pattern.replace("{}", written)
    start = pattern.index("{}") + written.index(at)
    html = rendered(body)
    (told,) = policy_faults(html, Source("blogs/a.md", HEADER, body, body_line=FIRST_LINE))
    assert (told.place.line, told.place.column) == (
        FIRST_LINE + body.count("\n", 0, start),
        start - body.rfind("\n", 0, start),
    )
    (fault,) = markup_faults(html, content_policy())
    mended = remedy(body, fault)
    assert mended is not None
    assert mended.text in told.help
    after = rendered(mended.in_place(body))
    assert markup_faults(after, content_policy()) == ()
    assert right in after


def test_a_tag_in_html_is_mended_by_html() -> None:
    body = '<div>\n<iframe src="https://a.example/b" title="A film"></iframe>\na<b and c>d\n</div>\n'
    texts = [remedy(body, fault) for fault in markup_faults(rendered(body), content_policy())]
    assert [one.text for one in texts if one] == ['<a href="https://a.example/b">A film</a>', "&lt;"]


def test_what_is_alike_is_told_where_it_is() -> None:
    body = (
        "[a map](https://a.example/m.png) ![A map](https://a.example/m.png)\n"
        '<span style="color: red">x</span> <span style="color: blue">y</span>\n'
    )
    faults = markup_faults(rendered(body), content_policy())
    spans = [span_of_fault(body, fault) for fault in faults]
    assert [span and span[0] for span in spans] == [
        body.rindex("https"),
        body.index("style"),
        body.rindex("style"),
    ]


def test_both_rules_are_warnings_of_their_own() -> None:
    source = Source("blogs/a.md", HEADER, "CO~2~ ==a==", body_line=FIRST_LINE)
    assert [fault.rule.id for fault in markdown_unread.faults_in(source, source.body)] == ["markdown-unread"]
    assert [fault.rule.id for fault in markdown_misread.faults_in(source, source.body)] == [
        "markdown-misread"
    ]
