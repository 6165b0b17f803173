"""No text that the check passes holds anything beyond the policy, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_evidence.checks.body_faults import policy_faults
from mkdocs_evidence.checks.markup_faults import Beyond, markup_faults, sanitised
from mkdocs_evidence.checks.may_hold_markup import may_hold_markup
from mkdocs_evidence.graph.metadata.policy import blocks, content_policy
from mkdocs_evidence.model import Source, body_policy
from mkdocs_evidence.reading import scheme_of
from rendering import rendered

POLICY = content_policy()
FRAME = '<!DOCTYPE html><title>x</title><body><div id="around"><article>{}</article><p id="end">.</p></div>'

PIECES = st.sampled_from(
    [
        *(
            "<",
            ">",
            "</",
            "<!--",
            "-->",
            "<?",
            "<![CDATA[",
            "]]>",
            "&",
            "&#",
            "&lt;",
            "&#60;",
            "/",
            "=",
            '"',
            "'",
        ),
        *(
            "`",
            "``",
            "```\n",
            "~~~\n",
            "    ",
            "\n",
            "\n\n",
            "\\",
            "(",
            ")",
            "[",
            "]",
            "![",
            "](",
            "]:",
            "[^1]",
            "{",
        ),
        *(
            "}",
            "{:",
            " #__config",
            "_",
            "__",
            "\\_",
            "＿",
            "#",
            "##",
            "===\n",
            "---\n",
            "> ",
            "- ",
            "1. ",
            "|",
            ":-:",
        ),
        *(
            "script",
            "style",
            "iframe",
            "svg",
            "math",
            "mtext",
            "a",
            "b",
            "p",
            "div",
            "table",
            "td",
            "img",
            "input",
        ),
        *(
            "details",
            "textarea",
            "title",
            "noscript",
            "template",
            "body",
            "plaintext",
            "foreignObject",
            "mglyph",
        ),
        *(
            " href",
            " src",
            " onclick",
            " style",
            " class",
            " id",
            " xlink:href",
            " formaction",
            " srcdoc",
            " srcset",
        ),
        *(
            "javascript:",
            "JaVaScRiPt:",
            "java\tscript:",
            "java\nscript:",
            "data:text/html,x",
            "vbscript:",
            "\x01",
        ),
        *(
            "http://",
            "https://elsewhere.example/",
            "//elsewhere.example/",
            "mailto:",
            "x.png",
            "a&b",
            "AT&T",
            ":",
        ),
        *(
            "alert(1)",
            "words",
            "é",
            "Ж",
            "*",
            "**",
            " ",
            "md-overlay",
            "=",
            "*[RCT]: ",
            "[^1]: ",
            ": ",
            "term\n: ",
        ),
        *(
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<b>",
            "</b>",
            "<table>",
            "<div>",
            "</div>",
            "<img src=x>",
        ),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=24).map("".join)


def elements(root: Element) -> Iterator[tuple[str, dict[str, str]]]:
    for element in root.iter():
        if isinstance(element.tag, str):
            yield element.tag, {str(name): value for name, value in element.attrib.items()}


def beyond_by_another_reader(html: str) -> list[str]:
    """What html5lib, as a browser would, finds beyond the policy where a text stands on its page."""
    page = html5lib.parse(FRAME.format(html), namespaceHTMLElements=False)
    body = page.find("body")
    around = None if body is None else body.find("div")
    if around is None or body is None or body.attrib or around.get("id") != "around" or len(body) != 1:
        return ["the frame of the page"]
    if [child.tag for child in around] != ["article", "p"] or around[1].get("id") != "end":
        return ["the frame of the page"]
    return [fault for tag, own in elements(around[0]) for fault in _beyond(tag, own)]


def _beyond(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    tag = tag.rpartition("}")[2]
    if tag not in body_policy.ELEMENTS:
        yield tag
    for name, value in attributes.items():
        if not body_policy.allows_attribute(tag, name.rpartition("}")[2].lower()):
            yield f"{tag} {name}"
        elif name in body_policy.ADDRESSES - {"srcset"} and _is_odd(value):
            yield f"{tag} {name}={value}"


def _is_odd(address: str) -> bool:
    return scheme_of(address) not in ("", *body_policy.SCHEMES)


@given(TEXTS)
@example("## \\_\\_config")
@example("## _[^1]_x\n\n[^1]: A")
@example("> __x\n> ===")
@example("![a][b]\n\n[b]: //elsewhere.example/x.png")
@example("[a](javascript&colon;alert)")
@example("[a][b]\n\n[b]:\njava\nscript:x")
@example("[a](java\\script:x)")
@example("http://>")
@example("http://a.example>b")
@example("https://1.2.3.999")
@example("https://a.example:b")
@example("https://xn--a.example")
@settings(max_examples=300, deadline=None)
def test_a_text_that_is_not_rendered_holds_nothing_beyond_the_policy(text: str) -> None:
    assume(not may_hold_markup(text))

    assert markup_faults(rendered(text), POLICY) == ()


@given(TEXTS)
@example("<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>")
@example("<math><mtext><table><mglyph><style><!--</style><img title='--><img src=1 onerror=alert(1)>'>")
@example("<b><p>x</b>y</p>")
@example("</article></div><p id=end>")
@example("<a><table><a>x</table>")
@example("<!--><img src=x onerror=alert(1)>-->")
@example("<!--x--!><script>alert(1)</script>-->")
@example("<p>a<body onload=alert(1)>")
@example("<select><p>x")
@example("<form></form>")
@example("<![<p>")
@example('<![<p title="')
@settings(max_examples=400, deadline=None)
def test_what_has_no_fault_is_read_alike_by_another_reader_of_html(html: str) -> None:
    assume(markup_faults(html, POLICY) == ())

    assert beyond_by_another_reader(html) == []


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_no_text_makes_the_check_fail_and_each_fault_has_a_place_in_it(text: str) -> None:
    source = Source("blogs/a.md", "title: x\n", text, body_line=4)
    lines = text.split("\n")
    for fault in policy_faults(rendered(text), source):
        place = fault.place
        assert 4 <= place.line < 4 + len(lines)
        assert place.source_line == lines[place.line - 4]
        assert 1 <= place.column <= len(place.source_line) + 1
        assert fault.help
        assert fault.seen


DISGUISED = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x></sCrIpT>",
    "<script\n>alert(1)</script >",
    "<img src=x onerror=alert(1)>",
    "<img src=x OnError = 'alert(1)'>",
    "<img/src='x'/onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" &#1; javascript:alert(1)">x</a>',
    '<a href="java&#x09;script:alert(1)">x</a>',
    '<a href="jav\nascript:alert(1)">x</a>',
    '<a href="JAVASCRIPT&colon;alert(1)">x</a>',
    '<a href="&#0000106&#0000097vascript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    '<img srcset="x.png 1x, javascript:alert(1) 2x">',
    "<svg onload=alert(1)></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><path/></a></svg>',
    "<svg><animate onbegin=alert(1) attributeName=x /></svg>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><foreignObject><iframe src=x></iframe></foreignObject></svg>",
    '<svg><use href="x.svg#a"/></svg>',
    '<math><maction actiontype="statusline" xlink:href="javascript:alert(1)">x</maction></math>',
    '<math href="javascript:alert(1)">x</math>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<iframe src=/></iframe>",
    "<object data=x.swf></object>",
    "<embed src=x.swf>",
    "<form action=x><button formaction=javascript:alert(1)>x</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<input type=image src=x formaction=javascript:alert(1)>",
    "<input type=checkbox>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<meta http-equiv=refresh content=0>",
    "<base href=//x>",
    "<link rel=stylesheet href=//x>",
    "<style>@import '//x';</style>",
    '<p style="position: fixed">x</p>',
    "<body onload=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<video src=//elsewhere.example/x.mp4></video>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<isindex action=javascript:alert(1)>",
    "<frameset onload=alert(1)></frameset>",
    "<p contenteditable onblur=alert(1)>x</p>",
    "<p id=__config>{}</p>",
    '<div class="x md-overlay">x</div>',
    '<a href="x" target="_top">x</a>',
    '<a href="x" ping="//x">x</a>',
    '<p data-md-component="dialog">x</p>',
    "[x](https://x.example){: onclick=alert(1) }",
    "![x](x.png){: onerror=alert(1) }",
    "A text\n{: style='position:fixed' }",
    "</article></main>",
    "<div>",
]


@pytest.mark.parametrize("text", DISGUISED)
def test_whatever_runs_or_leads_away_is_told_in_any_disguise(text: str) -> None:
    assert may_hold_markup(text)
    assert list(policy_faults(text if text.startswith("<") else rendered(text), Source("about.md", "", text)))


@pytest.mark.parametrize("text", DISGUISED)
def test_code_is_free(text: str) -> None:
    for code in (f"```\n{text}\n```", f"`` {' '.join(text.split())} ``"):
        assert markup_faults(rendered(code), POLICY) == ()


MADE_BY_EXTENSIONS = {
    "admonition": '!!! note "A note"\n    Words.\n',
    "pymdownx.details": "??? note\n    Words.\n\n???+ warning\n    Words.\n",
    "pymdownx.superfences": "```python title='x.py' linenums='1'\nx = 1\n```\n",
    "pymdownx.inlinehilite": "`#!python x = 1`",
    "pymdownx.tasklist": "- [x] done\n- [ ] to do\n",
    "pymdownx.tabbed": '=== "One"\n    Words.\n\n=== "Two"\n    Words.\n',
    "pymdownx.keys": "++ctrl+alt+del++",
    "pymdownx.critic": "{--out--}{++in++}{==mark==}",
    "pymdownx.caret": "x^2^ ^^in^^",
    "pymdownx.tilde": "x~2~ ~~out~~",
    "pymdownx.mark": "==mark==",
    "pymdownx.smartsymbols": "(c) -->",
    "pymdownx.betterem": "***words***",
    "pymdownx.arithmatex": "$x$ and\n\n$$\nx\n$$\n",
    "codehilite": "    :::python\n    x = 1\n",
    "footnotes": "Words.[^1]\n\n[^1]: More.\n",
    "tables": "| a | b |\n|:--|--:|\n| 1 | 2 |\n",
    "abbr": "RCT\n\n*[RCT]: Randomised\n",
    "def_list": "Term\n:   Meaning\n",
    "sane_lists": "4. four\n",
    "smarty": '"words" --',
    "wikilinks": "[[Page]]",
}
OPTIONS = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.arithmatex": {"generic": True},
}


@pytest.mark.parametrize("name", sorted(MADE_BY_EXTENSIONS))
def test_what_common_extensions_make_is_in_the_list(name: str) -> None:
    for options in ({}, OPTIONS.get(name, {})):
        if name == "pymdownx.arithmatex" and not options:
            continue  # makes a script, which the list does not have: sites set `generic`
        from mkdocs_evidence.mkdocs_adapter.shaped_text import ShapedText

        converter = Markdown(extensions=[name, "attr_list", ShapedText()], extension_configs={name: options})
        html = converter.convert(MADE_BY_EXTENSIONS[name])
        assert markup_faults(html, POLICY) == ()


@pytest.mark.parametrize("group", body_policy.GROUPS, ids=lambda group: group.purpose)
def test_every_element_of_the_list_passes_the_sanitiser(group: body_policy.ElementGroup) -> None:
    for name, own in group.elements:
        if name == "input":
            continue
        kept = [
            one
            for one in own.split()
            if one not in {*body_policy.ADDRESSES, "name", "for", "xmlns", "target"}
        ]
        attributes = "".join(f' {"viewBox" if one == "viewbox" else one}="1"' for one in kept)
        inner = f"<{name}{attributes}>"
        around = AROUND.get(name, "{}")
        closed = (
            inner if name in {"br", "hr", "wbr", "img", "source", "track", "col"} else f"{inner}</{name}>"
        )
        html = around.format(closed)
        assert markup_faults(html, POLICY) == (), html
        assert f"<{name}" in sanitised(html)


_ROW = "<table><tbody><tr>{}</tr></tbody></table>"
AROUND = {
    **dict.fromkeys(("td", "th"), _ROW),
    **dict.fromkeys(("thead", "tbody", "tfoot", "caption", "colgroup"), "<table>{}</table>"),
    "col": "<table><colgroup>{}</colgroup></table>",
    "tr": "<table><tbody>{}</tbody></table>",
    **dict.fromkeys(
        ("circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect"), "<svg>{}</svg>"
    ),
    **{
        name: "<math>{}</math>"
        for group in body_policy.GROUPS
        if group.purpose.startswith("Formulas")
        for name, _ in group.elements
        if name != "math"
    },
}


def test_a_policy_that_allows_more_is_followed() -> None:
    picture = '<img src="https://pictures.example/x.png" alt="x">'

    assert [fault.beyond for fault in markup_faults(picture, POLICY)] == [Beyond.BLOCKED]
    assert markup_faults(picture, "default-src 'self'; img-src 'self' https://pictures.example") == ()
    assert markup_faults(picture, "img-src *") == ()
    assert markup_faults(picture, "img-src https:") == ()
    assert markup_faults(picture, "img-src *.example") == ()
    assert markup_faults(picture, "img-src http://pictures.example") != ()


@pytest.mark.parametrize(
    "address", ["/\\elsewhere.example/x", "\\\\elsewhere.example", "ht\ntps://elsewhere.example/"]
)
def test_an_address_of_another_place_is_seen_as_a_browser_sees_it(address: str) -> None:
    assert blocks(POLICY, "img-src", address)
    assert not blocks(POLICY, "img-src", "images/x.png")
    assert not blocks(POLICY, "img-src", "/images/x.png")
