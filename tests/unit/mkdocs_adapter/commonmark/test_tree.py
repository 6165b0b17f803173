"""What a converter makes of Markdown that it reads as CommonMark."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest
from markdown import Markdown

from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark, without_effect


def html(text: str, *extensions: str) -> str:
    return Markdown(extensions=[*extensions, CommonMark()]).convert(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "What we need:\n- schools\n- pupils",
            "<p>What we need:</p>\n<ul>\n<li>schools</li>\n<li>pupils</li>\n</ul>",
        ),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("4. four", '<ol start="4">\n<li>four</li>\n</ol>'),
        ("### Testing code: {muttest}", "<h3>Testing code: {muttest}</h3>"),
        ("```none\nall:\n\techo\n\n```", '<pre><code class="language-none">all:\n\techo\n\n</code></pre>'),
        ("`&amp;` &amp;amp;", "<p><code>&amp;amp;</code> &amp;amp;</p>"),
        ("a <!-- b --> c", "<p>a  c</p>"),
        ("<!-- a\n\nb -->", ""),
        ("<div><!-- a -->b</div>", "<div>b</div>"),
        ("~~a~~ https://a.example", '<p><del>a</del> <a href="https://a.example">https://a.example</a></p>'),
        ("> [!NOTE]\n> a", '<div aria-label="Note" class="markdown-alert markdown-alert-note" role="group">'),
        (
            "- [x] a",
            '<ul class="contains-task-list">\n<li class="task-list-item"><input aria-label="Done" checked',
        ),
        ("T\n\n:   a\n\n:   b", "<dl>\n<dt>T</dt>\n<dd><p>a</p>\n</dd>\n<dd><p>b</p>\n</dd>\n</dl>"),
        ("![a\nb](c.png)", '<p><img alt="a b" src="c.png" /></p>'),
        ("<span>*a*</span>", "<p><span><em>a</em></span></p>"),
        ("<details>\n\n- a\n\n</details>", "<details>\n<ul>\n<li>a</li>\n</ul>\n</details>"),
    ],
)
def test_a_text_is_read_as_the_forges_show_it(text: str, expected: str) -> None:
    made = html(text)
    assert made.startswith(expected)
    assert expected or not made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A {#b}", '<h1 id="b">A</h1>'),
        ("# A {: #b .c }", '<h1 class="c" id="b">A</h1>'),
        ("*a*{.b}{c}", '<p><em class="b">a</em>{c}</p>'),
        ("[a](b){target=_blank title='c d'}", '<p><a href="b" target="_blank" title="c d">a</a></p>'),
        ("a\n{: .b .c}", '<p class="b c">a</p>'),
        ("- a\n{.b}\n- c", '<ul>\n<li class="b">a</li>\n<li>c</li>\n</ul>'),
        ("| a {.b} |\n|---|\n| c {d} |", '<th class="b">a</th>'),
        ("# A {b}", "<h1>A {b}</h1>"),
        ("a {.b}", "<p>a {.b}</p>"),
        ("`a`{ }", "<p><code>a</code>{ }</p>"),
    ],
)
def test_braces_are_attributes_only_if_everything_in_them_is_one(text: str, expected: str) -> None:
    assert expected in html(text)


def test_notes_are_numbered_as_the_text_refers_to_them_and_lead_back() -> None:
    made = html("One[^b], two[^a], one again[^b].\n\n[^a]: A.\n[^b]: B.\n\n    More.\n[^c]: Unused.")
    assert [made.index(f'href="#fn:{label}">{number}<') for label, number in (("b", 1), ("a", 2))]
    assert made.index('<li id="fn:b"') < made.index('<li id="fn:a"')
    assert 'href="#fnref:b"' in made
    assert 'href="#fnref2:b"' in made
    assert '<sup id="fnref2:b">' in made
    assert "Unused" not in made
    assert html("None[^zz].") == "<p>None[^zz].</p>"
    assert "Second" not in html("A[^a].\n\n[^a]: First.\n\n[^a]: Second.")


def test_abbreviations_hold_for_one_text() -> None:
    converter = Markdown(extensions=[CommonMark()])
    assert converter.convert("An RCT.\n*[RCT]: A trial") == '<p>An <abbr title="A trial">RCT</abbr>.</p>'
    assert converter.reset().convert("An RCT.") == "<p>An RCT.</p>"
    named = Markdown(extensions=["abbr", CommonMark()])
    assert "<abbr" in named.convert("An RCT.\n\n*[RCT]: A trial")
    assert "<abbr" not in named.reset().convert("An RCT.")


def test_links_to_records_are_made_of_their_target_and_words() -> None:
    def link(target: str, words: str) -> Element:
        element = Element("a", {"href": target})
        element.text = words or "title"
        return element

    made = Markdown(extensions=[CommonMark(link)]).convert("[[a/b]], [[c|d *e*]], [[f]](g), `[[h]]`, [[^i]]")
    assert '<a href="a/b">title</a>, <a href="c">d <em>e</em></a>, <a href="g">[f]</a>' in made
    assert "<code>[[h]]</code>, [[^i]]" in made


def test_what_stands_for_html_cannot_be_written() -> None:
    assert html("<b>a</b> \x02wzxhzdk:0\x03") == "<p><b>a</b> wzxhzdk:0</p>"


@pytest.mark.parametrize("name", ["admonition", "pymdownx.tabbed", "pymdownx.emoji", "pymdownx.details"])
def test_an_extension_that_adds_signs_has_no_effect(name: str) -> None:
    assert [*without_effect([name], {})] == [name]


@pytest.mark.parametrize(
    "name", ["toc", "extra", "markdown.extensions.tables", "footnotes", "pymdownx.superfences"]
)
def test_other_extensions_are_left_alone(name: str) -> None:
    assert [*without_effect([name, CommonMark()], {})] == []
    assert "<h1" in html("# A", name)
