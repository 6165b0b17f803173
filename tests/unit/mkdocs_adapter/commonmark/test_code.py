"""Code is highlighted where its language is known, says the same words, and obeys the site's own settings."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from pygments.lexers import get_lexer_by_name

from mkdocs_evidence.mkdocs_adapter.commonmark import CommonMark
from mkdocs_evidence.mkdocs_adapter.commonmark.code import LANGUAGES, LONGEST, highlighted

R = 'x <- lm(y ~ a, data = "b") # c\n'


def html(text: str, **configs: dict[str, object]) -> str:
    names = [name.replace("__", ".") for name in configs]
    chosen = {name.replace("__", "."): config for name, config in configs.items()}
    return Markdown(extensions=[*names, CommonMark()], extension_configs=chosen).convert(text)


def words(code: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", code))


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("r", R, '<span class="nf">lm</span>'),
        ("R", R, '<span class="s">"b"</span>'),
        ("python", "def f():\n    return 1\n", '<span class="k">def</span>'),
        ("sql", "SELECT a AND b\n", '<span class="k">AND</span>'),
        ("yaml", "a: 'b'\n", '<span class="nt">a</span>'),
        ("stata", "regress y x\n", '<span class="k">regress</span>'),
        ("sh", "echo $a # b\n", '<span class="c"># b'),
    ],
)
def test_the_language_decides_what_is_marked(language: str, code: str, expected: str) -> None:
    made = highlighted(code, language)
    assert made.startswith(f'<pre class="highlight"><code class="language-{language}">')
    assert expected in made
    assert "style=" not in made


@pytest.mark.parametrize("language", ["", "abap", "nonsense", "{r}", "<b>"])
def test_other_languages_stay_plain(language: str) -> None:
    assert "<span" not in highlighted(R, language)
    assert "<b>" not in highlighted(R, language)


@pytest.mark.parametrize("code", ["x <- 1\n" * (LONGEST // 7 + 1), "x\n" + " \n" * 200 + "y\n"])
def test_code_over_which_a_lexer_could_take_minutes_stays_plain(code: str) -> None:
    assert (
        highlighted(code, "python")
        == f'<pre><code class="language-python">{code.replace("<", "&lt;")}</code></pre>'
    )


@given(
    code=st.text(st.sampled_from("ab1 \n\t\"'`#<>&$(){}[]\\/*-:=|@\u00e9\r"), max_size=60),
    language=st.sampled_from(sorted(LANGUAGES)),
)
def test_no_word_of_a_code_changes(code: str, language: str) -> None:
    assert words(highlighted(code, language)) == code


def test_every_language_is_one_that_pygments_knows() -> None:
    assert [one for one in sorted(LANGUAGES) if one not in get_lexer_by_name(one).aliases] == []


def test_the_site_s_own_highlighting_stays_in_charge() -> None:
    text = f"```r\n{R}```\n\n    a"
    assert '<div class="codehilite"><pre><span></span><code><span class="n">x</span>' in html(
        text, codehilite={}
    )
    by_pymdownx = html(text, pymdownx__highlight={"pygments_lang_class": True, "line_anchors": "l"})
    assert '<div class="language-r highlight"><pre><span></span><code>' in by_pymdownx
    assert 'name="l-0-1"' in by_pymdownx
    assert 'name="l-1-1"' in by_pymdownx
    plain = html(text, pymdownx__highlight={"use_pygments": False})
    assert '<code class="language-r">x &lt;- lm' in plain
    assert '<pre class="highlight"><code class="language-r">' in html(text, pymdownx__superfences={})
