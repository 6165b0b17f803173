"""Pages for a disk: addresses in tags are rewritten, and nothing else is touched."""

from __future__ import annotations

import pytest

from mkdocs_evidence.mkdocs_adapter.for_disk.links import DiskLinks
from mkdocs_evidence.mkdocs_adapter.for_disk.pages import SEARCH_SCRIPT, page_for_disk, styles_for_disk

FILES = ("index.html", "a/index.html", "b c/index.html", "p.png", "x.css", "f.woff2", SEARCH_SCRIPT)
LINKS = DiskLinks(frozenset(FILES), "https://invented.example/")


@pytest.mark.parametrize(
    ("html", "from_disk"),
    [
        ('<a href="../b%20c/">b</a>', '<a href="../b%20c/index.html">b</a>'),
        ("<A\n HREF='../'>x</A>", '<A\n HREF="../index.html">x</A>'),
        ("<a href=../>x</a>", '<a href="../index.html">x</a>'),
        ('<a href="/">x</a>', '<a href="../index.html">x</a>'),
        (
            '<a title="> href=\'../\'" href="../">x</a>',
            '<a title="> href=\'../\'" href="../index.html">x</a>',
        ),
        ('<a href="../?a=1&amp;b=2">x</a>', '<a href="../index.html?a=1&amp;b=2">x</a>'),
        (
            '<form action="../"><button formaction="./">',
            '<form action="../index.html"><button formaction="index.html">',
        ),
        ('<img src="/p.png" alt="/">', '<img src="../p.png" alt="/">'),
        ('<img srcset="/p.png 1x, /p.png 2x">', '<img srcset="../p.png 1x, ../p.png 2x">'),
        ('<svg><image xlink:href="/p.png"/></svg>', '<svg><image xlink:href="../p.png"/></svg>'),
        ('<object data="/p.png"></object>', '<object data="../p.png"></object>'),
        ('<video poster="/p.png"></video>', '<video poster="../p.png"></video>'),
        (
            '<meta http-equiv="refresh" content="0; url=../">',
            '<meta http-equiv="refresh" content="0; url=../index.html">',
        ),
        ('<a href="https://invented.example/a/">x</a>', '<a href="index.html">x</a>'),
        ('é\r\n<p>ü\n</p><a href="../">x</a>', 'é\r\n<p>ü\n</p><a href="../index.html">x</a>'),
        (
            '<script src="/assets/evidence/search.js" type="module"></script>',
            '<script src="../assets/evidence/search.js" defer></script>',
        ),
        ('<link rel="preload" href="/f.woff2" as="font" crossorigin>\n<p>', "\n<p>"),
    ],
)
def test_addresses_are_rewritten(html: str, from_disk: str) -> None:
    assert page_for_disk(html, "a/index.html", LINKS) == from_disk


@pytest.mark.parametrize(
    "html",
    [
        '<link rel="canonical" href="https://invented.example/a/">',
        '<meta name="description" content="0; url is ../">',
        '<!-- <a href="../">x</a> -->',
        "<script>const x = \"<a href='../'>\";</script>",
        "<p>&lt;a href=\"../\"&gt; a < b && c</p><![CDATA[ <a href=''> ]]>",
        '<form data-root="../"><a name="../" title="../">x</a>',
        '<blockquote cite="../">x</blockquote>',
        '<script src="other.js" type="module"></script>',
        '<a href="../gone/">x</a><a href="#x">x</a><a href>x</a><a href="">x</a>',
        '<a href="../x',
    ],
)
def test_all_else_stays_as_it_is(html: str) -> None:
    assert page_for_disk(html, "a/index.html", LINKS) == html


def test_styles_begin_at_their_own_folder() -> None:
    css = 'a{background:url("/p.png")}b{src:url(../f.woff2)}c{d:url(//other/x)}e{f:url(/gone.png)}'
    assert styles_for_disk(css, "x.css", LINKS) == css.replace('"/p.png"', '"p.png"')


def test_fonts_are_waited_for_since_nothing_asks_for_them_sooner() -> None:
    css = "@font-face{font-display: optional}b{font-display:optional}"
    assert styles_for_disk(css, "x.css", LINKS).count("font-display: swap") == 2
