"""Comments are found by the tree, at their exact places, and a text without them is read as before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialect.snippets import SNIPPETS
from mkdocs_evidence.model import Key, RecordType, Source
from mkdocs_evidence.model.comments import Comment, blanked, emptied, restored
from mkdocs_evidence.reading import header_comments, without_comments
from mkdocs_evidence.reading.commonmark import comments_of, parse, without_html_comments
from mkdocs_evidence.reading.records import read_file
from mkdocs_evidence.reading.source_file import SourceFile

HEADER = """\
# above all
title: "A # sign" # behind a field
summary: |  # of a block
  # no comment
url: https://a.example/#part
list:
  # before an item
  - one
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a <!-- one two --> b", ["one two"]),
        ("<!-- one\n\ntwo -->\n\nx", ["one two"]),
        ("> <!-- one\n> two -->\n> x", ["one two"]),
        ("> x <!-- one\n> two\n> three --> y", ["one two three"]),
        ("- a\n\n  <!-- one\n  two -->\n- b", ["one two"]),
        ("| a <!-- x --> | b |\n|---|---|\n| c <!-- y \\| z --> | d |", ["x", "y \\| z"]),
        ("![alt <!-- x -->](x.png) [w <!-- y -->](z) [[projects/x|w <!-- z -->]]", ["x", "y", "z"]),
        ("N[^a].\n\n[^a]: Note <!-- x -->\n\n    <!-- y\n    z -->\n", ["x", "y z"]),
        ("*[RCT]: a trial <!-- x -->\n\nRCT", ["x"]),
        ("T <!-- x -->\n: D <!-- y -->", ["x", "y"]),
        ("# H <!-- x --> #\n\nS <!-- y\nz -->\n===", ["x", "y z"]),
        ("a\n\n<!-- never closed\n\nx", ["never closed x"]),
        ("<p>\n<!-- a\n\nb -->\n", ["a"]),
        ('<div title="<!-- no -->">\n<!-- yes -->\n</div>', ["yes"]),
        ("`<!-- a -->`, ``<!-- b -->``\n\n```\n<!-- c -->\n```\n\n    <!-- d -->", []),
        ("\\<!-- a --> and <!-- b", []),
        ("<!----> <!--> a --> <!-- . -->", []),
        (
            "[//]: # (one two)\n[//]: # 'three'\n[comment]: <> \"four\nfive\"",
            ["one two", "three", "four five"],
        ),
        ("[comment]: <six seven> (eight)", ["six seven", "eight"]),
        ("> [//]: # (one\n> two)", ["one two"]),
        ("[x]: # 'used'\n\n[x]", []),
        ("[x]: https://a.example 'of an address'", []),
        ("text\n[//]: # (shown)", []),
    ],
)
def test_comments_are_where_the_tree_has_them(text: str, words: list[str]) -> None:
    assert [comment.text for comment in comments_of(text)] == words


@pytest.mark.parametrize("line", ["prettier-ignore", "markdownlint-disable MD013 MD033", "vale off", "more"])
def test_a_sign_for_a_program_has_no_words_for_people(line: str) -> None:
    (comment,) = comments_of(f"a <!-- {line} --> b")
    assert comment.words == 0


@pytest.mark.parametrize("line", ["more of this, please", "vale this is wrong", "end of the list"])
def test_words_that_begin_like_such_a_sign_are_words(line: str) -> None:
    (comment,) = comments_of(f"a <!-- {line} --> b")
    assert comment.words >= 3


def seen(text: str) -> list[tuple[str, str, str]]:
    """What a text becomes, without its comments."""
    found = []
    for token in parse(text).tokens:
        for one in (token, *(token.children or ())):
            is_html = one.type in ("html_block", "html_inline")
            content = without_html_comments(one.content).rstrip() if is_html else one.content
            if one.type != "inline" and not (is_html and not content):
                found.append((one.type, one.tag, content))
    return found


pieces = st.sampled_from(
    (
        *(
            "<!-- a b -->",
            "<!--",
            "-->",
            "<!-- c\nd -->",
            "\n\n",
            "\n",
            "> ",
            "- ",
            "1. ",
            "    ",
            "`",
            "```\n",
        ),
        *("words", " | ", "\n|---|---|\n", "<div>\n", "</div>", "[//]: # (e f)", "[^n]", "[^n]: ", "![g](h)"),
        *(
            "[[projects/x|",
            "]]",
            "# ",
            "*",
            "\t",
            ": ",
            "*[I]: ",
            '<a title="',
            '">',
            "\\",
            "'",
            "(j)",
            "[x]",
        ),
    )
)


def assert_read_as_before(text: str) -> None:
    comments = comments_of(text)
    blank = blanked(text, comments)
    assert len(blank) == len(text)
    assert restored(blank, comments) == text
    assert comments_of(blank) == ()
    assert seen(blank) == seen(text)
    assert seen(emptied(text, comments)) == seen(text)


@pytest.mark.parametrize("text", SNIPPETS)
def test_a_snippet_without_its_comments_is_read_as_before(text: str) -> None:
    assert_read_as_before(text)
    assert_read_as_before(f"{text} <!-- one\ntwo --> {text}")


@settings(max_examples=300)
@given(st.lists(pieces, max_size=14).map("".join))
def test_any_text_without_its_comments_is_read_as_before(text: str) -> None:
    assert_read_as_before(text)


def test_comments_of_a_front_matter_are_what_no_value_holds() -> None:
    found = [comment.text for comment in header_comments(HEADER)]
    assert found == ["above all", "behind a field", "of a block", "before an item"]


def test_a_file_without_comments_keeps_all_else() -> None:
    body = "x <!-- a --> y\n"
    source = Source("blogs/x.md", HEADER, body, comments=comments_of(body))
    kept = HEADER.split("\n")
    lines = [
        kept[1].removesuffix(" # behind a field"),
        kept[2].removesuffix("  # of a block"),
        *kept[3:6],
        *kept[7:],
    ]
    assert without_comments(source) == "---\n" + "\n".join(lines) + "---\nx <!-- --> y\n"


def test_a_record_is_read_without_the_words_of_its_comments() -> None:
    summary = "summary: An invented post, for a test of comments."
    text = f"---\ntitle: A post\n{summary}\ndate: 2020-01-01\nauthors: people/bo-fiction\n---\n"
    body = "A [[projects/x]] <!-- secret [[projects/y]] [@z] --> [@a].\n"
    record, faults = read_file(SourceFile("blogs/post.md", (text + body).encode()))
    assert record is not None, faults
    assert record.key == Key(RecordType.BLOG, "post")
    assert "secret" not in record.source.body
    assert record.source.text == text + body
    assert [link.target for link in record.links] == ["projects/x"]
    assert record.source.comments == (Comment(17, 21, 49, ((22, "secret [[projects/y]] [@z]"),)),)
