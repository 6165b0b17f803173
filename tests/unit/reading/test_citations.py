"""Where citations stand in a text, and whom they name: as pandoc reads it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.model import CitationCluster, Source
from mkdocs_evidence.reading import citations_of

Said = list[tuple[str, str, str, str]]


def clusters_of(text: str) -> tuple[CitationCluster, ...]:
    return citations_of(Source("blogs/x.md", "", text))


def said(cluster: CitationCluster) -> Said:
    return [(cite.key, cite.mode.value, cite.prefix, cite.suffix.strip()) for cite in cluster.cites]


@pytest.mark.parametrize(
    ("text", "written", "cites"),
    [
        ("[@a]", "[@a]", [("a", "NormalCitation", "", "")]),
        ("[-@a]", "[-@a]", [("a", "SuppressAuthor", "", "")]),
        ("As @a says", "@a", [("a", "AuthorInText", "", "")]),
        ("@a.", "@a", [("a", "AuthorInText", "", "")]),
        ("@a [p. 3] says", "@a [p. 3]", [("a", "AuthorInText", "", "p. 3")]),
        ("[see @a, p. 3]", "[see @a, p. 3]", [("a", "NormalCitation", "see", ", p. 3")]),
        (
            "[@a; also @b, p. 3]",
            "[@a; also @b, p. 3]",
            [("a", "NormalCitation", "", ""), ("b", "NormalCitation", "also", ", p. 3")],
        ),
        (
            "@a [p. 3; @b]",
            "@a [p. 3; @b]",
            [("a", "AuthorInText", "", "p. 3"), ("b", "NormalCitation", "", "")],
        ),
        ("[@doe:2020_b-c/d]", "[@doe:2020_b-c/d]", [("doe:2020_b-c/d", "NormalCitation", "", "")]),
        ("[@{odd,key}]", "[@{odd,key}]", [("odd,key", "NormalCitation", "", "")]),
        ("[@a\nand more]", "[@a\nand more]", [("a", "NormalCitation", "", "and more")]),
        ("Müller@x? @müller2020", "@müller2020", [("müller2020", "AuthorInText", "", "")]),
    ],
)
def test_a_citation_is_found_as_it_is_written(text: str, written: str, cites: Said) -> None:
    (cluster,) = clusters_of(text)
    assert text[cluster.start : cluster.end] == written
    assert said(cluster) == cites


@pytest.mark.parametrize(
    "text",
    [
        "`@a`",
        "``[@a] ` ``",
        "~~~\n[@a]\n~~~",
        "Code:\n\n    [@a]",
        "<!-- [@a] -->",
        "write to jo@example.org",
        r"our handle is \@a",
        "<https://example.org/@a> and https://example.org/@a",
        "[a link](https://example.org/@a)",
        "[see @a](https://example.org/)",
        "[label]: https://example.org/@a",
        '<a href="/@a">a</a>',
        "[[people/@a]]",
        "only @ alone, and @-a",
    ],
)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert clusters_of(text) == ()


def test_each_key_has_its_place_in_the_file() -> None:
    source = Source("blogs/x.md", "", "One.\n\nTwo [see @a; @bc] and\n@d.", body_line=12)
    places = [(cite.key, cite.line, cite.column) for one in citations_of(source) for cite in one.cites]
    assert places == [("a", 14, 10), ("bc", 14, 14), ("d", 15, 1)]


def test_code_between_a_work_and_a_bracket_keeps_them_apart() -> None:
    assert len(clusters_of("@a `code` [@b]")) == 2


KEY = st.sampled_from(["a", "b2", "c:d", "e_f", "g.h", "{i j}", "{k,l}", "doe2020"])
AFFIX = st.sampled_from(["", "see", "see also", "p. 3", "pp. 3-5", "and *more*", "chap. 2, sec. 1", "ibid."])
ONE = st.builds(
    lambda prefix, hyphen, key, comma, suffix: f"{prefix} {hyphen}@{key}{comma} {suffix}".strip(),
    AFFIX,
    st.sampled_from(["", "-"]),
    KEY,
    st.sampled_from(["", ","]),
    AFFIX,
)
CLUSTER = st.lists(ONE, min_size=1, max_size=3).map(lambda parts: f"[{'; '.join(parts)}]")
IN_TEXT = st.builds(
    lambda hyphen, key, rest: f"{hyphen}@{key}{rest}",
    st.sampled_from(["", "-"]),
    KEY,
    st.sampled_from(["", " says", " [p. 3]", " [p. 3; @b2]", " [@b2]", ", too", "'s", ".", " (see there)"]),
)
WORDS = st.sampled_from(["words", "(in brackets)", "a@b.org", "**strong**", "`@code`", "[not one]", "1; 2"])
TEXT = st.lists(st.one_of(CLUSTER, IN_TEXT, WORDS), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=15, deadline=None)
@given(st.lists(TEXT, min_size=10, max_size=30))
def test_pandoc_reads_the_same_citations(texts: list[str]) -> None:
    ours = [[said(cluster) for cluster in clusters_of(f"Then {text}")] for text in texts]
    assert ours == list(pandocs_reading([f"Then {text}" for text in texts]))


def pandocs_reading(texts: list[str]) -> Iterator[list[Said]]:
    document = "\n\n".join(texts)
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown-smart", "-t", "json"],
        input=document.encode(),
        capture_output=True,
        check=True,
    )
    for block in json.loads(done.stdout)["blocks"]:
        yield [_said_by_pandoc(node) for node in _cites(block)]


def _cites(node: Any) -> Iterator[Any]:
    if isinstance(node, dict) and node.get("t") == "Cite":
        yield node["c"][0]
    elif isinstance(node, (dict, list)):
        for child in node.values() if isinstance(node, dict) else node:
            yield from _cites(child)


def _said_by_pandoc(citations: Any) -> Said:
    return [
        (
            one["citationId"],
            one["citationMode"]["t"],
            _text(one["citationPrefix"]),
            _text(one["citationSuffix"]).strip(),
        )
        for one in citations
    ]


def _text(inlines: Any) -> str:
    shown = {"Str": lambda c: c, "Space": lambda _: " ", "SoftBreak": lambda _: " "}
    marks = {"Emph": "*", "Strong": "**"}
    return "".join(
        f"{marks[one['t']]}{_text(one['c'])}{marks[one['t']]}"
        if one["t"] in marks
        else shown[one["t"]](one.get("c")).replace("\xa0", " ")
        for one in inlines
    )
